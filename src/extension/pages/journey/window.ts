/** The days that the drawing shows: what zooming and moving make of them. Pure. */
import { fromDayNumber, toDayNumber } from '../../../calendar/dates.ts';
import type { IsoDate } from '../../../record/types.ts';

export interface Shown {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Nearer than this one does not come: two weeks. */
const FEWEST_DAYS = 14;

/** So much nearer (a factor under 1) or further round a day; never beyond the whole. */
export function zoomed(shown: Shown, whole: Shown, factor: number, round: IsoDate = middleOf(shown)): Shown {
  const from = toDayNumber(shown.from);
  const to = toDayNumber(shown.to);
  const most = toDayNumber(whole.to) - toDayNumber(whole.from);
  const length = Math.min(Math.max(Math.round((to - from) * factor), Math.min(FEWEST_DAYS, most)), most);
  const fixed = Math.min(Math.max(toDayNumber(round), from), to);
  const share = to === from ? 0.5 : (fixed - from) / (to - from);
  return held(Math.round(fixed - share * length), length, whole);
}

/** Moved by a part of what is shown: -0.25 is a quarter back. */
export function moved(shown: Shown, whole: Shown, part: number): Shown {
  const from = toDayNumber(shown.from);
  const length = toDayNumber(shown.to) - from;
  return held(from + Math.round(length * part), length, whole);
}

/** The days round a group of marks, with some air. */
export function around(from: IsoDate, to: IsoDate, whole: Shown): Shown {
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  const air = Math.max(5, Math.round((last - first) / 4));
  const most = toDayNumber(whole.to) - toDayNumber(whole.from);
  return held(first - air, Math.min(last - first + 2 * air, most), whole);
}

/** The same days within another whole, such as that of the record after an edit. */
export function kept(shown: Shown, whole: Shown): Shown {
  const from = toDayNumber(shown.from);
  const most = toDayNumber(whole.to) - toDayNumber(whole.from);
  return held(from, Math.min(toDayNumber(shown.to) - from, most), whole);
}

function held(from: number, length: number, whole: Shown): Shown {
  const first = Math.max(Math.min(from, toDayNumber(whole.to) - length), toDayNumber(whole.from));
  return { from: fromDayNumber(first), to: fromDayNumber(first + length) };
}

function middleOf({ from, to }: Shown): IsoDate {
  return fromDayNumber(Math.round((toDayNumber(from) + toDayNumber(to)) / 2));
}
