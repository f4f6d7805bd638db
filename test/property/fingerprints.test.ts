/** A finding is the same one tomorrow: whatever else is written, moved or renamed, it keeps its fingerprint, and nothing else gets it. */
import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Folder, root } from '../cli/command.ts';

interface Issue {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly description: string;
}

/** What was found, by its fingerprint. */
async function marksOf(folder: Folder): Promise<ReadonlyMap<string, string>> {
  const { out } = await folder.run(['lint', '--format', 'gitlab']);
  const issues = JSON.parse(out) as readonly Issue[];
  return new Map(
    issues.map(({ fingerprint, check_name, description }) => [fingerprint, `${check_name} ${description}`]),
  );
}

function recordsIn(folder: Folder): readonly string[] {
  const names = readdirSync(folder.path, { recursive: true }) as string[];
  return names.filter((name) => name.endsWith('.case.md') && !name.includes('.case-record')).sort();
}

/** The record with more words at the ends of its entries and sections, wherever `more` says so, and with an entry after the others. */
function writtenOn(text: string, more: (line: number) => boolean, lineEnd: string): string {
  let inFence = false;
  const lines = text.split('\n').flatMap((line, at) => {
    if (line.startsWith('```')) inFence = !inFence;
    const ends = !inFence && /^##/u.test(line) && more(at);
    return ends ? ['More words that change nothing.', '', line] : [line];
  });
  return [...lines, '## 2026-09-30 Case note', '', '```yaml', 'by: j.okafor', '```', '', 'A note.', ''].join(lineEnd);
}

describe('fingerprints', function () {
  this.timeout(60_000);

  it('stay as they are when lines move, entries are added, files are renamed and line ends change', async () => {
    const folder = new Folder();
    cpSync(join(root, 'examples/riverside'), folder.path, { recursive: true });
    const before = await marksOf(folder);
    const records = recordsIn(folder).map((name) => ({ name, text: folder.read(name) }));
    folder.remove();
    assert.ok(before.size > 50);
    const places = fc.array(fc.boolean(), { minLength: 20, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(places, fc.boolean(), async (chosen, windows) => {
        const after = new Folder();
        try {
          cpSync(join(root, 'examples/riverside/.case-record'), after.at('.case-record'), { recursive: true });
          for (const [at, { name, text }] of records.entries()) {
            const more = (line: number) => chosen[(line + at) % chosen.length] === true;
            const moved = more(0) ? name.replace('.case.md', ' again.case.md') : name;
            after.write(moved, writtenOn(text, more, windows ? '\r\n' : '\n'));
          }
          assert.deepEqual(await marksOf(after), before);
        } finally {
          after.remove();
        }
      }),
      { numRuns: 4 },
    );
  });
});
