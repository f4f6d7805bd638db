/** What the journey expects next: the entries that would meet what is due, the most pressing first. */
import { daysBetween } from '../../calendar/dates.ts';
import type { Deadline, Decision, EntryRef } from '../../journey/types.ts';
import type { EntryPattern, StatusChange } from '../../policy/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { sayDate, sayDays, sayLate } from '../../rules/wording.ts';
import type { EntryType } from '../../schema/types.ts';
import { byText } from '../../workspace/record-files.ts';
import type { JudgedRecord } from '../judged-record.ts';
import { isOpen } from './due-words.ts';

export interface ExpectedEntry {
  readonly type: EntryType;
  readonly due?: IsoDate;
  /** `due 14 April, in 12 days`. */
  readonly when: string;
  /** The rule, in words: `Visits in the first year of a placement`. */
  readonly why: string;
  /** The address of the entry that it is to answer. */
  readonly answers?: string;
}

/** More than this is a list to read, not a next thing to write. */
const MOST = 8;

interface Wait {
  readonly due?: IsoDate;
  readonly when: string;
  readonly why: string;
  readonly patterns: readonly (EntryPattern | StatusChange)[];
  readonly opening: EntryRef | undefined;
}

/**
 * The types of entry that would meet open deadlines and follow decisions that wait, each once, at its most pressing. What is only finished in an entry that is
 * there already (an assessment's `completed`) is not a new entry, and isn't among them.
 */
export function expectedEntries(record: JudgedRecord, types: readonly EntryType[]): ExpectedEntry[] {
  const { journey } = record.judgement;
  if (journey === undefined) return [];
  const waits: Wait[] = [];
  for (const deadline of journey.deadlines) if (isOpen(deadline)) waits.push(waitFor(deadline, record.asOf));
  for (const decision of journey.decisions) {
    const wait = decision.state === 'made' ? undefined : follows(decision, record.asOf);
    if (wait !== undefined) waits.push(wait);
  }
  waits.sort((a, b) => byText(a.due ?? record.asOf, b.due ?? record.asOf));
  const byId = new Map(types.map((type) => [type.id, type]));
  const expected = new Map<string, ExpectedEntry>();
  for (const { patterns, opening, ...wait } of waits) {
    for (const pattern of patterns) {
      if (!('entry' in pattern) || isOpeningItself(record, pattern, opening)) continue;
      // Of several that would do, the first is the one that the rule is about.
      const [id = ''] = typeof pattern.entry === 'string' ? [pattern.entry] : pattern.entry;
      const type = byId.get(id);
      if (type === undefined || expected.has(id)) continue;
      const answers = pattern.of === 'answering' ? addressOf(record, opening) : undefined;
      expected.set(id, { type, ...wait, ...(answers === undefined ? {} : { answers }) });
      if (expected.size === MOST) return [...expected.values()];
    }
  }
  return [...expected.values()];
}

function waitFor(deadline: Deadline, asOf: IsoDate): Wait {
  return {
    due: deadline.due,
    when: sayWhen(deadline.due, asOf, deadline.daysLate),
    why: deadline.timescale.title,
    patterns: deadline.clock.metBy,
    opening: deadline.opened.entry,
  };
}

/** A decision that is whole and waits for the entry that must follow it. */
function follows({ point, missing, due, entry }: Decision, asOf: IsoDate): Wait | undefined {
  if (missing.length > 0 || point.settledBy === undefined) return undefined;
  const when = due === undefined ? 'to follow' : sayWhen(due, asOf);
  return { ...(due === undefined ? {} : { due }), when, why: point.title, patterns: point.settledBy, opening: entry };
}

/** `due 14 April, in 12 days`; `was due 4 March, 3 days late`; `due today`. */
export function sayWhen(due: IsoDate, asOf: IsoDate, daysLate?: number): string {
  const days = daysBetween(asOf, due);
  if (days < 0 || daysLate !== undefined) return `was due ${sayDate(due, asOf)}, ${sayLate(daysLate ?? -days)}`;
  if (days === 0) return 'due today';
  return days === 1 ? `due ${sayDate(due, asOf)}, tomorrow` : `due ${sayDate(due, asOf)}, in ${sayDays(days)}`;
}

/** Whether the pattern is met by finishing the entry that opened the clock. */
function isOpeningItself(record: JudgedRecord, { of, at = 'date', entry }: EntryPattern, opening?: EntryRef): boolean {
  if (of === 'opening') return true;
  if (at === 'date' || opening === undefined || opening.record !== record.judgement.journey?.facts.id) return false;
  const type = record.judgement.record.entries[opening.index]?.block.heading.type;
  return type !== undefined && (typeof entry === 'string' ? entry === type : entry.includes(type));
}

/** As this record writes it: with the id of the other record where the entry stands there. */
function addressOf(record: JudgedRecord, ref: EntryRef | undefined): string | undefined {
  if (ref === undefined) return undefined;
  return ref.record === record.judgement.journey?.facts.id ? ref.address : `${ref.record}/${ref.address}`;
}
