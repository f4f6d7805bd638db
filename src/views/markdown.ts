/** Markdown that is built from nodes and then written, so that no id, name or word of a record can be taken for markup. */
import type { ListItem, PhrasingContent, RootContent, Text } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { UNSEEN } from '../record/unseen.ts';

/** The page as text, ending with a line end. */
export function writeMarkdown(children: RootContent[]): string {
  return toMarkdown({ type: 'root', children }, { bullet: '-', rule: '-', listItemIndent: 'one' });
}

/** Words as they are. */
export function said(words: string): Text {
  return { type: 'text', value: words.replace(UNSEEN, ' ') };
}

export function bold(words: string): PhrasingContent {
  return { type: 'strong', children: [said(words)] };
}

export function linkTo(url: string, words: string): PhrasingContent {
  return { type: 'link', url, children: [said(words)] };
}

export function heading(depth: 1 | 2 | 3, ...children: PhrasingContent[]): RootContent {
  return { type: 'heading', depth, children };
}

export function paragraph(...children: PhrasingContent[]): RootContent {
  return { type: 'paragraph', children };
}

/** A list with a line for each. */
export function bullets(lines: readonly (readonly PhrasingContent[])[]): RootContent {
  return { type: 'list', ordered: false, spread: false, children: lines.map(item) };
}

/** The same with numbers from 1. */
export function steps(lines: readonly (readonly PhrasingContent[])[]): RootContent {
  return { type: 'list', ordered: true, start: 1, spread: false, children: lines.map(item) };
}

function item(children: readonly PhrasingContent[]): ListItem {
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [...children] }] };
}
