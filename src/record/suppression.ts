/**
 * Remarks that silence a rule at one place and say why:
 *
 *     <!-- case-record-disable practice/analysis, decision/*: written up at the review (by m.patel, until 2026-09-30) -->
 *
 * They stand at the margin, on a line of their own or at the end of one, in text that is no fenced block. One in a line that is set in, in a quotation, a
 * table, the middle of a line or among fields silences nothing, and is found so that it can be told: whoever wrote it takes the rule for silenced. What a remark covers is told
 * by its place; see {@link Suppression}.
 */
import { parseIsoDate } from './date.ts';
import { PERSON_ID } from './ids.ts';
import { Scanner } from './scan.ts';
import type { FenceMark } from './shape.ts';
import { isSuppressionLine, marksIn, SUPPRESSION_MARK, trailingComment } from './suppression-line.ts';
import type { IsoDate, Span } from './types.ts';

/** One remark. Spans are relative to the text that it was read in. */
export interface Suppression {
  /** `line`: what starts on `line`. `entry`: the entry under whose heading it stands. `file`: the record. */
  readonly scope: 'line' | 'entry' | 'file';
  /** From `<!--` to `-->`. */
  readonly span: Span;
  /** The line that is covered; at the very end of the text it is the first line of whatever follows. */
  readonly line?: Span;
  /** The ids as written, each with its place. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string;
  /** Who decided it, as in the field `by`; empty where nobody is named. */
  readonly by: string;
  /** Where that is written; absent where nobody is named. */
  readonly bySpan?: Span;
  /** The last day on which it holds. */
  readonly until?: IsoDate;
  /** What it lacks. One that lacks anything but its author silences nothing. */
  readonly lacks?: 'rule' | 'reason' | 'author' | 'date' | 'end' | 'place' | 'margin' | 'brevity';
}

/** What is read of one text, and whether it held more than that. */
export interface Suppressions {
  readonly found: readonly Suppression[];
  /** The first remark that is not read, as there are too many. */
  readonly beyond?: Span;
}

/** More than anyone would write in one entry. */
export const MOST_SUPPRESSIONS = 100;
/** A longer remark is not read: a reason is a sentence. */
const LONGEST = 1000;

const NOTHING: Suppressions = { found: [] };

/** The remarks in a block's text, or (`from` its summary's start) in what stands before the first block. */
export function readSuppressions(text: string, part: 'entry' | 'free' | 'opening', from = 0): Suppressions {
  // Nearly every text holds none, which is found out at the speed of a plain search.
  return text.includes(SUPPRESSION_MARK) ? new Reader(text, part, from).read() : NOTHING;
}

interface Line extends Span {
  /** Where the next one starts. */
  readonly next: number;
}

class Reader {
  readonly #text: string;
  readonly #part: 'entry' | 'free' | 'opening';
  readonly #from: number;
  readonly #fences: readonly FenceMark[];
  readonly #fields: FenceMark | undefined;

  constructor(text: string, part: 'entry' | 'free' | 'opening', from: number) {
    this.#text = text;
    this.#part = part;
    this.#from = from;
    const shape = new Scanner(text).block(from);
    this.#fences = shape.fences;
    this.#fields = shape.leadingFence && shape.fences[0]?.info === 'yaml' ? shape.fences[0] : undefined;
  }

  read(): Suppressions {
    const text = this.#text;
    const found: Suppression[] = [];
    /** Those on lines of their own whose line is still to come. */
    let waiting: Suppression[] = [];
    /** Nothing but the fields and such remarks have come since the heading. */
    let atTop = this.#part === 'entry';
    let fence = 0;
    let inComment = false;
    for (let at = 0; at < text.length; ) {
      const line = this.#lineAt(at);
      at = line.next;
      while ((this.#fences[fence]?.end ?? Number.POSITIVE_INFINITY) <= line.start) fence++;
      const open = this.#fences[fence];
      const words = text.slice(line.start, line.end);
      if (inComment) {
        inComment = !words.includes('-->');
        continue;
      }
      if (words.trim() === '') continue;
      const inFence = open !== undefined && line.end > open.start && line.start < open.end;
      const isField = line.start < this.#from || (inFence && open === this.#fields);
      if (inFence) {
        if (!isField) atTop = false;
        found.push(...covering(waiting, line));
        waiting = [];
        if (!isField) continue;
      }
      inComment = !isField && /^ {0,3}<!--/.test(words) && !words.includes('-->');
      const comment = isField ? undefined : this.#commentOn(line);
      for (const astray of this.#astrayOn(line, comment)) {
        if (found.length + waiting.length >= MOST_SUPPRESSIONS) {
          return { found: [...found, ...covering(waiting, line)].sort(inOrder), beyond: astray };
        }
        found.push({ ...this.#parse(astray, 'line'), lacks: 'margin' });
      }
      if (isField) continue;
      if (comment && found.length + waiting.length >= MOST_SUPPRESSIONS) {
        return { found: [...found, ...covering(waiting, line)].sort(inOrder), beyond: comment };
      }
      const own = comment?.start === line.start;
      if (comment && own && this.#part === 'opening') found.push(this.#parse(comment, 'file'));
      else if (comment && own && atTop) found.push(this.#parse(comment, 'entry'));
      else if (comment && own) waiting.push(this.#parse(comment, 'line'));
      else {
        found.push(...covering(waiting, line));
        waiting = [];
        if (comment) found.push({ ...this.#parse(comment, 'line'), line });
        // The heading itself is the one line at the top that is no remark.
        if (line.start > this.#from) atTop = false;
      }
    }
    const end = { start: text.length, end: text.length };
    return { found: [...found, ...covering(waiting, end)].sort(inOrder) };
  }

  #lineAt(start: number): Line {
    const text = this.#text;
    let end = start;
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    return { start, end, next: text.startsWith('\r\n', end) ? end + 2 : end + 1 };
  }

  #commentOn({ start, end }: Span): Span | undefined {
    const line = this.#text.slice(start, end);
    if (!line.includes(SUPPRESSION_MARK) || /^[ \t>]/.test(line)) return undefined;
    const comment = trailingComment(line);
    if (comment) return { start: start + comment.start, end: start + comment.end };
    return isSuppressionLine(line) ? { start, end } : undefined;
  }

  /** Those on a line that stand where none is read. */
  #astrayOn({ start, end }: Span, read: Span | undefined): Span[] {
    const line = this.#text.slice(start, end);
    if (!line.includes(SUPPRESSION_MARK)) return [];
    return marksIn(line, MOST_SUPPRESSIONS + 1)
      .map((mark) => ({ start: start + mark.start, end: start + mark.end }))
      .filter((mark) => mark.start !== read?.start);
  }

  #parse(span: Span, scope: Suppression['scope']): Suppression {
    const none = { scope, span, rules: [], reason: '', by: '' };
    if (span.end - span.start > LONGEST) return { ...none, lacks: 'brevity' };
    const whole = this.#text.slice(span.start, span.end);
    if (!whole.endsWith('-->')) {
      const end = whole.indexOf('-->') + '-->'.length;
      return end < '-->'.length
        ? { ...none, lacks: 'end' }
        : { ...none, span: { start: span.start, end: span.start + end }, lacks: 'place' };
    }
    const after = whole.indexOf(SUPPRESSION_MARK) + SUPPRESSION_MARK.length;
    const said = whole.slice(after, -'-->'.length);
    const colon = said.indexOf(':');
    const names = colon === -1 ? said : said.slice(0, colon);
    const rules = namesIn(names, span.start + after);
    if (rules.length === 0 || !/^\s/.test(said)) return { ...none, lacks: 'rule' };
    const why = colon === -1 ? '' : said.slice(colon + 1);
    const from = span.start + after + colon + 1 + why.length - why.trimStart().length;
    return { scope, span, rules, ...whyAndWho(why.trim(), from) };
  }
}

function covering(waiting: readonly Suppression[], { start, end }: Span): Suppression[] {
  return waiting.map((each) => ({ ...each, line: { start, end } }));
}

function inOrder(a: Suppression, b: Suppression): number {
  return a.span.start - b.span.start;
}

function namesIn(names: string, from: number): Suppression['rules'] {
  const rules: { id: string; span: Span }[] = [];
  let at = 0;
  for (const part of names.split(',')) {
    const id = part.trim();
    const start = from + at + part.indexOf(id);
    if (id !== '') rules.push({ id, span: { start, end: start + id.length } });
    at += part.length + 1;
  }
  return rules;
}

/** `written up at the review (by m.patel, until 2026-09-30)`, which starts at `from`; either half of what the brackets hold may be missing. */
function whyAndWho(text: string, from: number): Pick<Suppression, 'reason' | 'by' | 'bySpan' | 'until' | 'lacks'> {
  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  const decision = open === -1 ? '' : text.slice(open + 1, -1);
  const cut = decision.search(/,|(?<!\S)until\s/u);
  const who = cut === -1 ? decision : decision.slice(0, cut);
  const end = cut === -1 ? undefined : decision.slice(cut).replace(',', '').trim();
  const named = /^\s*by\s/u.test(who) ? who.replace('by', '').trim() : '';
  const decides = named !== '' || (who.trim() === '' && end !== undefined && END.test(end));
  const reason = (decides ? text.slice(0, open) : text).trim();
  const decided = PERSON_ID.test(named) ? byAt(named, from + open + 1 + who.lastIndexOf(named)) : { by: '' };
  if (!/[\p{L}\p{N}]/u.test(reason)) return { reason, ...decided, lacks: 'reason' };
  if (!decides || end === undefined) return { reason, ...decided, ...unsigned(decided.by) };
  const until = END.test(end) ? parseIsoDate(end.replace('until', '').trim()) : undefined;
  if (until === undefined) return { reason, ...decided, lacks: 'date' };
  return { reason, ...decided, until, ...unsigned(decided.by) };
}

const END = /^until\s/u;

function unsigned(by: string): Pick<Suppression, 'lacks'> {
  return by === '' ? { lacks: 'author' } : {};
}

function byAt(by: string, start: number): Required<Pick<Suppression, 'by' | 'bySpan'>> {
  return { by, bySpan: { start, end: start + by.length } };
}
