/** Remarks that silence rules, with their places as lines: plain data that holds no word of their reasons, so that it can be kept and handed on. */
import type { Remark } from '../lint/types.ts';
import { parseIsoDate } from '../record/date.ts';
import { PERSON_ID } from '../record/ids.ts';
import type { LineIndex } from '../record/lines.ts';
import type { IsoDate } from '../record/types.ts';
import { isListOf, isObject, isText, isTextOrNull, isWhole } from '../schema/plain-data.ts';

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
  if (!isObject(value)) return false;
  const { line, entry, scope, rules, by, until, state, silences } = value;
  return (
    isWhole(line) &&
    isWhole(silences) &&
    isTextOrNull(entry) &&
    SCOPES.includes(scope) &&
    STATES.includes(state) &&
    isListOf(rules, isText) &&
    (by === null || (typeof by === 'string' && PERSON_ID.test(by))) &&
    (until === undefined || (typeof until === 'string' && parseIsoDate(until) !== undefined))
  );
}
