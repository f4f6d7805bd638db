import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from 'mdast';
import { parse as parseYaml } from 'yaml';
import { blocks, readPages, repository } from '../support/documents.ts';
import { child, Folder } from './command.ts';

/** What a page shows as an example, and the file that a reader would write it into. */
interface Example {
  readonly at: string;
  readonly file: string;
  readonly text: string;
}

const settings = new Set(
  Object.keys(
    (JSON.parse(readFileSync(join(repository, 'schemas/config.schema.json'), 'utf8')) as { properties: object })
      .properties,
  ),
);

const examples = readPages()
  .filter(({ path }) => path === 'README.md' || /^docs\/[^/]+\.md$/.test(path))
  .flatMap((page) =>
    blocks(page).flatMap((block): readonly Example[] => {
      const file = fileFor(block);
      const text = block.lang === 'markdown' ? wholeRecord(block.value) : `${block.value}\n`;
      return file === undefined ? [] : [{ at: `${page.path}:${block.position?.start.line}`, file, text }];
    }),
  );

function fileFor({ lang, value }: Code): string | undefined {
  if (lang === 'markdown') return /^(---\nrecord:|## \d{4}-\d\d-\d\d )/.test(value) ? 'child.case.md' : undefined;
  if (lang === 'json') {
    // A line of settings may be shown without the braces round the file.
    const read: unknown = JSON.parse(value.startsWith('{') ? value : `{${value}}`);
    if (typeof read !== 'object' || read === null) return undefined;
    if ('title' in read && 'properties' in read) return '.case-record/entries/from-the-page.schema.json';
    return Object.values(read).some((one: unknown) => typeof one === 'object' && one !== null && 'body' in one)
      ? '.case-record/snippets/from-the-page.json'
      : undefined;
  }
  if (lang !== 'yaml') return undefined;
  const read: unknown = parseYaml(value);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
  if ('policy' in read) return '.case-record/policy.yaml';
  return Object.keys(read).every((key) => settings.has(key)) ? '.case-record/config.yaml' : undefined;
}

function wholeRecord(text: string): string {
  return text.startsWith('---') ? `${text}\n` : child('CH-1', `${text}\n`);
}

/** Of a page that shows packs of others, those others aren't there. Of what is shown in part, the rest isn't there. */
const OF_THE_PLACE =
  /^(policy\/shared-pack|timescale\/|decision\/|practice\/|journey\/|record\/unknown-person|record\/suppression-unused)/;

describe('the examples that the documents show', () => {
  it('are seen, of each kind', () => {
    for (const kind of [/\.case\.md$/, /config\.yaml$/, /policy\.yaml$/, /schema\.json$/, /snippets/])
      assert.ok(
        examples.some(({ file }) => kind.test(file)),
        `no example of ${kind.source}`,
      );
  });

  for (const { at, file, text } of examples)
    it(`at ${at} has no fault as ${file}`, async () => {
      const folder = new Folder().write('a.case.md', child('CH-2')).write(file, text);
      try {
        const { out, err } = await folder.run(['lint', '--format', 'json', '--as-of', '2026-03-20']);
        assert.equal(err, '');
        const { findings } = JSON.parse(out) as { findings: readonly { rule: string; message: string }[] };
        assert.deepEqual(
          findings.filter(({ rule }) => !OF_THE_PLACE.test(rule)).map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      } finally {
        folder.remove();
      }
    });
});
