/**
 * Fills in a template: each value where it belongs, written so that it stays the text it is. In the front matter and in fields it is one YAML
 * value; elsewhere it is words, and can't begin a heading, a fence or a remark. Where each part came from is kept, to say of a fault where it stands.
 */
import type { Span } from '../../record/types.ts';
import { yamlText } from '../../schema/yaml-text.ts';
import type { Uri } from '../types.ts';
import { oneLine } from './answer.ts';
import { offsetDate } from './placeholders.ts';
import type { Segment } from './types.ts';

/** Where a part of the filled text comes from: character by character for text, as a whole for a value. */
interface Origin {
  /** Where the part ends in the filled text. */
  readonly end: number;
  readonly start: number;
  readonly file: Uri;
  readonly from: Span;
  readonly exact: boolean;
}

export interface Filled {
  readonly text: string;
  /** Where a span of the filled text stands in the template or in the partial that it comes from. */
  origin(span: Span): { readonly file: Uri; readonly span: Span } | undefined;
}

interface Piece {
  readonly text: string;
  readonly segment: Segment;
  /** Where the text of the piece begins in its segment. */
  readonly skip: number;
}

export interface FillOptions {
  /** Lines none of whose values is given stay, to be filled in by hand: a field as its key alone. Otherwise they are left out. */
  readonly keepsEmpty?: boolean;
}

/** The template's text with these values in it. A name that is not among them leaves nothing. */
export function fill(
  segments: readonly Segment[],
  values: ReadonlyMap<string, string>,
  { keepsEmpty = false }: FillOptions = {},
): Filled {
  const writer = new Writer();
  const state = new LineState();
  for (const line of linesOf(segments)) {
    const raw = line.map(({ segment, text }) => (segment.kind === 'text' ? text : '\u{fffc}')).join('');
    const inYaml = state.reads(raw);
    const put = (piece: Piece): string => (piece.segment.kind === 'text' ? piece.text : valueIn(piece.segment, values));
    if (!line.some(({ segment }) => segment.kind === 'value'))
      for (const piece of line) writer.exact(piece, piece.text);
    else if (inYaml) yamlLine(line, put, writer, keepsEmpty);
    else proseLine(line, raw, put, writer, keepsEmpty);
  }
  return writer.filled();
}

function valueIn(segment: Extract<Segment, { kind: 'value' }>, values: ReadonlyMap<string, string>): string {
  const value = oneLine(values.get(segment.name) ?? '');
  return segment.offset === undefined ? value : (offsetDate(value, segment.offset) ?? value);
}

function* linesOf(segments: readonly Segment[]): Generator<Piece[]> {
  let line: Piece[] = [];
  for (const segment of segments) {
    if (segment.kind === 'value') {
      line.push({ text: '', segment, skip: 0 });
      continue;
    }
    let from = 0;
    while (from < segment.text.length) {
      const end = segment.text.indexOf('\n', from) + 1 || segment.text.length;
      line.push({ text: segment.text.slice(from, end), segment, skip: from });
      from = end;
      if (segment.text[end - 1] === '\n') {
        yield line;
        line = [];
      }
    }
  }
  if (line.length > 0) yield line;
}

/** Whether the line that is read stands in YAML: in front matter, or in the fields of an entry. What is filled in never changes it. */
class LineState {
  #at: 'start' | 'front-matter' | 'words' | 'fields' | 'fence' = 'start';
  #fence = '';

  /** Takes the next line, with a sign in place of each value, and says whether its values are YAML. */
  reads(line: string): boolean {
    const text = line.trimEnd();
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/u.exec(text);
    if (this.#at === 'start') {
      this.#at = text === '---' ? 'front-matter' : 'words';
      if (this.#at === 'front-matter') return false;
    } else if (this.#at === 'front-matter') {
      if (text === '---') this.#at = 'words';
      return text !== '---';
    }
    if (this.#at === 'words') {
      if (fence === null) return false;
      this.#fence = fence[1] ?? '';
      this.#at = /^\s*yaml\s*$/iu.test(fence[2] ?? '') ? 'fields' : 'fence';
      return false;
    }
    const closes = fence !== null && (fence[1] ?? '').startsWith(this.#fence) && (fence[2] ?? '').trim() === '';
    if (closes) {
      this.#at = 'words';
      return false;
    }
    return this.#at === 'fields';
  }
}

/** A plain value that stays the same in a list in brackets. */
const PLAIN_IN_LIST = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/-]*[\p{L}\p{N}._/-])?$/u;

/** What stands before the value in a line of YAML. */
const KEY = /^\s*(?:- +)*(?:[\w-]{1,80}:(?: +|$))?/u;
/** What a value begins with that is not plain: then a number sign behind it may be a part of it. */
const NOT_PLAIN = '"\'[{|>#';

/** The pieces up to a remark behind a plain value, and those from there on. */
function atRemark(line: readonly Piece[]): { readonly given: readonly Piece[]; readonly remark: readonly Piece[] } {
  const head = line[0]?.segment.kind === 'text' ? line[0].text : '';
  const key = KEY.exec(head)?.[0].length ?? 0;
  if (key < head.length && NOT_PLAIN.includes(head.charAt(key))) return { given: line, remark: [] };
  for (const [index, piece] of line.entries()) {
    if (piece.segment.kind !== 'text') continue;
    const from = index === 0 ? key : 0;
    let at = piece.text.slice(from).search(/[ \t]#/u);
    if (at === -1) continue;
    for (at += from; at > from && ' \t'.includes(piece.text.charAt(at - 1)); ) at -= 1;
    const before = { ...piece, text: piece.text.slice(0, at) };
    const behind = { ...piece, text: piece.text.slice(at), skip: piece.skip + at };
    return { given: [...line.slice(0, index), before], remark: [behind, ...line.slice(index + 1)] };
  }
  return { given: line, remark: [] };
}

function yamlLine(whole: readonly Piece[], put: (piece: Piece) => string, writer: Writer, keepsEmpty: boolean): void {
  const { given: line, remark } = atRemark(whole);
  const [first] = line;
  const head = first?.segment.kind === 'text' ? first.text : '';
  const key = KEY.exec(head)?.[0] ?? '';
  const sign = head.slice(key.length, key.length + 1);
  const ending = /\r?\n$/u.exec(line.at(-1)?.text ?? '')?.[0] ?? '';
  const rest = line
    .map((piece, at) => (at === 0 && piece === first && head !== '' ? head.slice(key.length) : put(piece)))
    .join('');
  // A field whose value was left out is left out with it.
  if (rest.trim() === '' && !keepsEmpty && /^\s*[\w-]+:\s*$/u.test(key)) return;
  const within = withinSigns(sign, put);
  const value = rest.trim();
  const written = within === undefined && !'|>#'.includes(sign || 'x') ? yamlText(value) : value;
  if (within !== undefined || written === value) {
    each(whole, within ?? put, put, writer);
    return;
  }
  if (first !== undefined && head !== '') writer.exact(first, key);
  const placed = line.find(({ segment }) => segment.kind === 'value');
  if (placed !== undefined) writer.whole(placed, written);
  each(remark, put, put, writer);
  if (ending !== '') writer.bare(ending);
}

/** How a value is written between quotation marks or in a list in brackets; undefined elsewhere. */
function withinSigns(sign: string, put: (piece: Piece) => string): ((piece: Piece) => string) | undefined {
  if (sign === '"') return (piece) => JSON.stringify(put(piece)).slice(1, -1);
  if (sign === "'") return (piece) => put(piece).replaceAll("'", "''");
  if (sign !== '[' && sign !== '{') return undefined;
  return (piece) => {
    const value = put(piece);
    return value === '' || PLAIN_IN_LIST.test(value) ? value : JSON.stringify(value);
  };
}

function each(
  line: readonly Piece[],
  value: (piece: Piece) => string,
  put: (piece: Piece) => string,
  writer: Writer,
): void {
  for (const piece of line) {
    if (piece.segment.kind === 'text') writer.exact(piece, put(piece));
    else writer.whole(piece, value(piece));
  }
}

function proseLine(
  line: readonly Piece[],
  raw: string,
  put: (piece: Piece) => string,
  writer: Writer,
  keepsEmpty: boolean,
): void {
  const isHeading = /^ {0,3}#{1,6} /u.test(raw);
  // A line none of whose values was given would say nothing.
  if (!isHeading && !keepsEmpty && line.every((piece) => piece.segment.kind === 'text' || put(piece) === '')) return;
  const last = line.findLastIndex((piece) => put(piece).trim() !== '');
  let atStart = true;
  for (const [at, piece] of line.entries()) {
    const isText = piece.segment.kind === 'text';
    // A heading that ends before a subject that was left out ends without its colon.
    const ends = isHeading && isText && last <= at && line[at + 1]?.segment.kind === 'value';
    const words = isText ? (ends ? withoutColon(piece.text) : piece.text) : inWords(put(piece), atStart, isHeading);
    if (isText) writer.exact(piece, words);
    else writer.whole(piece, words);
    atStart &&= /^[\s>*-]*$/u.test(words);
  }
}

function withoutColon(text: string): string {
  const end = text.trimEnd();
  return end.endsWith(':') ? end.slice(0, -1).trimEnd() : text;
}

/** Words that are no Markdown of their own: at the start of a line, and in a heading. */
function inWords(value: string, atStart: boolean, isHeading: boolean): string {
  const safe = value.replace(/<(?=[!/?\p{L}])/gu, '\\<');
  if (isHeading) return safe.replace(/#+$/u, (hashes) => `\\${hashes}`);
  if (!atStart) return safe;
  return safe.replace(/^(?=[#`~>+*=_|-])/u, '\\').replace(/^(\d{1,9})(?=[.)])/u, '$1\\');
}

class Writer {
  #text = '';
  readonly #origins: Origin[] = [];

  exact({ segment, skip }: Piece, text: string): void {
    this.#add(text, segment.file, { start: segment.start + skip, end: segment.start + skip + text.length }, true);
  }

  whole({ segment }: Piece, text: string): void {
    const end = segment.kind === 'value' ? segment.end : segment.start + segment.text.length;
    this.#add(text, segment.file, { start: segment.start, end }, false);
  }

  bare(text: string): void {
    this.#text += text;
  }

  #add(text: string, file: Uri, from: Span, exact: boolean): void {
    if (text === '') return;
    const start = this.#text.length;
    this.#text += text;
    this.#origins.push({ start, end: this.#text.length, file, from, exact });
  }

  filled(): Filled {
    const text = this.#text;
    const origins = this.#origins;
    return {
      text,
      origin(span) {
        const first = origins.find(({ end }) => end > span.start) ?? origins.at(-1);
        if (first === undefined) return undefined;
        const at = Math.max(0, span.start - first.start);
        const start = first.exact ? Math.min(first.from.start + at, first.from.end) : first.from.start;
        const last = origins.findLast((origin) => origin.start < span.end && origin.file === first.file) ?? first;
        const end = last.exact ? Math.min(last.from.start + (span.end - last.start), last.from.end) : last.from.end;
        return { file: first.file, span: { start, end: Math.max(start, end) } };
      },
    };
  }
}
