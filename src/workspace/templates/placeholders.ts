/** Placeholders: `{{child-name}}`, `{{today + 10 working days}}` and `{{> partial}}`. Names, and a length of time after a date; nothing else. */
import { parseDuration } from '../../calendar/durations.ts';
import type { WorkingDays } from '../../calendar/types.ts';
import { createWorkingDays } from '../../calendar/working-days.ts';
import { parseIsoDate } from '../../record/date.ts';
import type { Uri } from '../types.ts';
import type { DateOffset, Segment, ValueSegment } from './types.ts';

/** Longest text between the brackets. */
const LONGEST = 120;
const NAME = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const VALUE = new RegExp(`^(${NAME})(?:[ \\t]+([+-])[ \\t]*([0-9]{1,4} [a-z ]{3,20}))?$`, 'u');
/** What the name of a variable or a partial is made of. */
export const TEMPLATE_NAME = new RegExp(`^${NAME}$`, 'u');

/** An include, `{{> name}}`, where it stands. */
export interface IncludeSegment {
  readonly kind: 'include';
  readonly file: Uri;
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** A pair of double brackets that is no placeholder. */
export interface FaultySegment {
  readonly kind: 'faulty';
  readonly file: Uri;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type ReadSegment = Segment | IncludeSegment | FaultySegment;

/** The pieces of `text`, which stands in `file` from `start` on. Never throws. */
export function readSegments(file: Uri, text: string, start: number): readonly ReadSegment[] {
  const found: ReadSegment[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) found.push({ kind: 'text', file, start: start + from, text: text.slice(from, to) });
  };
  for (const match of text.matchAll(/\{\{([^{}\n]*)\}\}/gu)) {
    plain(match.index);
    from = match.index + match[0].length;
    found.push(segmentOf(file, match[1] ?? '', start + match.index, start + from));
  }
  plain(text.length);
  return found;
}

function segmentOf(file: Uri, inner: string, start: number, end: number): ReadSegment {
  const text = inner.trim();
  if (text.startsWith('>')) return { kind: 'include', file, start, end, name: text.slice(1).trim().slice(0, LONGEST) };
  const match = text.length > LONGEST ? null : VALUE.exec(text);
  const name = match?.[1];
  if (name === undefined) return { kind: 'faulty', file, start, end, text: text.slice(0, LONGEST) };
  const value: ValueSegment = { kind: 'value', file, start, end, name };
  if (match?.[2] === undefined) return value;
  const offset = offsetOf(match[2], match[3] ?? '');
  return offset === undefined ? { kind: 'faulty', file, start, end, text } : { ...value, offset };
}

function offsetOf(sign: string, length: string): DateOffset | undefined {
  const { duration } = parseDuration(length);
  if (duration === undefined || duration.unit === 'hours') return undefined;
  return { sign: sign === '-' ? '-' : '+', n: duration.n, unit: duration.unit };
}

let calendar: WorkingDays | undefined;

/** The date that lies so long before or after another; undefined where the text is no date. */
export function offsetDate(text: string, { sign, n, unit }: DateOffset): string | undefined {
  const date = parseIsoDate(text);
  if (date === undefined) return undefined;
  calendar ??= createWorkingDays({ counting: 'day-of-event-is-0' });
  const { due } = sign === '+' ? calendar.sum(date, { n, unit }) : calendar.ahead(date, { n, unit });
  return due;
}

/** A default or a computed value: its text with what is known put in; undefined where something in it is not known. */
export function filledIn(text: string, value: (name: string) => string | undefined): string | undefined {
  let filled = '';
  for (const segment of readSegments('', text, 0)) {
    if (segment.kind === 'text') filled += segment.text;
    else if (segment.kind !== 'value') return undefined;
    else {
      const known = value(segment.name);
      const put = known !== undefined && segment.offset ? offsetDate(known, segment.offset) : known;
      if (put === undefined) return undefined;
      filled += put;
    }
  }
  return filled;
}

/** The names that a default or a computed value needs. */
export function namesIn(text: string): readonly string[] {
  return readSegments('', text, 0).flatMap((segment) => (segment.kind === 'value' ? [segment.name] : []));
}
