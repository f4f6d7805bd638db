/** The date in England. The clock itself is read by the entries (node.ts, browser.ts); everything behind them is told the date. */
import { parseIsoDate } from '../record/date.ts';
import type { IsoDate } from '../record/types.ts';

/**
 * The date of an instant in England, whatever the time zone of the machine: a record is judged by the day where the child
 * is. (Swedish dates are written as ISO 8601 writes them.)
 */
export function dateInEngland(instant: Date): IsoDate {
  const date = parseIsoDate(format.format(instant));
  if (date === undefined) throw new Error(`The clock of this machine gives no date: ${String(instant)}`);
  return date;
}

/** Made once: it takes longer to make than to use, and the date is asked for at every key. */
const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
