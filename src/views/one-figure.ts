/** One figure of the team's report, for views that must count as the report does. */
import type { IsoDate } from '../record/types.ts';
import { FIGURES } from './report/figures.ts';
import type { Counted, Figure, JudgedCase } from './report/types.ts';

export type FigureId = 'caseload' | 'unallocated' | 'decisions-waiting';

/** What a figure counts in one record, of the time from `from` on. */
export function countedIn(judged: JudgedCase, id: FigureId, from: IsoDate = judged.journey.asOf): readonly Counted[] {
  return [...figure(id).of(judged, from)];
}

/** What the parts of a figure are called in one record. */
export function partTitles(judged: JudgedCase, id: FigureId): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const [part, { title }] of figure(id).parts?.(judged) ?? []) titles.set(part, title);
  return titles;
}

function figure(id: FigureId): Figure {
  const found = FIGURES.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The report has no figure ${id}.`);
  return found;
}
