/** Remarks that silence rules, with their places as lines: plain data that holds no word of their reasons, so that it can be kept and handed on. */
import type { Remark } from '../lint/types.ts';
import { parseIsoDate } from '../record/date.ts';
import { PERSON_ID } from '../record/ids.ts';
import type { LineIndex } from '../record/lines.ts';
import type { IsoDate } from '../record/types.ts';

/** One remark of a file. */
export interface PlacedRemark {
  /** On which it stands, from 1. */
  readonly line: number;
  /** The address of the entry that it stands in; null outside of entries. */
  readonly entry: string | null;
  readonly scope: Remark['scope'];
  /** Rules that there are, and groups of them; whatever else it names is text. */
  readonly rules: readonly string[];
  /** Who decided it; null where nobody is named. */
  readonly by: string | null;
  /** The last day on which it holds; absent where it has no end. */
  readonly until?: IsoDate;
  readonly state: Remark['state'];
  /** How many findings it silences. */
  readonly silences: number;
}

export function placedRemark(lines: LineIndex, remark: Remark): PlacedRemark {
  const { span, entry, scope, rules, by, until, state, silences } = remark;
  return {
    line: lines.place(span.start).line,
    entry: entry ?? null,
    scope,
    rules,
    by: by === '' ? null : by,
    ...(until !== undefined && { until }),
    state,
    silences: silences.length,
  };
}

const SCOPES: readonly unknown[] = ['line', 'entry', 'file'];
const STATES: readonly unknown[] = ['holds', 'expired', 'past', 'incomplete'];

/** Whether plain data from a file is a remark as it was written there. */
export function isPlacedRemark(value: unknown): value is PlacedRemark {
  if (typeof value !== 'object' || value === null) return false;
  const { line, entry, scope, rules, by, until, state, silences }: { readonly [key: string]: unknown } = { ...value };
  return (
    isCount(line) &&
    isCount(silences) &&
    (entry === null || typeof entry === 'string') &&
    SCOPES.includes(scope) &&
    STATES.includes(state) &&
    Array.isArray(rules) &&
    rules.every((rule) => typeof rule === 'string') &&
    (by === null || (typeof by === 'string' && PERSON_ID.test(by))) &&
    (until === undefined || (typeof until === 'string' && parseIsoDate(until) !== undefined))
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
