/** The same nodes as in `markdown.ts`, as parts of a page. */
import type { PhrasingContent, RootContent } from 'mdast';
import { type Html, html } from './html.ts';

/** Headings, paragraphs and lists with a line for each; anything else is not written by our pages, and is left out. */
export function htmlOf(nodes: readonly RootContent[]): Html[] {
  return nodes.flatMap((node): Html[] => {
    switch (node.type) {
      case 'heading': {
        const words = inline(node.children);
        if (node.depth === 1) return [html`<h1>${words}</h1>\n`];
        return [node.depth === 2 ? html`<h2>${words}</h2>\n` : html`<h3>${words}</h3>\n`];
      }
      case 'paragraph':
        return [html`<p>${inline(node.children)}</p>\n`];
      case 'list':
        return [html`<ul>\n${node.children.map((item) => html`<li>${item.children.map(lineOf)}</li>\n`)}</ul>\n`];
      default:
        return [];
    }
  });
}

function lineOf(node: RootContent): readonly Html[] {
  return node.type === 'paragraph' ? inline(node.children) : htmlOf([node]);
}

function inline(nodes: readonly PhrasingContent[]): Html[] {
  return nodes.flatMap((node): Html[] => {
    switch (node.type) {
      case 'text':
        return [html`${node.value}`];
      case 'strong':
        return [html`<strong>${inline(node.children)}</strong>`];
      case 'link':
        return [html`<a href="${node.url}">${inline(node.children)}</a>`];
      default:
        return [];
    }
  });
}
