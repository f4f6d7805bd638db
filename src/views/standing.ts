/**
 * How one record stands on the day of judgement, as plain data: what the figures of the report count in it, and what can still be met. Ids, codes, dates
 * and numbers and, as it is kept, no words of the record: what is made of many records needs none of them again.
 */
import { type DueOfCase, dueOfCase, withoutReasons } from './due/of-case.ts';
import { type CountedCase, countedCase } from './report/counted-case.ts';
import type { JudgedCase } from './report/types.ts';

export interface Standing {
  readonly counted: CountedCase;
  readonly due: DueOfCase;
}

/** How a record stands. */
export function standingOf(judged: JudgedCase): Standing {
  return { counted: countedCase(judged), due: dueOfCase(judged.journey, judged.config) };
}

/** The same without words of the record, to be kept. */
export function keptStanding({ counted, due }: Standing): Standing {
  return { counted, due: withoutReasons(due) };
}
