import assert from 'node:assert/strict';
import fc from 'fast-check';
import { standardEngine } from '../../src/workspace/standard-engine.ts';
import { child, entry, Folder } from '../cli/command.ts';

const { parse, catalogue } = standardEngine();
const blocksOf = (text: string) => parse(text, catalogue).blocks.map(({ block }) => block.text.trimEnd());
/** What each address leads to. */
const addressesOf = (text: string) =>
  new Map(parse(text, catalogue).entries.map(({ address, block }) => [address, block.text.trimEnd()]));

const AUDIT = entry('2026-03-10 Case audit', 'auditor: q.sterne', 'grade: good', 'family-view: It helped.');

/** Pieces of Markdown that open something, close it, or look like an entry. */
const piece = fc.constantFrom(
  '```',
  '~~~',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<div>',
  '<?',
  '- a list',
  '> quoted',
  '    code',
  '---',
  '### Strengths',
  '## Papers',
  '# Title',
  '## 2026-03-02 Case note',
  '## 2026-03-10 Case audit',
  '## 2026-03-12 Visit',
  'id: 2026-03-02-case-note',
  '\\',
  '',
  'Words.',
);
/** An entry of the record, in whatever order of days. */
const dated = fc
  .tuple(fc.constantFrom('2026-03-02', '2026-03-10', '2026-03-12'), fc.constantFrom('Case note', 'Case audit', 'Visit'))
  .map(([day, type]) => `## ${day} ${type}\n`);
const inRecord = fc.array(fc.oneof({ weight: 2, arbitrary: dated }, piece), { maxLength: 8 });
const inSheet = fc.array(piece, { maxLength: 2 });
const eol = fc.constantFrom('\n', '\r\n', '\r');

describe('filing an audit', () => {
  it('puts one entry in and leaves every other as it was, or leaves the record alone, whatever is in either', async () => {
    const folder = new Folder();
    try {
      await fc.assert(
        fc.asyncProperty(inRecord, inSheet, inSheet, eol, eol, async (before, within, above, ofRecord, ofSheet) => {
          const record = `${child('CH-1')}${before.join('\n')}\n`.replaceAll('\n', ofRecord);
          const text = `# Case audit of CH-1\n\n${above.join('\n')}\n\n${AUDIT}${within.join('\n')}`;
          const sheet = text.replaceAll('\n', ofSheet);
          folder.write('1.case.md', record).write('sheet.md', sheet);
          const { status, out, err } = await folder.run(['audit', 'file', 'sheet.md']);
          assert.equal(err, '');
          const after = folder.read('1.case.md');
          if (!out.startsWith('sheet.md: put into')) {
            assert.equal(after, record);
            assert.equal(status, /on record already, 0 to come, 0 with/u.test(out) ? 0 : 1);
            return;
          }
          const [old, now] = [blocksOf(record), blocksOf(after)];
          const added = now.findIndex((text, at) => text !== old[at]);
          assert.match(now[added] ?? '', /^## 2026-03-10 Case audit/u);
          assert.deepEqual(now.toSpliced(added, 1), old);
          const led = addressesOf(after);
          for (const [address, entryThere] of addressesOf(record)) assert.equal(led.get(address), entryThere);
          const again = await folder.run(['audit', 'file', 'sheet.md']);
          assert.match(again.out, /^0 audits put into their records, 1 on record already/mu);
          assert.equal(folder.read('1.case.md'), after);
        }),
        { numRuns: Number(process.env.RUNS ?? 100) },
      );
    } finally {
      folder.remove();
    }
  }).timeout(600_000);
});
