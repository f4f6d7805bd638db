/**
 * Reads the fields as people nearly always write them, `name: value` line by line with plain lists and groups below, without the YAML
 * reader. It takes only text of which there is one reading; at the first sign of anything else (quotes, comments, continued lines, a name
 * that stands twice) it gives up, and the YAML reader decides. A property test holds it to what that reader says.
 *
 * Why: the YAML reader is most of the time of a whole lint, and nearly all of that goes into blocks as plain as this.
 */
import type { FieldMap, FieldPath, Fields, FieldValue, Span } from './types.ts';

/** The fields of a plain block, and the names that stand without a value. */
export interface PlainBlock {
  readonly value: FieldMap;
  readonly empty: readonly FieldPath[];
}

/** Groups nested deeper than this are left to the YAML reader. */
const DEEPEST = 6;

/** The fields of the block between `start` and `end`, or undefined where it holds anything but plain lines. */
export function readPlainBlock(text: string, start: number, end: number): PlainBlock | undefined {
  const reader = new PlainReader(text, start, end);
  const value = reader.block();
  return value === undefined ? undefined : { value, empty: reader.empty };
}

/** Where names and plain values stand, by part and path. */
type Places = ReadonlyMap<string, Span>;

function placeKey(part: 'key' | 'value', path: FieldPath): string {
  return `${part}\n${path.join('\n')}`;
}

/**
 * Fields read without the YAML reader. Where a name or a plain value stands is found by reading the lines once more; the YAML reader is asked where a list or
 * a group stands as a whole, which only a finding wants to know.
 */
export class PlainFields implements Fields {
  readonly value: FieldMap;
  readonly empty: readonly FieldPath[];
  readonly span: Span;
  readonly #text: string;
  readonly #read: () => Fields;
  #places: Places | undefined;
  #whole: Fields | undefined;

  /** The fields stand at `span` of `text`; `read` reads them with the YAML reader. */
  constructor({ value, empty }: PlainBlock, text: string, span: Span, read: () => Fields) {
    this.#text = text;
    this.value = value;
    this.empty = empty;
    this.span = span;
    this.#read = read;
  }

  locate(path: FieldPath, part: 'key' | 'value'): Span {
    this.#places ??= readPlaces(this.#text, this.span);
    const place = this.#places.get(placeKey(part, path));
    if (place !== undefined) return place;
    this.#whole ??= this.#read();
    return this.#whole.locate(path, part);
  }
}

function readPlaces(text: string, { start, end }: Span): Places {
  const places = new Map<string, Span>();
  new PlainReader(text, start, end, places).block();
  return places;
}

const SPACE = 0x20;
const HASH = 0x23;
const COMMA = 0x2c;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const CARRIAGE_RETURN = 0x0d;

const isLower = (code: number) => code >= 0x61 && code <= 0x7a;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isLetterOrDigit = (code: number) => isLower(code) || isDigit(code) || (code >= 0x41 && code <= 0x5a);

/** Whether a character stands in a plain value wherever it stands: printable, and nothing that YAML looks at twice. */
const isPlain = (code: number) =>
  (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0x2000) || (code > 0x206f && code < 0xd800);

/** Whether a value can begin with this character and be plain text. Leaves out every indicator of YAML. */
function beginsPlain(code: number): boolean {
  return (
    isLetterOrDigit(code) ||
    (code >= 0xa0 && isPlain(code)) ||
    code === 0x24 ||
    code === 0x28 ||
    code === 0x2f ||
    code === 0x2b
  );
}

class PlainReader {
  /** Paths whose name is written with nothing after it. */
  readonly empty: FieldPath[] = [];
  readonly #text: string;
  readonly #end: number;
  /** Where the line that is looked at starts; `#end` when there is none. */
  #line: number;
  /** Its white space, and where it ends without white space. */
  #indent = 0;
  #stop = 0;
  #failed = false;
  /** Filled only where somebody wants to know. */
  readonly #places: Map<string, Span> | undefined;

  constructor(text: string, start: number, end: number, places?: Map<string, Span>) {
    this.#places = places;
    this.#text = text;
    this.#end = end;
    this.#line = start;
    this.#look();
  }

  block(): FieldMap | undefined {
    if (this.#atEnd() || this.#indent !== 0) return undefined;
    const value = this.#map(0, this.#line, [], 0);
    return this.#failed || !this.#atEnd() ? undefined : value;
  }

  #atEnd(): boolean {
    return this.#line >= this.#end;
  }

  /** Measures the line at `#line`, passing over empty ones. */
  #look(): void {
    while (this.#line < this.#end) {
      const feed = this.#text.indexOf('\n', this.#line);
      let stop = feed === -1 || feed > this.#end ? this.#end : feed;
      if (stop > this.#line && this.#text.charCodeAt(stop - 1) === CARRIAGE_RETURN) stop--;
      while (stop > this.#line && this.#text.charCodeAt(stop - 1) === SPACE) stop--;
      if (stop > this.#line) {
        let at = this.#line;
        while (this.#text.charCodeAt(at) === SPACE) at++;
        this.#indent = at - this.#line;
        this.#stop = stop;
        return;
      }
      this.#line = feed === -1 ? this.#end : feed + 1;
    }
  }

  #next(): void {
    const feed = this.#text.indexOf('\n', this.#stop);
    this.#line = feed === -1 || feed >= this.#end ? this.#end : feed + 1;
    this.#look();
  }

  /** The names at this indentation; the first of them stands at `first`, which in a list is behind the dash. */
  #map(indent: number, first: number, path: FieldPath, depth: number): FieldMap {
    const fields: Record<string, FieldValue> = Object.create(null);
    let emptied: Set<string> | undefined;
    if (depth > DEEPEST) this.#failed = true;
    let at = first;
    while (!this.#failed) {
      const colon = this.#endOfName(at);
      if (colon === -1) return this.#fail(fields);
      const name = this.#text.slice(at, colon);
      const inside = [...path, name];
      this.#note('key', inside, at, colon);
      const value = this.#valueAfter(colon + 1, indent, inside, depth);
      if (name in fields || emptied?.has(name) || this.#failed) return this.#fail(fields);
      if (value !== undefined) fields[name] = value;
      else {
        this.empty.push([...path, name]);
        emptied ??= new Set();
        emptied.add(name);
      }
      if (this.#atEnd() || this.#indent < indent) return fields;
      if (this.#indent > indent) return this.#fail(fields);
      at = this.#line + indent;
      if (this.#text.charCodeAt(at) === DASH) return fields;
    }
    return fields;
  }

  #note(part: 'key' | 'value', path: FieldPath, start: number, end: number): void {
    this.#places?.set(placeKey(part, path), { start, end });
  }

  /** An item has no name: whoever asks for it gets the item. */
  #noteItem(path: FieldPath, start: number, end: number): void {
    this.#note('key', path, start, end);
    this.#note('value', path, start, end);
  }

  #fail(fields: FieldMap): FieldMap {
    this.#failed = true;
    return fields;
  }

  /** Where the colon after a name in small letters stands; -1 where there is no such name. */
  #endOfName(at: number): number {
    if (!isLower(this.#text.charCodeAt(at))) return -1;
    let end = at + 1;
    for (; end < this.#stop; end++) {
      const code = this.#text.charCodeAt(end);
      if (!isLower(code) && !isDigit(code) && code !== DASH) break;
    }
    return end < this.#stop && this.#text.charCodeAt(end) === COLON ? end : -1;
  }

  /** What stands behind a colon, or below it; undefined where nothing does. Leaves the reader at the line after it. */
  #valueAfter(at: number, indent: number, path: FieldPath, depth: number): FieldValue | undefined {
    if (at < this.#stop) {
      if (this.#text.charCodeAt(at) !== SPACE) return this.#fail(Object.create(null));
      return this.#valueOnLine(at, indent, path);
    }
    this.#next();
    if (this.#atEnd() || this.#indent < indent) return undefined;
    const at0 = this.#line + this.#indent;
    const isItem = this.#text.charCodeAt(at0) === DASH;
    if (this.#indent === indent) return isItem ? this.#list(indent, path, depth + 1) : undefined;
    return isItem ? this.#list(this.#indent, path, depth + 1) : this.#map(this.#indent, at0, path, depth + 1);
  }

  #valueOnLine(after: number, indent: number, path: FieldPath): FieldValue {
    let at = after;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    this.#note('value', path, at, this.#stop);
    const value = this.#text.charCodeAt(at) === OPEN ? this.#flowList(at, path) : this.#scalar(at);
    this.#next();
    // A deeper line would go on with this value.
    if (!this.#atEnd() && this.#indent > indent) this.#failed = true;
    return value;
  }

  /** The text from `at` to the end of the line, where all of it is plain. */
  #scalar(at: number): string {
    if (!beginsPlain(this.#text.charCodeAt(at))) this.#failed = true;
    for (let i = at; i < this.#stop; i++) {
      const code = this.#text.charCodeAt(i);
      if (!isPlain(code)) this.#failed = true;
      else if (code === COLON && (i + 1 === this.#stop || this.#text.charCodeAt(i + 1) === SPACE)) this.#failed = true;
      else if (code === HASH && this.#text.charCodeAt(i - 1) === SPACE) this.#failed = true;
    }
    return this.#text.slice(at, this.#stop);
  }

  /** `[1B, CH-1043]`: words of letters, digits, dots and dashes. */
  #flowList(open: number, path: FieldPath): string[] {
    const items: string[] = [];
    const close = this.#stop - 1;
    if (close <= open || this.#text.charCodeAt(close) !== CLOSE) this.#failed = true;
    let from = open + 1;
    for (let at = from; at <= close && !this.#failed; at++) {
      const code = this.#text.charCodeAt(at);
      if (code !== COMMA && at !== close) {
        if (!isLetterOrDigit(code) && code !== SPACE && code !== DOT && code !== DASH) this.#failed = true;
        continue;
      }
      const item = this.#text.slice(from, at).trim();
      if (isLetterOrDigit(item.charCodeAt(0))) {
        const start = this.#text.indexOf(item, from);
        this.#noteItem([...path, items.length], start, start + item.length);
        items.push(item);
      } else if (item !== '' || at !== close || items.length > 0) this.#failed = true;
      from = at + 1;
    }
    return items;
  }

  #list(indent: number, path: FieldPath, depth: number): FieldValue[] {
    const items: FieldValue[] = [];
    if (depth > DEEPEST) this.#failed = true;
    while (!this.#failed && !this.#atEnd() && this.#indent === indent) {
      const dash = this.#line + indent;
      if (this.#text.charCodeAt(dash) !== DASH) break;
      const at = dash + 2;
      if (at >= this.#stop || this.#text.charCodeAt(dash + 1) !== SPACE || this.#text.charCodeAt(at) === SPACE)
        this.#failed = true;
      else if (this.#endOfName(at) !== -1) items.push(this.#map(indent + 2, at, [...path, items.length], depth + 1));
      else {
        this.#noteItem([...path, items.length], at, this.#stop);
        items.push(this.#scalar(at));
        this.#next();
      }
    }
    // Deeper than the list, a line would go on with its last value.
    if (!this.#atEnd() && this.#indent > indent) this.#failed = true;
    return items;
  }
}
