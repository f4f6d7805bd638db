/**
 * How one record stands on the day of judgement, as plain data: what the figures of the report count in it. Ids, codes, dates and numbers, and no text of
 * the record, so that it can be kept and what is made of many records needs none of them again.
 */
import type { CountedCase } from './report/counted-case.ts';
import { countedCase } from './report/counted-case.ts';
import type { JudgedCase } from './report/types.ts';

export interface Standing {
  readonly counted: CountedCase;
}

/** How a record stands. */
export function standingOf(judged: JudgedCase): Standing {
  return { counted: countedCase(judged) };
}
