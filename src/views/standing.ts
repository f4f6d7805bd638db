/**
 * How one record stands on the day of judgement, as plain data: what the figures of the report count in it, what can still be met, what audits found, and with
 * whose supervision it has to do. Ids, codes, dates and numbers and, as it is kept, no words of the record: what is made of many records needs none of them again.
 */
import { type Audit, auditsOf } from './audit/summary.ts';
import { type DueOfCase, dueOfCase, withoutReasons } from './due/of-case.ts';
import { type CountedCase, type CountedThing, countedCase } from './report/counted-case.ts';
import type { JudgedCase } from './report/types.ts';
import { type Concerns, concernsOf } from './supervision/concerns.ts';
import { risksOf } from './supervision/risks.ts';

export interface Standing {
  readonly counted: CountedCase;
  readonly due: DueOfCase;
  /** The id of the gravest status that says how much risk a child is in; absent where none is held. */
  readonly gravest?: string;
  /** Absent where nobody audited it. */
  readonly audits?: readonly Audit[];
  /** Absent where it has to do with nobody's supervision but that of whoever holds the case. */
  readonly concerns?: Concerns;
}

/** How a record stands. */
export function standingOf(judged: JudgedCase): Standing {
  const { gravest } = risksOf(judged.journey);
  const audits = auditsOf(judged);
  const concerns = concernsOf(judged);
  return {
    counted: countedCase(judged),
    due: dueOfCase(judged.journey, judged.config),
    ...(gravest !== undefined && { gravest }),
    ...(audits.length > 0 && { audits }),
    ...(concerns && { concerns }),
  };
}

/** The same without words of the record, to be kept. */
export function keptStanding({ due, ...rest }: Standing): Standing {
  return { ...rest, due: withoutReasons(due) };
}

/** Who holds the open case of a child or care leaver, as the figure of those without a worker counts it; undefined where no case is open. */
export function heldIn({ counted }: Standing): Pick<CountedThing, 'worker' | 'team'> | undefined {
  return counted.figures.find(({ id }) => id === 'unallocated')?.counted[0];
}
