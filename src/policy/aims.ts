/** Whether aims lie inside their limits, whichever packs the two come from. */
import { formatDuration } from '../calendar/durations.ts';
import { longerFrom } from './longer.ts';
import type { MergedItem } from './merged.ts';
import type { ProblemList } from './problems.ts';

/** An aim that ends after its limit would never be heard of; it is a finding, once for each timescale. */
export function checkAims(timescales: Iterable<MergedItem<'timescales'>>, problems: ProblemList): void {
  for (const { id, keys, place, keySpans } of timescales) {
    for (const { within, every, aim = keys.aim } of keys.steps ?? []) {
      const limit = every ?? within;
      if (aim === undefined || limit === undefined || longerFrom(aim, limit) === undefined) continue;
      const span = keySpans?.aim ?? keySpans?.steps ?? place.span;
      const message = `The aim of "${id}" (${formatDuration(aim)}) can end after its limit (${formatDuration(limit)}).`;
      const clears = 'An aim lies inside the limit: shorten it, or take it out.';
      problems.report('policy/steps', { file: place.file, span }, message, { clears, severity: 'warning' });
      break;
    }
  }
}
