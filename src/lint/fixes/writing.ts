/** New text with places to type in it, and the three ways in which it is used: as it stands, as a snippet, and filled in for trial. */
import type { Span } from '../../record/types.ts';
import { choicesOf, literal } from '../../schema/snippet.ts';
import type { FixEdit, Stop } from './types.ts';

/** Puts a text together piece by piece. */
export class Writing {
  #text = '';
  readonly #stops: Stop[] = [];

  add(text: string): this {
    this.#text += text;
    return this;
  }

  /** A place to type; `given` stands there until then. */
  stop(sample: string, given = '', choices?: readonly string[]): this {
    const start = this.#text.length;
    this.#text += given;
    this.#stops.push({ start, end: this.#text.length, sample, ...(choices && { choices }) });
    return this;
  }

  edit(span: Span): FixEdit {
    return { span, text: this.#text, stops: this.#stops };
  }
}

/** A replacement with nothing to type in it. */
export function plainEdit(span: Span, text: string): FixEdit {
  return { span, text, stops: [] };
}

/** The text with every stop filled in: what could come of it once somebody has written. */
export function filledText({ text, stops }: FixEdit): string {
  return pieces(text, stops, (_, { sample }) => sample, same);
}

const same = (text: string): string => text;

function pieces(
  text: string,
  stops: readonly Stop[],
  stopped: (given: string, stop: Stop) => string,
  between: (text: string) => string,
): string {
  let all = '';
  let at = 0;
  for (const stop of stops) {
    all += between(text.slice(at, stop.start)) + stopped(text.slice(stop.start, stop.end), stop);
    at = stop.end;
  }
  return all + between(text.slice(at));
}

/** The edits' texts as snippets of the language server protocol. Stops are numbered through, so that none mirrors another. */
export function snippetTexts(edits: readonly FixEdit[]): string[] {
  let number = 0;
  return edits.map(({ text, stops }) =>
    pieces(
      text,
      stops,
      (given, { choices }) => {
        number += 1;
        if (choices) return `\${${number}|${choicesOf(choices)}|}`;
        return given === '' ? `\${${number}}` : `\${${number}:${literal(given)}}`;
      },
      literal,
    ),
  );
}

const MARK = /\\([\\$}])|\$(\d+)|\$\{(\d+)\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{\d+\|((?:\\.|[^|\\])*)\|\}/g;
const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

/** An entry type's snippet as such a text. `$0` and what is numbered without a text are places to write in. */
export function readSnippet(snippet: string, writing = new Writing()): Writing {
  let at = 0;
  for (const found of snippet.matchAll(MARK)) {
    const [whole, literal, bare, braced, given, choices] = found;
    writing.add(snippet.slice(at, found.index));
    at = found.index + whole.length;
    if (literal !== undefined) writing.add(literal);
    else if (bare !== undefined || braced !== undefined) writing.stop('Words.');
    else if (given !== undefined) writing.stop(unescaped(given), unescaped(given));
    else {
      const texts = (choices ?? '').split(/(?<!\\),/).map(unescaped);
      writing.stop(texts[0] ?? '', texts[0] ?? '', texts);
    }
  }
  return writing.add(snippet.slice(at));
}

/** Applies edits that don't overlap, in any order. */
export function applied(
  text: string,
  edits: readonly FixEdit[],
  textOf: (edit: FixEdit) => string = ({ text: put }) => put,
): string {
  let all = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    all += text.slice(at, edit.span.start) + textOf(edit);
    at = edit.span.end;
  }
  return all + text.slice(at);
}
