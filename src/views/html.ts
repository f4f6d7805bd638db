/** HTML that is put together from parts: whatever is handed in as text is escaped, and only what was made here stands as markup. */
import { escape as escaped } from 'html-escaper';
import { UNSEEN } from '../record/unseen.ts';

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
