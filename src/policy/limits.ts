/** Whether a limit can be kept at all: that something can meet one before its start, and that a total is of a status. */
import type { MergedItem } from './merged.ts';
import type { ClockKeys } from './pack.ts';
import type { ProblemList } from './problems.ts';
import type { Step } from './types.ts';

type Timescales = ReadonlyMap<string, MergedItem<'timescales'>>;
type Clocks = ReadonlyMap<string, MergedItem<'clocks'>>;

/** Reports limits that make no sense with the clock that they stand in. They still count. */
export function checkLimits(
  items: { readonly timescales: Timescales; readonly clocks: Clocks },
  problems: ProblemList,
): void {
  for (const item of items.timescales.values()) {
    const { branchOf } = item.keys;
    const clock = branchOf === undefined ? item.keys : items.clocks.get(branchOf)?.keys;
    if (clock === undefined) continue;
    if (has(item, 'ahead') && !canBeMetAhead(clock)) {
      report(
        item,
        'ahead',
        `"${item.id}" is due before its clock starts, but nothing says how long before an entry may stand to meet it.`,
        'Give its clock "met-before:", or meet it by a date "of: opening".',
        problems,
      );
    }
    if (has(item, 'total') && clock.during === undefined) {
      report(
        item,
        'total',
        `"${item.id}" has a total, but its clock does not say of which status.`,
        'Give the clock "during:", the status whose length is added up.',
        problems,
      );
    }
  }
}

function has({ keys }: MergedItem<'timescales'>, limit: keyof Step): boolean {
  return (keys.steps ?? []).some((step) => step[limit] !== undefined);
}

function canBeMetAhead({ metBefore, metBy = [] }: ClockKeys): boolean {
  return metBefore !== undefined || metBy.some((pattern) => 'of' in pattern && (pattern.of ?? 'any') !== 'any');
}

function report(
  { place, keySpans }: MergedItem<'timescales'>,
  key: 'ahead' | 'total',
  message: string,
  clears: string,
  problems: ProblemList,
): void {
  const span = keySpans?.[key] ?? keySpans?.steps ?? place.span;
  problems.report('policy/steps', { file: place.file, span }, message, { clears, severity: 'warning' });
}
