/** The seven kinds of HTML block of CommonMark: how one starts, and what ends it. */

/** 1 script-like, 2 comment, 3 instruction, 4 declaration, 5 CDATA, 6 block tag, 7 any other tag alone on its line. */
export type HtmlKind = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const BLOCK_TAGS = [
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt',
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu',
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr',
  'track|ul',
].join('|');

const STARTS: readonly (readonly [HtmlKind, RegExp])[] = [
  [1, /^<(?:script|pre|textarea|style)(?:[\t >]|$)/i],
  [2, /^<!--/],
  [3, /^<\?/],
  [4, /^<![a-z]/i],
  [5, /^<!\[CDATA\[/],
  [6, new RegExp(`^</?(?:${BLOCK_TAGS})(?:[\\t ]|/?>|$)`, 'i')],
];

const CLOSING_TAG = /^<\/[a-z][a-z0-9-]*[\t ]*>[\t ]*$/i;
const OPENING_TAG = /^<[a-z][a-z0-9-]*/i;
const ATTRIBUTE = /[\t ]+[a-z_:][a-z0-9_.:-]*(?:[\t ]*=[\t ]*(?:[^\t "'=<>`]+|'[^']*'|"[^"]*"))?/iy;
const TAG_END = /[\t ]*\/?>[\t ]*$/y;

/** Whether the line is one whole tag and nothing else. Attributes are read one by one, so that no text makes it slow. */
function isLoneTag(line: string): boolean {
  if (CLOSING_TAG.test(line)) return true;
  const name = OPENING_TAG.exec(line);
  if (!name) return false;
  let at = name[0].length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    if (!ATTRIBUTE.test(line)) break;
    at = ATTRIBUTE.lastIndex;
  }
  TAG_END.lastIndex = at;
  return TAG_END.test(line);
}

/** The kind of HTML block that `line` (from its `<` on) starts; `interrupting` a paragraph, a lone tag starts none. */
export function htmlBlockStart(line: string, interrupting: boolean): HtmlKind | undefined {
  for (const [kind, start] of STARTS) if (start.test(line)) return kind;
  return !interrupting && isLoneTag(line) ? 7 : undefined;
}

const ENDS: Readonly<Partial<Record<HtmlKind, RegExp>>> = {
  1: /<\/(?:script|pre|textarea|style)>/i,
  2: /-->/,
  3: /\?>/,
  4: />/,
  5: /\]\]>/,
};

/** Whether an HTML block of this kind ends with this line. Kinds 6 and 7 end before a blank line instead. */
export function htmlBlockEnds(kind: HtmlKind, line: string): boolean {
  return ENDS[kind]?.test(line) ?? false;
}
