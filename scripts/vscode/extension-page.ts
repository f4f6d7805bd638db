/**
 * What VS Code shows on the page of the installed extension: the README, as far as it is about the extension. That page can follow no link into the project,
 * and shows no picture but from the network: such links become their words, and pictures are left out.
 */
import type { Link, Root, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';

/** Sections for whoever has the source. */
const OF_THE_SOURCE = ['Try it: two commands', 'The command line', 'Read on'];

const END = `## More

The walkthrough *The first ten minutes with Case Record* (*Welcome: Open Walkthrough*) leads through the first steps. The pages on all of it come with the source
of the project, in its folder \`docs\`.
`;

/** Throws where the README has changed its sections. */
export function extensionPage(readme: string): string {
  const page = read(readme);
  page.children = [...withoutSections(page.children).filter(isNoPicture), ...read(END).children];
  visit(page, 'link', (link: Link, at, parent) => {
    if (isElsewhere(link.url) || parent === undefined || at === undefined) return undefined;
    parent.children.splice(at, 1, ...link.children);
    return [SKIP, at];
  });
  return toMarkdown(page, { bullet: '-', rule: '-', listItemIndent: 'one' });
}

function read(markdown: string): Root {
  return unified().use(remarkParse).parse(markdown);
}

/** Whether an address leads out of the project: nothing in the page can be reached otherwise. */
function isElsewhere(url: string): boolean {
  return /^https:/u.test(url);
}

function isNoPicture(node: RootContent): boolean {
  return !(node.type === 'paragraph' && node.children.every(({ type }) => type === 'image'));
}

function withoutSections(content: readonly RootContent[]): RootContent[] {
  const left = new Set(OF_THE_SOURCE);
  let isLeftOut = false;
  const kept = content.filter((node) => {
    if (node.type === 'heading' && node.depth <= 2) {
      const [title] = node.children;
      isLeftOut = title?.type === 'text' && left.delete(title.value);
    }
    return !isLeftOut;
  });
  if (left.size > 0) throw new Error(`The README has no section "${[...left].join('", "')}".`);
  return kept;
}
