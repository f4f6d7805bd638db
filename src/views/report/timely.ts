/** Which clocks count as visits, assessments, conferences, reviews or supervision: by the entries that meet them, whatever pack they stand in. */
import type { Deadline, DeadlineStatus } from '../../journey/types.ts';
import type { Clock, EntryPattern, Timescale } from '../../policy/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { holderOf } from '../../workspace/holder.ts';
import type { Counted, JudgedCase, PartName } from './types.ts';

/** What meets the clocks of a figure, and no other clocks: entries of these types, on this day of theirs. */
export interface MetBy {
  readonly types: readonly string[];
  /** The date of the entry that counts: that of its heading, or a field. */
  readonly at: 'date' | 'completed';
}

/** Whether every way of meeting the clock is one of these entries. */
export function isMetBy({ metBy }: Clock, { types, at }: MetBy): boolean {
  return metBy.length > 0 && metBy.every((pattern) => 'entry' in pattern && fits(pattern, types, at));
}

function fits({ entry, at: date = 'date', of }: EntryPattern, types: readonly string[], at: MetBy['at']): boolean {
  const those = typeof entry === 'string' ? [entry] : entry;
  if (!those.every((type) => types.includes(type))) return false;
  // What an entry itself says of its own writing up (`sent`, `distributed`) is another duty than holding it.
  return date === at && (of !== 'opening' || at === 'completed');
}

/** Deadlines that fell due from `from` to the day of judgement, the last day on time deciding; those met on time count. One that can still be met on its last day hasn't fallen due. */
export function* timely(judged: JudgedCase, from: IsoDate, wanted: MetBy): Iterable<Counted> {
  const { journey, config } = judged;
  for (const deadline of journey.deadlines) {
    const { due, status, record, timescale, daysLate } = deadline;
    if (due < from || due > journey.asOf || isAhead(status) || !counted(deadline, wanted)) continue;
    const counts = status === 'met';
    const { worker, team } = holderOf(journey, config, due < journey.asOf ? due : undefined);
    const own = counts ? undefined : place(deadline);
    yield {
      record,
      counts,
      worker,
      team,
      part: timescale.id,
      on: due,
      ...(daysLate === undefined ? {} : { days: daysLate }),
      ...(own === undefined ? {} : { entry: own.address }),
      ...(counts ? {} : { line: judged.lineOf(own) }),
    };
  }
}

/** The timescales that were counted, and on what authority each stands. */
export function* timescalesOf({ journey }: JudgedCase, wanted: MetBy): Iterable<readonly [string, PartName]> {
  for (const deadline of journey.deadlines) {
    if (!counted(deadline, wanted)) continue;
    yield [deadline.timescale.id, nameOf(deadline.timescale)];
  }
}

/** What a timescale is called, and whether it is law. */
export function nameOf({ title, source }: Timescale): PartName {
  return { title, authority: source.status === 'local' ? 'local, not law' : source.status };
}

function isAhead(status: DeadlineStatus): boolean {
  return status === 'upcoming' || status === 'due-soon';
}

const known = new WeakMap<MetBy, WeakMap<Clock, boolean>>();

function counted({ clock }: Deadline, wanted: MetBy): boolean {
  let clocks = known.get(wanted);
  if (clocks === undefined) {
    clocks = new WeakMap();
    known.set(wanted, clocks);
  }
  let answer = clocks.get(clock);
  if (answer === undefined) {
    answer = isMetBy(clock, wanted);
    clocks.set(clock, answer);
  }
  return answer;
}

/** Where to look: what met it late or ended it, else what it was counted from. */
function place({ record, met, ended, last, opened }: Deadline) {
  return [met?.entry, ended?.entry, last?.entry, opened.entry].find((entry) => entry?.record === record);
}
