/** Records for the tests of the schemas: text in, what the catalogue says of it out. */
import assert from 'node:assert/strict';
import { createRecordParser } from '../../../src/record/parse.ts';
import type { EntryBlock, FrontMatter } from '../../../src/record/types.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import type { SchemaProblem } from '../../../src/schema/types.ts';

export const catalogue = builtInCatalogue();

/** A problem in short: its rule, the text at its span, and its message. */
export interface Found {
  readonly rule: string;
  readonly at: string;
  readonly message: string;
  readonly severity: string;
  readonly suggestion: string | undefined;
}

/** The only entry in `text`. */
export function entryOf(text: string): EntryBlock {
  const [entry, ...more] = createRecordParser({ types: catalogue }).parse(text).entries;
  assert.ok(entry && more.length === 0, `one entry expected in:\n${text}`);
  return entry.block;
}

/** An entry with this heading and these fields. */
export const entryWith = (heading: string, yaml: string): EntryBlock =>
  entryOf(`## ${heading}\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`);

export function frontMatterOf(yaml: string): FrontMatter {
  const { frontMatter } = createRecordParser({ types: catalogue }).parse(`---\n${yaml}\n---\n`);
  assert.ok(frontMatter);
  return frontMatter;
}

const inShort = (text: string, problems: readonly SchemaProblem[]): Found[] =>
  problems.map(({ rule, span, message, severity, suggestion }) => ({
    rule,
    at: text.slice(span.start, span.end),
    message,
    severity,
    suggestion,
  }));

/** What is found in an entry with this heading and these fields. */
export function found(heading: string, yaml: string): Found[] {
  const block = entryWith(heading, yaml);
  return inShort(block.text, catalogue.checkEntry(block));
}

/** What is found in this front matter. */
export function foundInFront(yaml: string): Found[] {
  return inShort(`---\n${yaml}\n---\n`, catalogue.checkFrontMatter(frontMatterOf(yaml)));
}

/** The one thing found in an entry with this heading and these fields. */
export function only(heading: string, yaml: string): Found {
  const all = found(heading, yaml);
  const [first] = all;
  assert.ok(first && all.length === 1, `one problem expected, found ${JSON.stringify(all, null, 2)}`);
  return first;
}
