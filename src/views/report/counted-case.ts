/** What the figures count in one record, as plain data: ids, codes, dates and numbers, from which the report is made without the record. */
import type { IsoDate } from '../../record/types.ts';
import { openCase } from '../../rules/open-case.ts';
import { FIGURES } from './figures.ts';
import { firstDay } from './months.ts';
import type { Counted, Figure, JudgedCase, PartName } from './types.ts';

/** What a figure counts in a record that is known from elsewhere. */
export type CountedThing = Omit<Counted, 'record'>;

export interface CountedCase {
  /** The id of the record. */
  readonly id: string;
  /** The day on which it was judged. */
  readonly asOf: IsoDate;
  /** Whether it is a child's whose case is open. */
  readonly open: boolean;
  /** What each figure counts in it, and what the parts of the figure are called, each once; without figures that have nothing here. */
  readonly figures: readonly FigureOfCase[];
}

export interface FigureOfCase {
  readonly id: string;
  readonly counted: readonly CountedThing[];
  readonly parts: readonly (readonly [part: string, name: PartName])[];
}

/** Counts a record. */
export function countedCase(judged: JudgedCase, figures: readonly Figure[] = FIGURES): CountedCase {
  const { journey } = judged;
  const { id, kind } = journey.facts;
  const { asOf } = journey;
  const from = firstDay(asOf);
  return {
    id,
    asOf,
    open: kind === 'child' && openCase(journey) !== undefined,
    figures: figures.flatMap((figure) => {
      const counted = Array.from(figure.of(judged, from), ({ record, ...thing }) => thing);
      const parts = new Map<string, PartName>();
      for (const [part, name] of figure.parts?.(judged) ?? []) if (!parts.has(part)) parts.set(part, name);
      return counted.length + parts.size === 0 ? [] : [{ id: figure.id, counted, parts: [...parts] }];
    }),
  };
}
