/** What can still be met in one record, as plain data. */
import type { Journey } from '../../journey/types.ts';
import { type Holder, holderOf } from '../../workspace/holder.ts';
import type { WorkspaceConfig } from '../../workspace/types.ts';
import { isOpen, type ListedDeadline, listed } from './listed.ts';

export interface DueOfCase {
  /** Who holds the case now. */
  readonly holder: HeldBy;
  /** In the order of the journey. */
  readonly open: readonly OpenDeadline[];
}

/** A {@link Holder} of whom nothing is said where nothing is known. */
export type HeldBy = { readonly [K in keyof Holder]?: Holder[K] };

/** A deadline in a record that is known from elsewhere. */
export interface OpenDeadline extends Omit<ListedDeadline, 'record' | 'timescale' | 'met' | 'ended' | 'reason'> {
  /** The id of the timescale. */
  readonly timescale: string;
  /** Who held the case on the last day on time, where that is past. */
  readonly whenDue?: HeldBy;
  /** The `late-reason` on record: the one thing here that somebody wrote in words. */
  readonly reason?: string;
  /** That there is one, where the words are left out. */
  readonly reasoned?: true;
}

export function dueOfCase(journey: Journey, config: WorkspaceConfig): DueOfCase {
  return {
    holder: holderOf(journey, config),
    open: journey.deadlines.filter(isOpen).map((deadline) => {
      const { record: _record, met: _met, ended: _ended, timescale, ...rest } = listed(deadline);
      const isPast = deadline.due < journey.asOf;
      return { ...rest, timescale: timescale.id, ...(isPast && { whenDue: holderOf(journey, config, deadline.due) }) };
    }),
  };
}

/** The same without words of the record. */
export function withoutReasons({ holder, open }: DueOfCase): DueOfCase {
  return {
    holder,
    open: open.map(({ reason, ...rest }) => (reason === undefined ? rest : { ...rest, reasoned: true })),
  };
}
