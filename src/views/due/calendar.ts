/** Deadlines as all-day events of a calendar (RFC 5545): `due --format ics`, and what the editor saves. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import ICAL from 'ical.js';
import { addDays } from '../../calendar/dates.ts';
import { authorityInWords } from '../../journey/explain.ts';
import type { IsoDate } from '../../record/types.ts';
import { UNSEEN } from '../../record/unseen.ts';
import type { ListedDeadline, ListedMoment } from './listed.ts';

/** What a calendar says of itself. */
export interface CalendarOf {
  /** The day of judgement: the latest, where records were judged on several. */
  readonly asOf: IsoDate;
  /** The version of the program. */
  readonly version: string;
}

/** Ids, dates and titles, and nobody's name: a calendar is shown on many screens. */
export function calendarOf(deadlines: readonly ListedDeadline[], { asOf, version }: CalendarOf): string {
  // A line may have 75 octets; those after the first begin with a space that the library does not count.
  ICAL.foldLength = 74;
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', `-//Case Record//case-record ${version}//EN`);
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  const alike = new Map<string, number>();
  for (const deadline of deadlines) {
    const key = keyOf(deadline);
    const number = (alike.get(key) ?? 0) + 1;
    alike.set(key, number);
    calendar.addSubcomponent(eventOf(deadline, asOf, `${number} ${key}`));
  }
  return `${calendar.toString()}\r\n`;
}

/** What makes a deadline the same one when the list is written again: whose it is, its timescale, what opened it, and when it was last met. */
function keyOf({ record, timescale, opened, last }: ListedDeadline): string {
  const openedBy = [opened.entry, opened.on];
  const lastMet = last === undefined ? null : [last.entry, last.on];
  return JSON.stringify([record, timescale.id, openedBy, lastMet]);
}

function eventOf(deadline: ListedDeadline, asOf: IsoDate, key: string): ICAL.Component {
  const { record, timescale, due, status } = deadline;
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${bytesToHex(sha256(utf8ToBytes(key)).subarray(0, 16))}@case-record.invalid`);
  // The day of judgement, not of writing: the same list is written the same way twice.
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${asOf}T00:00:00Z`));
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(due));
  event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(due, 1)));
  event.addPropertyWithValue('summary', oneLine(`${record}: ${timescale.title}${inBrackets(deadline)}`));
  event.addPropertyWithValue('description', descriptionOf(deadline));
  event.addPropertyWithValue('categories', status);
  event.addPropertyWithValue('class', 'CONFIDENTIAL');
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  return event;
}

function inBrackets({ status, ended }: ListedDeadline): string {
  if (ended !== undefined) return ' (ended)';
  return status === 'upcoming' || status === 'due-soon' ? '' : ` (${status === 'met-late' ? 'met late' : status})`;
}

function descriptionOf({ timescale, opened, last, met, dueTime }: ListedDeadline): string {
  const dated = (what: string, at: ListedMoment | undefined): string[] => {
    if (at === undefined) return [];
    return [`${what} ${at.on}${at.entry === null ? '' : ` by ${at.entry}`}.`];
  };
  const lines = [
    ...(dueTime === undefined ? [] : [`By ${dueTime}.`]),
    ...dated('Opened on', opened),
    ...dated('Last met on', last),
    ...dated('Met on', met),
    `${timescale.id}, ${authorityInWords(timescale.source)}.`,
  ];
  return lines.map(oneLine).join('\n');
}

/** Whatever stands in a record must not end a line of the calendar, nor turn its writing round. */
function oneLine(text: string): string {
  return text.replace(/[\t\r\n\u2028\u2029]+/gu, ' ').replace(UNSEEN, '');
}
