/** The documents of the project as people read them: pages, links, headings, blocks of code, the commands that they show. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import GithubSlugger from 'github-slugger';
import type { Code, Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { globSync } from 'tinyglobby';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A page: its path from the root of the repository, with `/`, and what it holds. */
export interface Page {
  readonly path: string;
  readonly tree: Root;
}

/** A line that people are to type, and what the page claims of it. */
export interface ShownCommand {
  readonly page: string;
  readonly line: number;
  readonly text: string;
  /** The exit status that the remark behind it claims; 0 where there is none. */
  readonly status: number;
  /** What is shown below it as its answer; `…` stands for lines that are left out. */
  readonly answer: readonly string[];
}

const parser = unified().use(remarkParse);

/** Every page but records, which have references of their own and a linter for them. */
export function readPages(): readonly Page[] {
  const found = globSync(['*.md', '{docs,examples,policies,test,bench,templates,schemas}/**/*.md'], {
    cwd: repository,
    dot: true,
    ignore: ['**/node_modules/**', '**/*.case.md', 'test/vscode/host/**', '**/golden/**'],
  });
  return found.sort().map((path) => pageOf(path, readFileSync(`${repository}${path}`, 'utf8')));
}

export function pageOf(path: string, text: string): Page {
  return { path, tree: parser.parse(text) };
}

/** The addresses of a page's headings, as GitHub and VS Code make them. */
export function anchors({ tree }: Page): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const all = new Set<string>();
  visit(tree, 'heading', (heading) => {
    all.add(slugger.slug(textOf(heading)));
  });
  return all;
}

/** Where a page leads, and what it shows. Addresses are as they are written. */
export function links({ tree }: Page): readonly { readonly to: string; readonly line: number }[] {
  const all: { to: string; line: number }[] = [];
  visit(tree, (node) => {
    if (node.type === 'link' || node.type === 'definition' || node.type === 'image')
      all.push({ to: node.url, line: lineOf(node) });
  });
  return all;
}

/** The pictures of a page, with what is said for those who can't see them. */
export function pictures({ tree }: Page): readonly { readonly to: string; readonly alt: string }[] {
  const all: { to: string; alt: string }[] = [];
  visit(tree, 'image', ({ url, alt }) => {
    all.push({ to: url, alt: alt ?? '' });
  });
  return all;
}

/** Words in the running text that stand as code. */
export function namesInCode({ tree }: Page): readonly { readonly text: string; readonly line: number }[] {
  const all: { text: string; line: number }[] = [];
  visit(tree, 'inlineCode', (node) => {
    all.push({ text: node.value, line: lineOf(node) });
  });
  return all;
}

/** Words that stand out, such as the titles of commands. */
export function emphasised({ tree }: Page): readonly { readonly text: string; readonly line: number }[] {
  const all: { text: string; line: number }[] = [];
  visit(tree, 'emphasis', (node) => {
    all.push({ text: textOf(node), line: lineOf(node) });
  });
  return all;
}

export function blocks({ tree }: Page): readonly Code[] {
  const all: Code[] = [];
  visit(tree, 'code', (node) => {
    all.push(node);
  });
  return all;
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'shell', 'bash', 'console']);

/** The commands of a page's shell blocks, in order, block by block. In a `console` block a command follows `$`, and its answer stands below it. */
export function shownCommands(page: Page): readonly (readonly ShownCommand[])[] {
  return blocks(page)
    .filter(({ lang }) => lang !== null && lang !== undefined && SHELLS.has(lang))
    .map((block) => {
      const first = lineOf(block) + 1;
      const lines = block.value.split('\n').map((text, index) => ({ text, line: first + index }));
      const isCommand = (text: string) =>
        block.lang === 'console' ? text.startsWith('$ ') : text.trim() !== '' && !/^\s*#/.test(text);
      return lines.flatMap(({ text, line }, index) => {
        if (!isCommand(text)) return [];
        const end = lines.findIndex((other, at) => at > index && isCommand(other.text));
        const below = lines.slice(index + 1, end === -1 ? undefined : end).map((other) => other.text);
        const [typed = '', remark = ''] = text.replace(/^\$ /, '').split(/\s+#\s/);
        return [
          {
            page: page.path,
            line,
            text: typed.trim(),
            status: Number(/exit status (\d)/.exec(remark)?.[1] ?? 0),
            answer: block.lang === 'console' ? below : [],
          },
        ];
      });
    });
}

/** `case-record …` in a line of a page, however it is called there; undefined for another program. */
export function ofCaseRecord(text: string): readonly string[] | undefined {
  const called = /^(?:npx case-record|node dist\/cli\.js|case-record)(?:\s+(.*))?$/.exec(text);
  if (!called) return undefined;
  return [...(called[1] ?? '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 0;
}
