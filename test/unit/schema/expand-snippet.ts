/**
 * What the editor inserts for a snippet before anyone types: every stop with its placeholder or its first choice, every variable
 * with its value. Reads as much of the snippet syntax as our snippets use, and throws at the rest.
 */

type Variables = Readonly<Record<string, string>>;

class Expander {
  readonly #text: string;
  readonly #variables: Variables;
  /** What stands at each stop, for the places that repeat it. */
  readonly #stops: Map<string, string>;
  #at = 0;

  constructor(text: string, variables: Variables, stops = new Map<string, string>()) {
    this.#text = text;
    this.#variables = variables;
    this.#stops = stops;
  }

  expand(): string {
    const result = this.#until('');
    if (this.#at < this.#text.length) throw new Error(`A brace is closed that was not opened, at ${this.#at}`);
    return result;
  }

  #until(end: string): string {
    let result = '';
    while (this.#at < this.#text.length) {
      const char = this.#text.charAt(this.#at);
      if (char === end) return result;
      this.#at += 1;
      if (char === '\\') result += this.#text.charAt(this.#at++);
      else if (char === '$') result += this.#dollar();
      else result += char;
    }
    if (end !== '') throw new Error(`A brace is never closed: ${this.#text}`);
    return result;
  }

  #word(): string {
    const word = /^\w+/.exec(this.#text.slice(this.#at))?.[0];
    if (word === undefined) throw new Error(`A bare dollar sign at ${this.#at}`);
    this.#at += word.length;
    return word;
  }

  #dollar(): string {
    if (this.#text[this.#at] !== '{') return this.#value(this.#word());
    this.#at += 1;
    const name = this.#word();
    const kind = this.#text.charAt(this.#at);
    this.#at += 1;
    if (kind === '}') return this.#value(name);
    const value = kind === ':' ? this.#until('}') : kind === '|' ? this.#choice() : undefined;
    if (value === undefined) throw new Error(`Unknown syntax after ${name}`);
    this.#at += 1;
    this.#stops.set(name, value);
    return value;
  }

  #choice(): string {
    const end = this.#text.indexOf('|}', this.#at);
    if (end === -1) throw new Error('A choice is never closed');
    const [first = ''] = this.#text.slice(this.#at, end).split(/(?<!\\),/);
    this.#at = end + 1;
    return first.replace(/\\(.)/g, '$1');
  }

  #value(name: string): string {
    if (/^\d+$/.test(name)) return this.#stops.get(name) ?? '';
    const value = this.#variables[name];
    if (value === undefined) throw new Error(`Unknown variable ${name}`);
    return value;
  }
}

/** The text that stands in the editor after the snippet is inserted on 4 March 2026. */
export function expandSnippet(body: string): string {
  return new Expander(body, { CURRENT_YEAR: '2026', CURRENT_MONTH: '03', CURRENT_DATE: '04' }).expand();
}
