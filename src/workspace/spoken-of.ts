/**
 * Whether supervision speaks of each open child in time. One definition for the finding in the child's record and for the agenda of a session: what counts
 * as spoken of, since when a child is on a worker's list, and by when the child was to be spoken of.
 */
import { addMonths } from '../calendar/dates.ts';
import { journeyFacts } from '../journey/facts.ts';
import type { DatedEntry, Journey } from '../journey/types.ts';
import { packNumber } from '../policy/pack-number.ts';
import type { Policy } from '../policy/types.ts';
import type { CaseRecord, IsoDate } from '../record/types.ts';
import { list, text, timelineOf } from '../rules/timeline.ts';
import type { Catalogue } from '../schema/types.ts';
import { heldCase } from './held-case.ts';
import type { WorkspaceConfig } from './types.ts';

/** Sessions that list in `cases` the children who were spoken of. */
export const SESSIONS = ['supervision', 'group-supervision'] as const;

/** What a supervision record says of children: ids and days, no text. */
export interface Supervising {
  /** Whose supervision it records, where it says so. */
  readonly worker: string | null;
  /** By the id of a child: the days on which a session spoke of it, in order. */
  readonly spokenOf: readonly (readonly [child: string, days: readonly IsoDate[]])[];
}

/** An open child on a worker's list. */
export interface OnList {
  readonly worker: string;
  /** Since when the worker holds the case. */
  readonly since: IsoDate;
  /** The last case supervision in the child's own record since then. */
  readonly spoken?: IsoDate;
}

/** A child whom supervision was to speak of by a day that is past. Plain data: the same answer for the same words. */
export interface NotSpokenOf {
  readonly worker: string;
  readonly since: IsoDate;
  /** The last day on which it was, where it was. */
  readonly last?: IsoDate;
  /** Within how many months it is to be. */
  readonly within: number;
  /** The last day on which that would have been in time. */
  readonly by: IsoDate;
}

/** What the supervision records of a workspace say together. */
export interface Supervision {
  /** Whether one of them is this worker's. Of a worker whose supervision is kept elsewhere nothing can be said. */
  supervises(worker: string): boolean;
  /** The days on which a session spoke of a child, in no order. */
  daysOn(child: string): readonly IsoDate[];
}

/** What a record says of children if it is one of supervision; undefined for any other. */
export function supervisingOf(record: CaseRecord, catalogue: Catalogue): Supervising | undefined {
  if (record.kind !== 'supervision') return undefined;
  const facts = journeyFacts(record, catalogue);
  if (facts === undefined) return undefined;
  const spokenOf = new Map<string, IsoDate[]>();
  for (const entry of facts.entries) {
    for (const child of spokenOfIn(entry)) {
      const days = spokenOf.get(child);
      if (days === undefined) spokenOf.set(child, [entry.date]);
      else days.push(entry.date);
    }
  }
  return { worker: text(facts.frontMatter.worker) ?? null, spokenOf: [...spokenOf] };
}

/** The ids of the children whom an entry of a supervision record spoke of, each once. */
export function spokenOfIn({ type, fields: { cases } }: DatedEntry): ReadonlySet<string> {
  if (!SESSIONS.some((session) => session === type)) return NONE;
  const ids = typeof cases === 'string' ? [cases] : list(cases);
  return new Set(ids.filter((id) => typeof id === 'string' && id !== '').map(String));
}

const NONE: ReadonlySet<string> = new Set();

/** On whose list a child is; undefined where the case is closed or nobody holds it. */
export function onList(journey: Journey | undefined, config: WorkspaceConfig): OnList | undefined {
  const held = journey && heldCase(journey, config);
  if (journey === undefined || held?.worker === undefined) return undefined;
  const { worker, since } = held;
  const spoken = timelineOf(journey)
    .of('case-supervision')
    .findLast(({ date }) => date >= since)?.date;
  return { worker, since, ...(spoken === undefined ? {} : { spoken }) };
}

/** The last day up to `asOf` on which supervision spoke of a child since the worker has held the case. */
export function lastSpokenOf({ since, spoken }: OnList, days: readonly IsoDate[], asOf: IsoDate): IsoDate | undefined {
  let last = spoken;
  for (const day of days) if (day >= since && day <= asOf && (last === undefined || day > last)) last = day;
  return last;
}

/** What the policy's interval says of a child on a list; undefined where it was spoken of in time. */
export function notSpokenOf(
  held: OnList,
  days: readonly IsoDate[],
  policy: Policy,
  asOf: IsoDate,
): NotSpokenOf | undefined {
  const { worker, since } = held;
  const last = lastSpokenOf(held, days, asOf);
  const within = packNumber(policy, 'discussion-months');
  const by = addMonths(last ?? since, within);
  return by < asOf ? { worker, since, ...(last === undefined ? {} : { last }), within, by } : undefined;
}

/** The same, as far as the records of a workspace can tell. */
export function missedBySupervision(
  child: string | undefined,
  held: OnList | undefined,
  supervision: Supervision,
  policy: Policy,
  asOf: IsoDate,
): NotSpokenOf | undefined {
  if (child === undefined || held === undefined || !supervision.supervises(held.worker)) return undefined;
  return notSpokenOf(held, supervision.daysOn(child), policy, asOf);
}
