/** Every fault of a local pack is found at its line on the command line, and the rest of the pack still works. */
import assert from 'node:assert/strict';
import { FAULTS, FAULTY_PACK } from '../support/faulty-pack.ts';
import { child, entry, Folder } from './command.ts';

const RECORD = child(
  'CH-1',
  entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6'),
);
interface Found {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly clears?: string;
}

describe('a local pack with faults, on the command line', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder().write('a.case.md', RECORD);
  });
  afterEach(() => folder.remove());

  const lint = async (pack: string): Promise<readonly Found[]> => {
    folder.write('.case-record/policy.yaml', pack);
    const { out } = await folder.run(['lint', '--format', 'json']);
    const { findings } = JSON.parse(out) as { findings: Found[] };
    return findings;
  };
  const inPack = (findings: readonly Found[]): readonly Found[] =>
    findings.filter(({ file }) => file === '.case-record/policy.yaml');

  it('names each at its line, and runs what is sound', async () => {
    const findings = await lint(FAULTY_PACK);
    assert.deepEqual(
      inPack(findings).map(({ line, rule }) => `${line} ${rule}`),
      FAULTS,
    );
    const own = findings.filter(({ file }) => file === 'a.case.md').map(({ rule }) => rule);
    assert.ok(own.includes('timescale/sound'), 'the sound item works');
    assert.ok(own.includes('timescale/visit-default-first'), "England's rules hold");
    const said = inPack(findings).map(({ message, clears }) => `${message} ${clears ?? ''}`);
    for (const words of [
      /There is no field "sen" in "Visit"\. Did you mean "seen"\?/,
      /"seen" is yes or no and never "maybe"\. It is one of yes, no\./,
      /"type" is a code and never "U99"\./,
      /This rule ends \(2026-03-31\) before it starts \(2026-04-01\)/,
    ]) {
      assert.ok(
        said.some((message) => words.test(message)),
        `${words} is not among\n${said.join('\n')}`,
      );
    }
  });

  it('names a pack that extends itself, or one that there is not', async () => {
    const problems = inPack(await lint('policy: riverside\nextends: riverside\n'));
    assert.deepEqual(
      problems.map(({ line, rule }) => `${line} ${rule}`),
      ['2 policy/cycle'],
    );
    assert.deepEqual(
      inPack(await lint('policy: riverside\nextends: englnd\n')).map(({ line, rule }) => `${line} ${rule}`),
      ['2 policy/unknown-pack'],
    );
  });
});
