/** A child's age as people say it. */
import type { IsoDate } from '../record/types.ts';
import { ageOn, birthday, toDayNumber } from './dates.ts';

/** `11 years 2 months`; `14 months` in the first two years; `3 weeks` and `5 days` in the first months. `on` is not before `born`. */
export function ageInWords(born: IsoDate, on: IsoDate): string {
  const years = ageOn(born, on);
  const since = birthday(born, Math.max(0, years));
  let months = 0;
  const [year, month, day] = since.split('-').map(Number);
  const [onYear, onMonth, onDay] = on.split('-').map(Number);
  months = ((onYear ?? 0) - (year ?? 0)) * 12 + (onMonth ?? 0) - (month ?? 0);
  // The last day of a short month completes the month of a child born later in one.
  if ((onDay ?? 0) < (day ?? 0) && !isLastOfMonth(on)) months -= 1;
  const days = toDayNumber(on) - toDayNumber(born);
  if (years >= 2) return months === 0 ? said(years, 'year') : `${said(years, 'year')} ${said(months, 'month')}`;
  const all = years * 12 + months;
  if (all >= 3) return said(all, 'month');
  return days >= 14 ? said(Math.floor(days / 7), 'week') : said(days, 'day');
}

function isLastOfMonth(date: IsoDate): boolean {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate() === day;
}

function said(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
