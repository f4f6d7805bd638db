/** What stays of a step where a pack changes its length alone. */
import type { Step } from './types.ts';

/**
 * The steps of an item over those of the one below it. `within: 2 months` over `steps: [{within: 3 months, since: circumstances}]` changes the length and leaves the day from which it
 * counts; who writes `steps` says both.
 */
export function withKeptStart(
  steps: readonly Step[] | undefined,
  below: readonly Step[] | undefined,
  writtenAsSteps: boolean,
): readonly Step[] | undefined {
  const [own, ...others] = steps ?? [];
  const [base, ...more] = below ?? [];
  if (own === undefined || writtenAsSteps || others.length + more.length > 0) return steps;
  if (base?.since === undefined || own.ahead || own.total) return steps;
  return [{ ...own, since: base.since }];
}
