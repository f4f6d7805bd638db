/** The grammar of an entry's heading: `## YYYY-MM-DD[ HH:MM] Type[: subject]`. */
import { parseClockTime, parseIsoDate } from './date.ts';
import type { HeadingMark } from './shape.ts';
import type { ClockTime, EntryHeading, Problem, Span, TypeNames } from './types.ts';
import { writtenDateAt } from './written-date.ts';

/** What a heading says, and what is wrong with it. */
export interface ReadHeading {
  readonly heading: EntryHeading;
  readonly problems: readonly Problem[];
}

/** A date that somebody is still writing, or has forgotten to finish. `2026-27` is two years. */
const HALF_DATE = /^(?:19|20)\d\d-(?:(?:0\d|1[0-2])-?|[01])?(?=$|[ \t]*$|(?<=-)[ \t])/;
const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}(?!\d)/;
/** From when to when: `10:00-11:00`, `2 to 3pm`. */
const TIME_SPAN =
  /^(?<hours>\d{1,2})(?:[:.](?<minutes>\d{2}))? ?(?<half>am|pm)? ?(?<until>-|–|—|to) ?\d{1,2}(?:[:.]\d{2} ?(?<later>am|pm)?| ?(?<after>am|pm))[:,;]?(?=\s|$)/i;
/** Times in another form than `HH:MM`: `9:30`, `14.30`, `2pm`, `2.30 pm`, `1430`, `10:00-11:00`. */
const TIME_FORMS: readonly RegExp[] = [
  TIME_SPAN,
  /^(?<hours>\d{1,2})[:.](?<minutes>\d{2})(?::\d{2})? ?(?<half>am|pm)?[:,;]?(?=\s|$)/i,
  /^(?<hours>\d{1,2}) ?(?<half>am|pm)[:,;]?(?=\s|$)/i,
  /^(?<hours>\d{2})(?<minutes>\d{2})[:,;]?(?=\s|$)/,
];
/** The longest of them. */
const LONGEST_TIME = 24;
/** Longer types are no slip of the pen; they are not compared with the known ones. */
const LONGEST_TYPE = 80;
/** A dash between the date and the type. */
const DASH = /^[-–—]+[ \t]*/;
/** How many words are tried as a type that lacks its colon. */
const MOST_WORDS = 6;

function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}

/** Reads one heading line; made for one block. */
class HeadingReader {
  readonly #text: string;
  readonly #types: TypeNames;
  /** Whether the date is still being written. */
  #half = false;
  readonly problems: Problem[] = [];

  constructor(text: string, types: TypeNames) {
    this.#text = text;
    this.#types = types;
  }

  report(rule: Problem['rule'], span: Span, message: string, clears: string, suggestion?: string): void {
    this.problems.push({
      rule,
      severity: 'error',
      message,
      span,
      clears,
      ...(suggestion !== undefined && { suggestion }),
    });
  }

  read(mark: HeadingMark): EntryHeading | undefined {
    const start = mark.titleStart;
    const dateEnd = this.#date(start, mark.titleEnd);
    if (dateEnd === undefined) return undefined;
    const dateText = this.#text.slice(start, dateEnd);
    const date = parseIsoDate(dateText);
    const afterDate = this.#gap(start, dateEnd, mark.titleEnd);
    const { time, end: timeEnd } = this.#time(afterDate, mark.titleEnd);
    // While the type is still to be typed, it will stand after the space that is there already.
    const lineEnd = trimEnd(this.#text, timeEnd, mark.titleEnd) === timeEnd ? mark.end : mark.titleEnd;
    const typeStart = skipSpace(this.#text, timeEnd, lineEnd);
    return {
      span: { start: mark.lineStart, end: mark.end },
      dateText,
      dateSpan: { start, end: dateEnd },
      ...(date && { date }),
      ...(time && { time }),
      ...this.#typeAndSubject(typeStart, Math.max(typeStart, mark.titleEnd), start),
    };
  }

  /** The end of the date at the start of the title; nothing where the title starts with no date. */
  #date(start: number, end: number): number | undefined {
    const title = this.#text.slice(start, Math.min(end, start + 64));
    const clears = 'Write the date as year, month and day, for example 2026-02-03.';
    if (DATE_SHAPE.test(title)) {
      const shown = title.slice(0, 10);
      if (!parseIsoDate(shown)) {
        this.report('record/bad-date', { start, end: start + 10 }, `There is no such day as ${shown}.`, clears);
      }
      return start + 10;
    }
    const written = writtenDateAt(title);
    if (!written) {
      const half = HALF_DATE.exec(title)?.[0].length;
      if (half === undefined) return undefined;
      this.#half = true;
      const message = 'This date is not complete, so this entry cannot be placed in time.';
      this.report('record/bad-date', { start, end: start + half }, message, clears);
      return start + half;
    }
    const shown = title.slice(0, written.length);
    const message = written.meant
      ? `The date ${shown} is not written as year, month and day, so this entry cannot be placed in time. Did you mean ${written.meant}?`
      : `${shown} is not a date that exists.`;
    this.report('record/bad-date', { start, end: start + written.length }, message, clears, written.meant);
    return start + written.length;
  }

  /** Passes what stands between the date and the next word; reports anything but white space. */
  #gap(start: number, dateEnd: number, end: number): number {
    if (dateEnd === end || /\s/.test(this.#text[dateEnd] ?? '')) return skipSpace(this.#text, dateEnd, end);
    const clears = 'Put a space after the date.';
    const joined = /^[Tt](?=\d\d)/.test(this.#text.slice(dateEnd, dateEnd + 3));
    const mark = joined || /[:,;.]/.test(this.#text[dateEnd] ?? '');
    const markEnd = mark ? dateEnd + 1 : dateEnd;
    const spaced = !mark || joined ? ' ' : '';
    // A date that is already reported needs no second finding for its punctuation.
    if (this.problems.length === 0) {
      const suggestion = this.#text.slice(start, dateEnd) + spaced;
      this.report(
        'record/bad-date',
        { start, end: markEnd },
        'The date and what follows it run together.',
        clears,
        suggestion,
      );
    }
    return skipSpace(this.#text, markEnd, end);
  }

  /** The time of day at `start`, where one stands there, and where it ends. */
  #time(start: number, end: number): { time?: ClockTime; end: number } {
    const rest = this.#text.slice(start, Math.min(end, start + LONGEST_TIME));
    const exact = parseClockTime(rest.slice(0, 5));
    if (exact && (rest.length === 5 || /\s/.test(rest[5] ?? '')) && !TIME_SPAN.test(rest))
      return { time: exact, end: start + 5 };
    for (const form of TIME_FORMS) {
      const found = form.exec(rest);
      if (!found?.groups) continue;
      const { hours = '', minutes = '00', half, until, later, after } = found.groups;
      const afternoon = half ? (half.toLowerCase() === 'pm' ? 12 : 0) : undefined;
      const hour = afternoon === undefined ? Number(hours) : (Number(hours) % 12) + afternoon;
      // Of `2-3pm` it is not written in which half of the day it began.
      const isKnown = half !== undefined || (later ?? after) === undefined;
      const meant = isKnown ? parseClockTime(`${String(hour).padStart(2, '0')}:${minutes}`) : undefined;
      const span = { start, end: start + found[0].length };
      const message = `${found[0]} is not a time of day as the record writes it.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
      const which = until === undefined ? 'the time' : 'the time at which it began';
      const clears = `Write ${which} with the 24-hour clock, for example 09:30 or 14:30, or leave it out.`;
      this.report('record/bad-time', span, message, clears, meant);
      return { end: span.end };
    }
    return { end: start };
  }

  #typeAndSubject(
    start: number,
    end: number,
    titleStart: number,
  ): Pick<EntryHeading, 'typeText' | 'typeSpan' | 'type' | 'subject'> {
    const { typeEnd, type } = this.#type(start, end);
    const typeText = this.#text.slice(start, typeEnd);
    const colon = this.#text.indexOf(':', typeEnd);
    const subjectStart = colon === -1 || colon >= end ? end : skipSpace(this.#text, colon + 1, end);
    const subject = this.#text.slice(subjectStart, end);
    const typeSpan = { start, end: typeEnd };
    // While the date is half typed, nobody expects a type.
    if (typeText === '' && this.#half) return { typeText, typeSpan };
    if (typeText === '') {
      const span = { start: titleStart, end: Math.max(trimEnd(this.#text, titleStart, end), titleStart + 1) };
      const clears = 'Write the type after the date, for example `Visit` or `Contact: bruise seen at school`.';
      this.report('record/missing-type', span, 'This entry does not say what it is.', clears);
    } else if (type === undefined) this.#unknownType(typeText, typeSpan, subject !== '');
    return {
      typeText,
      typeSpan,
      ...(type !== undefined && { type }),
      ...(subject !== '' && { subject: { text: subject, span: { start: subjectStart, end } } }),
    };
  }

  /** The type up to the first colon; where that is no type, up to a later colon or the end (`1:1` is a name of one). */
  #type(start: number, end: number): { typeEnd: number; type?: string } {
    const title = this.#text.slice(start, Math.min(end, start + LONGEST_TYPE + 1));
    const first = title.indexOf(':');
    if (first === -1 && end - start > LONGEST_TYPE) {
      const far = this.#text.indexOf(':', start);
      return { typeEnd: trimEnd(this.#text, start, far === -1 || far > end ? end : far) };
    }
    const firstEnd = trimEnd(this.#text, start, first === -1 ? end : start + first);
    for (let colon = first, tries = 0; tries < 3; tries++) {
      const typeEnd = trimEnd(this.#text, start, colon === -1 ? start + title.length : start + colon);
      const type = typeEnd > start ? this.#types.resolve(this.#text.slice(start, typeEnd)) : undefined;
      if (type !== undefined) return { typeEnd, type };
      if (colon === -1) break;
      colon = title.indexOf(':', colon + 1);
    }
    return { typeEnd: firstEnd };
  }

  /** A heading may tell what happened where the type belongs: a message repeats only what is nearly a type, as it leaves the record. */
  #unknownType(typeText: string, span: Span, hasSubject: boolean): void {
    const clears =
      'Write one of the known types of entry, with any subject after a colon. Leave the date out of a heading that is no entry.';
    const isShort = typeText.length <= LONGEST_TYPE;
    const bare = typeText.replace(DASH, '');
    const colonless = isShort && !hasSubject ? this.#withoutColon(bare) : undefined;
    if (colonless) {
      const message = `No type of entry has this name. Did you mean "${colonless.name}", with a colon after it?`;
      this.report('record/unknown-type', span, message, clears, colonless.suggestion);
      return;
    }
    const isKnown = bare !== typeText && this.#types.resolve(bare) !== undefined;
    const near = isKnown ? bare : isShort ? this.#types.suggest(bare) : undefined;
    const message = near
      ? `No type of entry is called "${typeText}". Did you mean "${near}"?`
      : `No type of entry has this name.${this.#mayBe(typeText)}`;
    this.report('record/unknown-type', span, message, clears, near);
  }

  /** Several names that the text may stand for, where it is no slip in one of them. */
  #mayBe(typeText: string): string {
    const names = typeText.length > LONGEST_TYPE ? [] : (this.#types.mayBe?.(typeText) ?? []);
    return names.length === 0 ? '' : ` Did you mean ${names.map((name) => `"${name}"`).join(' or ')}?`;
  }

  /** The type whose colon was left out, and the text with it: `Visit at school`. */
  #withoutColon(typeText: string): { readonly name: string; readonly suggestion: string } | undefined {
    const words = typeText.split(/[ \t]+/, MOST_WORDS + 1);
    for (let count = Math.min(words.length - 1, MOST_WORDS); count > 0; count--) {
      const name = words
        .slice(0, count)
        .join(' ')
        .replace(/[,;.]$|[ \t][-–—]$/, '');
      if (this.#types.resolve(name) === undefined) continue;
      const rest = typeText
        .split(/[ \t]+/)
        .slice(count)
        .join(' ')
        .replace(/^[-–—][ \t]*/, '');
      return { name, suggestion: rest === '' ? name : `${name}: ${rest}` };
    }
    return undefined;
  }
}

/** Reads the level-2 heading `mark` of a block; nothing where it starts with no date and so heads no entry. */
export function readHeading(text: string, mark: HeadingMark, types: TypeNames): ReadHeading | undefined {
  const reader = new HeadingReader(text, types);
  const heading = reader.read(mark);
  return heading && { heading, problems: reader.problems };
}
