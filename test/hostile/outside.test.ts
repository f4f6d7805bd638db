/** No name of a record leads out of a workspace, and bytes that are no text lead nowhere. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { entry } from '../cli/command.ts';
import { Neighbours } from './neighbours.ts';

describe('outside a workspace', () => {
  let folder: Neighbours;
  beforeEach(() => {
    folder = new Neighbours();
  });
  afterEach(() => folder.remove());

  it('no file is written by the name that a record gives itself', async () => {
    const ids = [
      '../../outside/x',
      '/tmp/zeph-x',
      '..',
      'C:\\zeph',
      'a/b',
      'a\\b',
      'CON',
      '.hidden',
      'x'.repeat(300),
      '%2e%2e%2fx',
    ];
    for (const [index, id] of ids.entries()) {
      folder.write(
        `team/r${index}.case.md`,
        `---\nrecord: child\nid: ${JSON.stringify(id)}\nname: N\nborn: 2015-03-02\n---\n\n${entry('2026-03-02 Referral', 'by: x', 'from: 1A')}${entry('2026-03-02 Allocation', 'by: x', 'worker: x')}`,
      );
    }
    const before = folder.snapshot().filter((line) => !line.startsWith('sheets'));
    const { status, err } = await folder.run([
      'audit',
      'sample',
      'team',
      '--n',
      String(ids.length),
      '--seed',
      '1',
      '--out',
      'sheets',
    ]);
    assert.ok(status < 2, err);
    const made = readdirSync(folder.at('sheets'), { recursive: true }) as string[];
    assert.ok(made.length >= ids.length, made.join(' '));
    for (const name of made) assert.match(name, /^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,120}$/u);
    assert.deepEqual(
      folder.snapshot().filter((line) => !line.startsWith('sheets')),
      before,
    );
  });

  describe('bytes that are no UTF-8', () => {
    for (const [what, bytes] of [
      ['UTF-16', Buffer.from('\ufeffpolicy: x\npeople: {}\n', 'utf16le')],
      ['an overlong way up', Buffer.from([0x61, 0x3a, 0x20, 0xc0, 0xae, 0xc0, 0xae, 0xc0, 0xaf, 0x0a])],
      ['half a character', Buffer.from([0x61, 0x3a, 0x20, 0xe2, 0x82, 0x0a])],
      ['a half of a pair', Buffer.from([0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80, 0x0a])],
      ['a NUL byte', Buffer.from('people: {}\0\n')],
    ] as const) {
      it(`are told of, and not read: ${what}`, async () => {
        const files = ['config.yaml', 'policy.yaml', 'entries/a.schema.json', 'snippets/a.json', 'templates/a.case.md'];
        for (const name of files) folder.write(`team/.case-record/${name}`, bytes);
        const { out } = await folder.run(['lint', 'team', '--format', 'json']);
        const { findings } = JSON.parse(out) as { findings: readonly { file: string; message: string }[] };
        const told = findings.filter(({ message }) => /not UTF-8/u.test(message)).map(({ file }) => file);
        assert.deepEqual(told.toSorted(), files.map((name) => `team/.case-record/${name}`).toSorted());
        await folder.all();
      });
    }
  });
});
