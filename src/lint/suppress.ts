/**
 * Takes out of a record's findings those that a remark in it silences, and finds what is wrong with the remarks. A remark that is not complete, or
 * whose last day is over, silences nothing.
 */
import { addMonths } from '../calendar/dates.ts';
import type { Policy } from '../policy/types.ts';
import type { Suppression } from '../record/suppression.ts';
import type { CaseRecord, IsoDate, Span } from '../record/types.ts';
import { describeRules } from '../rules/describe.ts';
import { RULES } from '../rules/list.ts';
import type { Finding, People } from '../rules/types.ts';
import type { PlacedSuppressions } from './blocks.ts';
import type { Severities } from './settings.ts';
import {
  faultOf,
  notARule,
  type RemarkPlace,
  tooManyIn,
  unknownAuthor,
  unsigned,
  unusedRule,
} from './suppression-findings.ts';
import type { Remark, SuppressedFinding } from './types.ts';

export interface ToSuppress {
  readonly record: CaseRecord;
  readonly asOf: IsoDate;
  /** Whether the rules ran that need to know whose record it is. */
  readonly judged: boolean;
  /** In order of place. */
  readonly findings: readonly Finding[];
  readonly places: readonly PlacedSuppressions[];
}

export interface Suppressing {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly remarks: readonly Remark[];
}

/** `order` is that of a record's findings. */
export type Suppressor = (given: ToSuppress, order: (a: Finding, b: Finding) => number) => Suppressing;

/** A remark that holds, at document offsets, and which of its rules silenced something. */
interface Holding {
  readonly suppression: Suppression;
  readonly start: number;
  readonly entry: string | undefined;
  /** The day of that entry. */
  readonly on: IsoDate | undefined;
  readonly rules: ReadonlySet<string>;
  readonly used: Set<string>;
  readonly silences: Finding[];
}

/** The remarks that hold, by what they cover. */
interface Cover {
  readonly file: Holding[];
  readonly entries: Map<string, Holding[]>;
  /** By where the line starts; in the order of the text. */
  readonly lines: { readonly span: Span; readonly holding: Holding }[];
}

/** Faults of the text itself cannot be silenced: what could not be read is not known, and a remark can't speak for itself. */
export function canBeSuppressed(rule: string): boolean {
  return !rule.startsWith('record/') && !rule.startsWith('policy/');
}

export function createSuppressor(policy: Policy, severities: Severities, people?: People): Suppressor {
  let known: ReadonlySet<string> | undefined;
  const rulesKnown = (): ReadonlySet<string> => {
    known ??= new Set(describeRules(policy).flatMap(({ id }) => [id, `${id.slice(0, id.indexOf('/'))}/*`]));
    return known;
  };

  return ({ record, asOf, judged, findings, places }, order) => {
    const own: Finding[] = [];
    const report = (finding: Finding): void => {
      const applied = severities.applied(finding);
      if (applied) own.push(applied);
    };
    const holding: Holding[] = [];
    const remarks: Remark[] = [];
    const cover: Cover = { file: [], entries: new Map(), lines: [] };
    for (const { suppressions, start, block, entry } of places) {
      const at = { start, entry };
      if (suppressions.beyond) report(tooManyIn(suppressions.beyond, at));
      for (const suppression of suppressions.found) {
        const rules = new Set<string>();
        for (const rule of suppression.rules) {
          const fault = notARule(rule, rulesKnown(), at);
          if (fault) report(fault);
          else rules.add(rule.id);
        }
        const stranger = unknownAuthor(suppression, people, at);
        if (stranger) report(stranger);
        const silences: Finding[] = [];
        const fault = faultOf(suppression, rules, asOf, at);
        const on = dayOf(record, coversNextBlock(suppression) ? block + 1 : block);
        const state = stateOf(suppression, rules, on, asOf);
        if (fault && state !== 'past') report(fault);
        const nobodys = fault ? undefined : unsigned(suppression, at);
        if (nobodys && state !== 'past') report(nobodys);
        if (!fault && rules.size > 0) {
          const holds: Holding = { suppression, start, entry, on, rules, used: new Set(), silences };
          holding.push(holds);
          place(holds, cover, record, block);
        }
        remarks.push(remarkOf(suppression, at, rules, state, silences));
      }
    }
    const silenced = silence(findings, cover);
    for (const { suppression, used, rules, on, start, entry } of holding) {
      const at = { start, entry };
      for (const rule of suppression.rules) {
        const isAsked = !severities.isOff(rule.id) && !isNoLongerAsked(rule.id, on, asOf);
        const mayFind = isAsked && (judged || rule.id.startsWith('schema/'));
        if (rules.has(rule.id) && !used.has(rule.id) && mayFind) report(unusedRule(rule, suppression.scope, at));
      }
    }
    return { findings: [...silenced.findings, ...own].sort(order), suppressed: silenced.suppressed, remarks };
  };
}

/** Of the block at a position: the day of the entry that it is. */
function dayOf({ blocks }: CaseRecord, block: number): IsoDate | undefined {
  const at = blocks[block]?.block;
  return at?.kind === 'entry' ? at.heading.date : undefined;
}

const LOOKING_BACK: ReadonlyMap<string, number | undefined> = new Map(
  RULES.map(({ id, looksBack }) => [id, looksBack]),
);

/**
 * Whether a rule looks at an entry of this day no longer. A remark on it is then neither of use nor in the way, and is left to stand: it says what was
 * decided at the time.
 */
function isNoLongerAsked(rule: string, on: IsoDate | undefined, asOf: IsoDate): boolean {
  const months = LOOKING_BACK.get(rule);
  return on !== undefined && months !== undefined && addMonths(on, months) < asOf;
}

function stateOf(
  { lacks, until }: Suppression,
  rules: ReadonlySet<string>,
  on: IsoDate | undefined,
  asOf: IsoDate,
): Remark['state'] {
  if ((lacks !== undefined && lacks !== 'author') || rules.size === 0) return 'incomplete';
  if ([...rules].every((rule) => isNoLongerAsked(rule, on, asOf))) return 'past';
  return until !== undefined && asOf > until ? 'expired' : 'holds';
}

function remarkOf(
  { scope, span, lacks, by, reason, until }: Suppression,
  { start, entry }: RemarkPlace,
  rules: ReadonlySet<string>,
  state: Remark['state'],
  silences: readonly Finding[],
): Remark {
  return {
    span: { start: start + span.start, end: start + span.end },
    scope,
    ...(entry !== undefined && { entry }),
    rules: [...rules],
    state,
    ...(lacks !== undefined && { lacks }),
    by,
    reason,
    ...(until !== undefined && { until }),
    silences,
  };
}

/** Whether it stands at the very end of its text, and so covers the first line of whatever follows. */
function coversNextBlock({ line }: Suppression): boolean {
  return line !== undefined && line.start === line.end;
}

function place(holding: Holding, cover: Cover, record: CaseRecord, block: number): void {
  const { suppression, start, entry } = holding;
  const { scope, line } = suppression;
  if (scope === 'file') cover.file.push(holding);
  else if (scope === 'entry' && entry !== undefined) {
    const there = cover.entries.get(entry);
    if (there) there.push(holding);
    else cover.entries.set(entry, [holding]);
  } else if (line) {
    const next = coversNextBlock(suppression) ? record.blocks[block + 1] : undefined;
    const heading = next && (next.block.kind === 'entry' ? next.block.heading.span : next.block.headingSpan);
    const span = heading
      ? { start: next.start, end: next.start + heading.end }
      : { start: start + line.start, end: start + line.end };
    cover.lines.push({ span, holding });
  }
}

/** Of several remarks that cover a finding, the one that covers least counts: line, entry, record. */
function silence(findings: readonly Finding[], { file, entries, lines }: Cover): Omit<Suppressing, 'remarks'> {
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  lines.sort((a, b) => a.span.start - b.span.start);
  let from = 0;
  for (const finding of findings) {
    while ((lines[from]?.span.end ?? Number.POSITIVE_INFINITY) < finding.span.start) from++;
    const by = canBeSuppressed(finding.rule) ? silencing(finding) : undefined;
    if (by === undefined) kept.push(finding);
    else {
      suppressed.push(suppressedBy(finding, by));
      by.silences.push(finding);
    }
  }
  return { findings: kept, suppressed };

  function silencing(finding: Finding): Holding | undefined {
    for (let i = from; i < lines.length; i++) {
      const line = lines[i];
      if (!line || line.span.start > finding.span.start) break;
      if (uses(line.holding, finding.rule)) return line.holding;
    }
    const inEntry = finding.entry === undefined ? undefined : entries.get(finding.entry);
    return inEntry?.find((each) => uses(each, finding.rule)) ?? file.find((each) => uses(each, finding.rule));
  }
}

function uses({ rules, used }: Holding, rule: string): boolean {
  const all = `${rule.slice(0, rule.indexOf('/'))}/*`;
  const by = rules.has(rule) ? rule : rules.has(all) ? all : undefined;
  if (by !== undefined) used.add(by);
  return by !== undefined;
}

function suppressedBy(finding: Finding, { suppression, start }: Holding): SuppressedFinding {
  const { span, by, reason, until } = suppression;
  const remark = { start: start + span.start, end: start + span.end };
  return { finding, remark, by, reason, ...(until === undefined ? {} : { until }) };
}
