/** HTML that is put together from parts: whatever is handed in as text is escaped, and only what was made here stands as markup. */
import { escape as escaped } from 'html-escaper';

/** Markup that is safe to put into a page. Made only by {@link html}. */
export class Html {
  readonly #markup: string;

  constructor(strings: readonly string[], values: readonly HtmlPart[]) {
    this.#markup = strings.map((string, at) => (at === 0 ? string : markupOf(values[at - 1]) + string)).join('');
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may stand in a template: text and numbers are escaped, markup stands as it is, a list is joined, nothing leaves nothing. */
export type HtmlPart = Html | string | number | undefined | readonly HtmlPart[];

/** Control characters, those that turn the direction of writing round, half characters, and what is none at all. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/** A template: `` html`<td>${text}</td>` ``. Attribute values must stand in quotes, and no value may stand in a script or a style. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return new Html(strings, values);
}

function markupOf(part: HtmlPart): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string') return escaped(part.replace(UNSEEN, (char) => (char === '\n' ? char : ' ')));
  if (typeof part === 'number') return String(part);
  return part.map(markupOf).join('');
}
