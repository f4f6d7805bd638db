import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { child, entry } from './command.ts';
import { audit, DrawnSheets, OPEN, sheetOf } from './drawn-sheets.ts';

describe('what audit file does not file', () => {
  let folder: DrawnSheets;
  beforeEach(async () => {
    folder = await DrawnSheets.draw();
  });
  afterEach(() => folder.remove());

  it('says of a sheet with faults what they are and where, and files the others', async () => {
    const undated = audit('2026-03-20', 'actions:', '  - what: Ring', '    who: j.okafor');
    folder.fillIn('CH-1', undated.replace('family-view: It helped.', 'child-view:\npractitioner-view:'));
    folder.fillIn('CH-2');
    const before = folder.record(1);
    const { status, out } = await folder.file('q1');
    assert.equal(status, 1);
    assert.equal(
      out,
      [
        'q1/AUDIT-CH-1.md:7:1: The case audit of 20 March has no view of the family, and no reason why not.',
        '    To clear: Write what the family said in `family-view`, or why they were not heard in `family-view-reason`.',
        'q1/AUDIT-CH-1.md:13:1: Nothing is written in the lines 13, 14.',
        '    To clear: Write what belongs there, or take them out.',
        'q1/AUDIT-CH-1.md:16:11: The action of the case audit of 20 March has no date by which it will be done.',
        '    To clear: Write in `due` the day by which it will be done.',
        'q1/AUDIT-CH-2.md: put into records/2.case.md:23',
        'Left for later, as the grade is still empty: q1/AUDIT-CH-3.md.',
        '1 audit put into its record, 0 on record already, 1 to come, 1 with faults.',
        '',
      ].join('\n'),
    );
    assert.equal(folder.record(1), before);
  });

  for (const [what, text, said] of [
    [
      'no grade',
      audit().replace('grade: good\n', ''),
      /:7:1: The audit gives no grade of the whole\.\n.*outstanding, good/u,
    ],
    [
      'no grade and no view of the family',
      audit().replace('grade: good\nfamily-view: It helped.\n', ''),
      /:7:1: The audit gives no grade[\s\S]*:7:1: The case audit of 20 March has no view of the family/u,
    ],
    ['no auditor', audit().replace('auditor: q.sterne', 'auditor:'), /:11:1: The audit does not say who audited/u],
    [
      'an action of nobody',
      audit('2026-03-20', 'actions:', '  - what: Ring', '    due: 2026-04-01'),
      /:15:\d+: .*belongs to nobody/u,
    ],
    ['a field that is none', audit('2026-03-20', 'graed: good'), /:14:1: .*graed/u],
    ['fields that are no YAML', audit('2026-03-20', 'child-view: [a'), /:14:\d+: /u],
    ['a date that does not exist', audit('2026-02-30'), /:7:4: /u],
    ['a day to come', audit('2026-03-21'), /:7:4: The day of the audit is still to come: it is 20 March 2026/u],
    [
      'a day before the draw',
      audit('2026-03-19'),
      /:7:4: The child was drawn on 20 March 2026, after the day of this audit/u,
    ],
    ['a type that is none', audit().replace('Case audit', 'Case audti'), /:7:15: .*Case audit/u],
    ['another type', entry('2026-03-20 Case note'), /:7:1: This entry is no case audit/u],
    ['no entry', 'Nothing yet.\n', /:1:1: There is no case audit in this sheet/u],
    ['an entry in a fence', `~~~\n${audit()}~~~\n`, /:1:1: There is no case audit in this sheet/u],
    ['two entries', audit() + audit('2026-03-18'), /:19:1: A second entry begins here/u],
    ['words below it', `${audit()}\n## My notes\n\nWords.\n`, /:20:1: This part stands below the audit/u],
    ['an open fence', `${audit()}\n\`\`\`\n`, /:20:1: This/u],
    ['an open remark', `${audit()}\n<!-- to do\n`, /:20:1: This/u],
    ['markup that runs on', `${audit()}\n<script>\n`, /:20:1: This piece of HTML/u],
  ] as const)
    it(`takes no sheet with ${what}`, async () => {
      folder.write('records/1.case.md', child('CH-1', OPEN + entry('2026-03-25 Case note')));
      folder.fillIn('CH-1', text);
      const before = folder.records();
      const { status, out, err } = await folder.file('q1');
      assert.deepEqual([status, err], [1, '']);
      assert.match(out, said);
      assert.match(out, /1 with faults/u);
      assert.deepEqual(folder.records(), before);
    });

  it('takes no audit that would be taken for another entry', async () => {
    const note = (...fields: string[]) => entry('2026-03-25 Case note', ...fields);
    for (const [there, id] of [
      [note('id: first'), 'first'],
      [note(), '2026-03-25-case-note'],
      [entry('2026-03-01 Case note', 'id: first'), 'first'],
    ] as const) {
      folder.write('records/1.case.md', child('CH-1', OPEN + there));
      folder.fillIn('CH-1', audit('2026-03-20', `id: ${id}`));
      const { status, out } = await folder.file('q1');
      assert.equal(status, 1);
      assert.match(out, /AUDIT-CH-1\.md:(?:7:1: The audit has the id of another entry|14:\d+: .*id)/u);
      assert.doesNotMatch(folder.record(1), /Case audit/u);
    }
  });

  it('follows no link out of the folder of a sample, waits for no pipe, and takes no text for what is none', async function () {
    if (process.platform === 'win32') this.skip();
    const outside = mkdtempSync(join(tmpdir(), 'case-record-outside-'));
    try {
      writeFileSync(join(outside, 'sheet.md'), sheetOf('CH-1', audit()));
      for (const id of ['CH-1', 'CH-2', 'CH-3']) rmSync(folder.at('q1', `AUDIT-${id}.md`));
      symlinkSync(join(outside, 'sheet.md'), folder.at('q1', 'AUDIT-CH-1.md'));
      spawnSync('mkfifo', [folder.at('q1', 'AUDIT-CH-2.md')]);
      folder.write('q1/AUDIT-CH-3.md', new Uint8Array([0x23, 0, 0xff]));
      const before = folder.records();
      const { status, out } = await folder.file('q1');
      assert.equal(status, 1);
      assert.match(out, /AUDIT-CH-1\.md:1:1: This is a link to a file outside the folder.*\n\S+AUDIT-CH-2/u);
      assert.match(out, /AUDIT-CH-2\.md:1:1: This is not an ordinary file/u);
      assert.match(out, /AUDIT-CH-3\.md:1:1: This file is not UTF-8 text/u);
      folder.write('q1/AUDIT-CH-3.md', `${sheetOf('CH-3', audit())}${'x'.repeat(1_000_000)}`);
      assert.match((await folder.file('q1')).out, /AUDIT-CH-3\.md:1:1: This file is 1\.0 MB; at most 1\.0 MB is read/u);
      assert.deepEqual(folder.records(), before);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('puts nothing before a record that leaves something open', async () => {
    folder.write('records/1.case.md', child('CH-1', `${OPEN}<!-- left open\n`));
    folder.fillIn('CH-1');
    const before = folder.record(1);
    const { status, out } = await folder.file('q1');
    assert.equal(status, 1);
    assert.match(
      out,
      /AUDIT-CH-1\.md:7:1: A fence or a remark is left open, in the audit or in records\/1\.case\.md before it/u,
    );
    assert.equal(folder.record(1), before);
  });

  it('refuses what it cannot do with 2, and writes nothing', async () => {
    folder.fillIn('CH-1');
    folder.write('none/notes.md', 'x').write('bad/sample.json', '{"format"').write('empty/x.md', 'x');
    folder.write('next/sample.json', folder.read('q1/sample.json').replace('"version": 1', '"version": 2'));
    folder.write('twice/sample.json', folder.read('q1/sample.json').replaceAll(/AUDIT-CH-\d/gu, 'AUDIT-CH-1'));
    folder.write('others/1.case.md', child('CH-77', OPEN));
    const before = folder.snapshot();
    for (const [args, said] of [
      [['nowhere'], /There is no file or folder nowhere/u],
      [['none'], /none holds no sample\.json/u],
      [['bad'], /bad\/sample\.json is no sample that can be used: it is not whole JSON/u],
      [['next'], /of another version/u],
      [['twice'], /two of its children have one sheet/u],
      [['q1', 'nowhere'], /There is no file or folder nowhere/u],
      [['q1/sample.json'], /Name its folder, or the sheets beside it/u],
      [['records/1.case.md'], /has the name of a record/u],
      [['q1', '--in', 'others'], /This is a sample of other records: none of its children is in others/u],
      [['q1', '--in', 'empty'], /There are no records in empty/u],
      [['q1', '--in', 'nowhere'], /There is no folder nowhere/u],
      [[], /sheets/u],
    ] as const) {
      const { status, out, err } = await folder.file(...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, said);
    }
    assert.deepEqual(folder.snapshot(), before);
  });
});
