/**
 * What `explain`, `journey` and `chronology` say of some records of the example team, kept as text under golden/ for people to read. Where the wording is changed on purpose,
 * `UPDATE_GOLDEN=1 npx mocha test/cli/golden.test.ts` writes the files again; read what changed before committing it.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromTheTop } from './command.ts';

const golden = join(import.meta.dirname, 'golden');

/** Each file's command. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'explain-CH-1042.txt': ['explain', 'CH-1042'],
  'explain-CH-1042-visits.txt': ['explain', 'CH-1042', 'looked-after-visit'],
  'explain-CH-1006-conference.txt': ['explain', 'CH-1006', 'icpc'],
  'explain-CH-1010.txt': ['explain', 'CH-1010'],
  'explain-CH-1025-visits.txt': ['explain', 'CH-1025', 'looked-after-visit'],
  'explain-SUP-kaur.txt': ['explain', 'SUP-kaur'],
  'journey-CH-1042.txt': ['journey', 'CH-1042'],
  'chronology-CH-1021.md': ['chronology', 'CH-1021', '--show-text'],
  'chronology-CH-1042.md': ['chronology', 'CH-1042'],
  'journey-CH-1042.svg': ['journey', 'CH-1042', '--format', 'svg'],
};

const sayOf = (args: readonly string[]): Promise<string> => fromTheTop(...args, '--in', 'examples/riverside');

describe('explain and journey, as people read them', () => {
  for (const [name, args] of Object.entries(SAID)) {
    it(name, async () => {
      const said = await sayOf(args);
      const file = join(golden, name);
      if (process.env.UPDATE_GOLDEN === '1') {
        mkdirSync(golden, { recursive: true });
        writeFileSync(file, said);
      }
      assert.equal(said, readFileSync(file, 'utf8'));
    });
  }
});
