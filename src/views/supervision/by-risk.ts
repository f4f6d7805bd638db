/** The order of the children on an agenda. */
import { byText } from '../report/gather.ts';
import type { AgendaChild } from './types.ts';

/** The gravest first; of the same risk the one with most that is late by statute, most that is late, most days late. */
export function byRisk(a: AgendaChild, b: AgendaChild): number {
  return (
    a.rank - b.rank ||
    statutory(b) - statutory(a) ||
    b.late.length - a.late.length ||
    mostDays(b) - mostDays(a) ||
    Number(b.notDiscussedBy !== undefined) - Number(a.notDiscussedBy !== undefined) ||
    byText(a.record, b.record)
  );
}

function statutory({ late }: AgendaChild): number {
  return late.filter((deadline) => deadline.statutory).length;
}

function mostDays({ late }: AgendaChild): number {
  return Math.max(0, ...late.map(({ daysLate }) => daysLate ?? 0));
}
