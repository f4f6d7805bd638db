/** Takes the parts of one census element one by one and knows in the end what was left, so that nothing is dropped in silence. */
import { unplaced, wholeText } from './read.ts';
import type { CensusElement, ImportNote } from './types.ts';

/** A yes or no of the census, which writes it as `0`/`1` or `false`/`true`. */
export interface Flag {
  readonly value?: boolean;
  /** As the file has it. */
  readonly written?: string;
}

const dateForm = /^\d{4}-\d{2}-\d{2}$/;

export class Reader {
  readonly #element: CensusElement;
  readonly #note: (note: ImportNote) => void;
  readonly #taken = new Set<CensusElement>();
  /** What the groups below held that nobody took. */
  readonly #left: Kept = nothingKept();

  constructor(element: CensusElement, note: (note: ImportNote) => void) {
    this.#element = element;
    this.#note = note;
  }

  /** Line of the element in the file, from 1. */
  get line(): number {
    return this.#element.line;
  }

  /** The one value of a child element; a second one stays behind for {@link rest}. */
  text(name: string): string | undefined {
    const found = this.#element.children.find((child) => child.name === name && !this.#taken.has(child));
    if (found === undefined || found.children.length > 0) return undefined;
    this.#taken.add(found);
    return found.text === '' ? undefined : found.text;
  }

  /** Every value of a repeated element that stands in groups: `Disability` in `Disabilities`. What else a group holds is left for {@link rest}. */
  grouped(group: string, name: string): string[] {
    const values: string[] = [];
    for (const part of this.all(group)) {
      for (const element of part.#element.children) {
        if (element.name !== name || element.children.length > 0) continue;
        part.#taken.add(element);
        if (element.text !== '') values.push(element.text);
      }
      for (const [left, value] of Object.entries(part.rest())) keep(this.#left, left, value);
    }
    return values;
  }

  /** Like {@link grouped}, for dates. */
  groupedDates(group: string, name: string): string[] {
    for (const part of this.#element.children) {
      if (part.name !== group) continue;
      for (const element of part.children) {
        if (element.name === name && element.children.length === 0 && element.text !== '')
          this.#checkDate(element, element.text);
      }
    }
    return this.grouped(group, name);
  }

  /** A date as the file has it. What doesn't look like one is kept and reported. */
  date(name: string): string | undefined {
    const element = this.#element.children.find((child) => child.name === name);
    const written = this.text(name);
    if (written !== undefined && element !== undefined) this.#checkDate(element, written);
    return written;
  }

  flag(name: string): Flag {
    const written = this.text(name);
    if (written === undefined) return {};
    if (written === '1' || written.toLowerCase() === 'true') return { value: true, written };
    if (written === '0' || written.toLowerCase() === 'false') return { value: false, written };
    return { written };
  }

  /** Readers of the children with this name. */
  all(name: string): Reader[] {
    const found = this.#element.children.filter((child) => child.name === name);
    for (const child of found) this.#taken.add(child);
    return found.map((child) => new Reader(child, this.#note));
  }

  /** What nobody took: reported, and given back by the file's own element names to be kept in the record. */
  rest(): Kept {
    const kept = Object.assign(nothingKept(), this.#left);
    for (const child of this.#element.children) {
      if (this.#taken.has(child)) continue;
      this.#note({ line: child.line, message: `${unplaced(child)} It is kept in the record under "census".` });
      keep(kept, child.name, wholeText(child));
    }
    const { name, line, stray, text: own } = this.#element;
    const outOfPlace = stray === '' ? own : stray;
    if (outOfPlace !== '') {
      const message = `Text stands in <${name}> where elements belong: "${outOfPlace}". It is kept in the record under "census".`;
      this.#note({ line, message });
      keep(kept, `${name}-text`, outOfPlace);
    }
    return kept;
  }

  #checkDate(element: CensusElement, written: string): void {
    if (dateForm.test(written)) return;
    const message = `<${element.name}> should be a date such as 2026-03-31, but is "${written}". It is kept as it stands.`;
    this.#note({ line: element.line, message });
  }
}

/** Values by the file's own element names. Without a prototype, since a file may call an element anything. */
export type Kept = { [name: string]: string };

function nothingKept(): Kept {
  return Object.create(null);
}

function keep(kept: Kept, name: string, value: string): void {
  const before = kept[name];
  kept[name] = before === undefined ? value : `${before}; ${value}`;
}

/** What was kept in several places as one map; where two have the same name, both values stand, one after the other. */
export function merged(...parts: readonly ({ readonly [name: string]: string | undefined } | undefined)[]): Kept {
  const all = nothingKept();
  for (const part of parts) {
    for (const [name, value] of Object.entries(part ?? {})) if (value !== undefined) keep(all, name, value);
  }
  return all;
}
