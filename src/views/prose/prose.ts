/**
 * What people wrote, Markdown, as a page. Every token becomes an element of a short list, and all that was written becomes text: HTML is shown as it was
 * typed, pictures are named and never fetched, a link leads to an entry of the record or nowhere, and addresses that stand apart from their links are text.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { type Html, html } from '../html.ts';

export interface ProseOptions {
  /** The level of the greatest heading: what stands under a level-3 heading begins with 4. */
  readonly top: 3 | 4;
  /** The number of the place to which the address in a link leads; undefined for any other address. */
  placeOf(address: string): number | undefined;
}

/** Deeper than this the reader leaves out what stands there, so such a piece is not read as Markdown at all. */
const DEEPEST = 100;
/** Longer than this, a piece is shown as it was typed. */
const LONGEST = 200_000;

const reader = new MarkdownIt('default', { html: true }).disable('reference');
const withoutTables = new MarkdownIt('default', { html: true }).disable(['reference', 'table']);
// What may stand in an address is decided here, not there: an address is text, or the way to an entry.
reader.validateLink = () => true;
withoutTables.validateLink = () => true;

/** Elements that a token opens and closes, by the token's name without `_open`. */
const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['paragraph', 'p'],
  ['blockquote', 'blockquote'],
  ['bullet_list', 'ul'],
  ['list_item', 'li'],
  ['table', 'table'],
  ['thead', 'thead'],
  ['tbody', 'tbody'],
  ['tr', 'tr'],
  ['th', 'th'],
  ['td', 'td'],
  ['em', 'em'],
  ['s', 's'],
  ['strong', 'strong'],
]);

export function proseHtml(markdown: string, options: ProseOptions): Html {
  const tokens = tokensOf(markdown);
  if (tokens === undefined) return asTyped(markdown);
  return new Writer(options).write(tokens);
}

/** Undefined where the reader would leave something out, or take long. */
function tokensOf(markdown: string): readonly Token[] | undefined {
  if (markdown.length > LONGEST) return undefined;
  const read = reader.parse(markdown, {});
  const tokens = tablesAreWhole(read, markdown) ? read : withoutTables.parse(markdown, {});
  const isTooDeep = ({ level, children }: Token): boolean =>
    level >= DEEPEST - 2 || (children?.some(isTooDeep) ?? false);
  return tokens.some(isTooDeep) ? undefined : tokens;
}

/** A row may have more cells than its table has heads; they would be left out. */
function tablesAreWhole(tokens: readonly Token[], markdown: string): boolean {
  if (!tokens.some(({ type }) => type === 'table_open')) return true;
  const lines = markdown.split('\n');
  let read: string[] = [];
  let written: readonly string[] = [];
  for (const { type, map, content } of tokens) {
    if (type === 'table_open') {
      read = [];
      written = map === null ? [] : lines.slice(...map);
    } else if (type === 'inline') read.push(content);
    else if (type === 'table_close' && lettersOf(read) !== lettersOf(written)) return false;
  }
  return true;
}

function lettersOf(texts: readonly string[]): string {
  return texts.join('').replace(/[^\p{L}\p{N}]/gu, '');
}

function asTyped(text: string): Html {
  return html`<pre class="typed">${text}</pre>
`;
}

/** Writes tokens as they come: opening ones open an element, the matching ones close it. */
class Writer {
  readonly #options: ProseOptions;
  readonly #open: { readonly close: Html }[] = [];

  constructor(options: ProseOptions) {
    this.#options = options;
  }

  write(tokens: readonly Token[]): Html {
    return html`${tokens.map((token) => this.#one(token))}`;
  }

  #one(token: Token): Html {
    if (token.nesting === 1) return this.#begin(token);
    if (token.nesting === -1) return this.#open.pop()?.close ?? html``;
    switch (token.type) {
      case 'inline':
        return this.write(token.children ?? []);
      case 'softbreak':
        return html`${'\n'}`;
      case 'hardbreak':
        return html`<br>
`;
      case 'hr':
        return html`<hr>
`;
      case 'code_inline':
        return html`<code>${token.content}</code>`;
      case 'fence':
        if (token.info !== '')
          return html`<p class="remark">${token.info}</p><pre><code>${token.content}</code></pre>
`;
        return html`<pre><code>${token.content}</code></pre>
`;
      case 'code_block':
        return html`<pre><code>${token.content}</code></pre>
`;
      case 'html_block':
        return asTyped(token.content.trimEnd());
      case 'image':
        return html`<span class="picture">[picture: ${wordsOf(plainOf(token.children ?? []), token.attrGet('title'), readable(token.attrGet('src')))}]</span>`;
      default:
        return html`${token.content}`;
    }
  }

  #begin(token: Token): Html {
    const name = token.type.replace(/_open$/u, '');
    if (token.hidden) return this.#enter(html``, html``);
    if (name === 'heading') return this.#heading(token);
    if (name === 'ordered_list') return this.#list(token);
    if (name === 'link') return this.#link(token);
    const element = ELEMENTS.get(name);
    if (element === undefined) return this.#enter(html``, html``);
    if (element === 'th') return this.#enter(html`<th scope="col">`, html`</th>`);
    return this.#enter(html`<${element}>`, html`</${element}>${token.block ? '\n' : ''}`);
  }

  #heading({ tag }: Token): Html {
    const written = Number(tag.slice(1));
    const level = Math.min(6, Math.max(this.#options.top, written));
    return this.#enter(
      html`<h${level}>`,
      html`</h${level}>
`,
    );
  }

  #list(token: Token): Html {
    const start = Number(token.attrGet('start') ?? 1);
    return this.#enter(
      start === 1 ? html`<ol>` : html`<ol start="${start}">`,
      html`</ol>
`,
    );
  }

  /** The address of anything but an entry stands behind the words, so that nothing leads away and nothing is hidden. */
  #link(token: Token): Html {
    const address = token.attrGet('href') ?? '';
    const title = token.attrGet('title');
    const place = this.#options.placeOf(address);
    if (place !== undefined)
      return this.#enter(html`<a href="#" data-place="${place}">`, html`</a>${title === null ? '' : ` (${title})`}`);
    if (token.markup === 'autolink') return this.#enter(html``, html``);
    return this.#enter(html`<span class="link">`, html` (${wordsOf(title, readable(address))})</span>`);
  }

  #enter(opening: Html, close: Html): Html {
    this.#open.push({ close });
    return opening;
  }
}

function wordsOf(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

/** An address as it was typed, where it can be read so. */
function readable(address: string | null): string {
  try {
    return decodeURI(address ?? '');
  } catch {
    return address ?? '';
  }
}

/** The first paragraph of what was written, as plain words; nothing where there is none. */
export function firstParagraph(markdown: string): string {
  for (const { type, children } of tokensOf(markdown.slice(0, LONGEST)) ?? []) {
    if (type !== 'inline' || children === null) continue;
    const words = plainOf(children).trim();
    if (words !== '') return words;
  }
  return '';
}

function plainOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return children === null ? content : plainOf(children);
    })
    .join('');
}
