/** Dates as people write them, at the start of a heading: told from other titles, and turned into ISO dates to suggest. */
import { isoDateOf } from './date.ts';
import type { IsoDate } from './types.ts';

/** A date in some other form than ISO. */
export interface WrittenDate {
  /** How many characters it takes. */
  readonly length: number;
  /** The ISO date that is meant, where such a day exists. */
  readonly meant?: IsoDate;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<name>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?';
const WEEKDAY =
  '(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun)\\.?,? +)?';
const END = '(?![\\p{L}\\p{N}/])';

/** Year first; day first, as in the UK; and with the month's name. */
const FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?![\d/])/,
  /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/,
  /^(?<day>\d{1,2})([-/.])(?<month>\d{1,2})\2(?<year>\d{4}|\d\d)(?![\d/.]\d|\d)/,
  new RegExp(`^${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]+${MONTH},?[ -]+(?<year>\\d{4})${END}`, 'iu'),
  new RegExp(`^${WEEKDAY}${MONTH} +(?<day>\\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\\d{4})${END}`, 'iu'),
  new RegExp(`^${WEEKDAY}(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)${END}`, 'iu'),
];

/** The longest date that any of the forms reads. */
const LONGEST = 48;

/** The date that `title` starts with, where it is written in another form than ISO. `3/2/2026` is 3 February. */
export function writtenDateAt(title: string): WrittenDate | undefined {
  const start = title.slice(0, LONGEST);
  for (const form of FORMS) {
    const found = form.exec(start);
    if (!found?.groups) continue;
    const { year = '', month, name, day } = found.groups;
    const monthNumber = name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : Number(month);
    const yearNumber = year.length === 2 ? 2000 + Number(year) : Number(year);
    const meant = isoDateOf(yearNumber, monthNumber, Number(day));
    return { length: found[0].length, ...(meant && { meant }) };
  }
  return undefined;
}
