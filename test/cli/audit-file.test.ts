import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { child, entry, Folder } from './command.ts';

/** An audit that is filled in. */
const audit = (day = '2026-03-20', ...more: readonly string[]) =>
  `${entry(`${day} Case audit`, 'by: q.sterne', 'auditor: q.sterne', 'grade: good', 'family-view: It helped.', ...more)}### Strengths\n\nSeen every week.\n`;
const sheetOf = (id: string, text: string) => `# Case audit of ${id}\n\nWhat to do.\n\n---\n\n${text}`;
const OPEN =
  entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-05 Allocation', 'worker: j.okafor', 'team: east');

describe('audit file', () => {
  let folder: Folder;
  const file = (...args: readonly string[]) => folder.run(['audit', 'file', ...args]);
  const record = (at: number) => folder.read(`records/${at}.case.md`);
  /** Sheets as they are drawn, of the three children. */
  const draw = () => folder.run(['audit', 'sample', 'records', '--n', '3', '--seed', '7', '--out', 'q1']);
  const fillIn = (id: string, text = audit()) => folder.write(`q1/AUDIT-${id}.md`, sheetOf(id, text));
  const texts = () => [1, 2, 3].map(record);

  beforeEach(async () => {
    folder = new Folder().write('.case-record/config.yaml', 'teams: {east: {name: East}}\n');
    for (const at of [1, 2, 3]) folder.write(`records/${at}.case.md`, child(`CH-${at}`, OPEN));
    await draw();
  });
  afterEach(() => folder.remove());

  it('puts what is filled in into the records, each at its place, and leaves the rest for later', async () => {
    const late = entry('2026-03-25 Case note');
    const before = child('CH-1', OPEN + late);
    folder.write('records/1.case.md', before);
    const other = record(2);
    fillIn('CH-1');
    const { status, out, err } = await file('q1', '--as-of', '2026-03-30');
    assert.deepEqual([status, err], [0, '']);
    assert.equal(
      out,
      'q1/AUDIT-CH-1.md: put into records/1.case.md:23\n' +
        'Left for later, as the grade is still empty: q1/AUDIT-CH-2.md, q1/AUDIT-CH-3.md.\n' +
        '1 audit put into its record, 0 on record already, 2 to come, 0 with faults.\n',
    );
    assert.equal(record(1), before.replace(late, `${audit().trimEnd()}\n\n${late}`));
    assert.equal(record(2), other);
  });

  it('does nothing where it is done again', async () => {
    fillIn('CH-1');
    await file('q1');
    const before = folder.snapshot();
    const { status, out } = await file('q1');
    assert.equal(status, 0);
    assert.equal(
      out.split('\n').at(-2),
      '0 audits put into their records, 1 on record already, 2 to come, 0 with faults.',
    );
    assert.deepEqual(folder.snapshot(), before);
  });

  it('makes no second entry of an audit that was moderated on record meanwhile, and says that it reads otherwise', async () => {
    fillIn('CH-1');
    await file('q1');
    folder.write('records/1.case.md', record(1).replace('grade: good', 'grade: good\nmoderated-grade: inadequate'));
    const before = folder.snapshot();
    const { status, out } = await file('q1');
    assert.equal(status, 0);
    assert.match(
      out,
      /AUDIT-CH-1\.md: on record already, and reads otherwise there; change it in records\/1\.case\.md:23$/mu,
    );
    assert.deepEqual(folder.snapshot(), before);
  });

  it('files another audit of the same child, by another auditor or of another day', async () => {
    fillIn('CH-1');
    await file('q1');
    fillIn('CH-1', audit().replaceAll('q.sterne', 'd.ashworth'));
    assert.match((await file('q1')).out, /1 audit put into its record/u);
    fillIn('CH-1', audit('2026-03-21'));
    assert.match((await file('q1', '--as-of', '2026-03-30')).out, /1 audit put into its record/u);
    assert.equal(record(1).match(/Case audit/gu)?.length, 3);
  });

  it('has a record that lints as the sheet said it would, and counts in the summary', async () => {
    for (const id of ['CH-1', 'CH-2', 'CH-3']) fillIn(id);
    await file('q1');
    const { out } = await folder.run(['audit', 'summary', 'records', '--sample', 'q1/sample.json']);
    assert.match(out, /3 of 3 children audited/u);
    const linted = await folder.run(['lint', 'records', '--format', 'json']);
    const { findings } = JSON.parse(linted.out) as { findings: { entry: string | null }[] };
    assert.deepEqual(
      findings.filter(({ entry: at }) => at === '2026-03-20-case-audit'),
      [],
    );
  });

  it('says what would be done, and writes nothing, with --dry-run', async () => {
    fillIn('CH-1');
    const before = folder.snapshot();
    const { out } = await file('q1', '--dry-run');
    assert.match(out, /^q1\/AUDIT-CH-1\.md: would be put into records\/1\.case\.md:23\n/u);
    assert.match(out, /1 audit would be put into its record/u);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('keeps line ends and the mark of the byte order, whatever those of the sheet are', async () => {
    const before = `\ufeff${child('CH-1', OPEN).replaceAll('\n', '\r\n')}`;
    folder.write('records/1.case.md', before);
    fillIn('CH-1');
    await file('q1');
    assert.equal(record(1), before + audit().replaceAll('\n', '\r\n'));
    folder.write('q1/AUDIT-CH-2.md', `\ufeff${sheetOf('CH-2', audit()).replaceAll('\n', '\r\n')}`);
    const plain = record(2);
    await file('q1');
    assert.equal(record(2), plain + audit());
  });

  it('says of a sheet with faults what they are and where, and files the others', async () => {
    const undated = audit('2026-03-20', 'actions:', '  - what: Ring', '    who: j.okafor');
    fillIn('CH-1', undated.replace('family-view: It helped.', 'child-view:\npractitioner-view:'));
    fillIn('CH-2');
    const before = record(1);
    const { status, out } = await file('q1');
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
    assert.equal(record(1), before);
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
      fillIn('CH-1', text);
      const before = texts();
      const { status, out, err } = await file('q1');
      assert.deepEqual([status, err], [1, '']);
      assert.match(out, said);
      assert.match(out, /1 with faults/u);
      assert.deepEqual(texts(), before);
    });

  it('files an audit whose action is late by now, as that is for the record to say', async () => {
    fillIn('CH-1', audit('2026-03-20', 'actions:', '  - what: Ring', '    who: j.okafor', '    due: 2026-03-21'));
    assert.equal((await file('q1', '--as-of', '2026-05-01')).status, 0);
  });

  it('takes no audit that would be taken for another entry', async () => {
    const note = (...fields: string[]) => entry('2026-03-25 Case note', ...fields);
    for (const [there, id] of [
      [note('id: first'), 'first'],
      [note(), '2026-03-25-case-note'],
      [entry('2026-03-01 Case note', 'id: first'), 'first'],
    ] as const) {
      folder.write('records/1.case.md', child('CH-1', OPEN + there));
      fillIn('CH-1', audit('2026-03-20', `id: ${id}`));
      const { status, out } = await file('q1');
      assert.equal(status, 1);
      assert.match(out, /AUDIT-CH-1\.md:(?:7:1: The audit has the id of another entry|14:\d+: .*id)/u);
      assert.doesNotMatch(record(1), /Case audit/u);
    }
  });

  it('asks what a team asks of its audits, and no more', async () => {
    folder.write(
      '.case-record/entries/case-audit.schema.json',
      '{"properties": {"tool": {"title": "Tool", "x-kind": "text"}}, "required": ["tool"]}',
    );
    fillIn('CH-1');
    assert.match((await file('q1')).out, /AUDIT-CH-1\.md:\d+:\d+: .*tool/iu);
    fillIn('CH-1', audit('2026-03-20', 'tool: Ours').replace('family-view: It helped.\n', ''));
    folder.write('.case-record/config.yaml', 'rules: {practice/audit-family-view: off}\n');
    assert.equal((await file('q1')).status, 0);
  });

  describe('whose audit it is', () => {
    it('is said by the title of a sheet that stands alone', async () => {
      folder.write('alone.md', sheetOf('CH-2', audit()));
      assert.equal((await file('alone.md', '--in', 'records')).status, 0);
      assert.match(record(2), /Case audit/u);
    });

    it('is said by the sample where an id makes no plain title', async () => {
      const odd = 'a_b*c&#x41;[d](e)';
      folder.write('odd/1.case.md', child(`'${odd}'`, OPEN));
      await folder.run(['audit', 'sample', 'odd', '--n', '1', '--seed', '7', '--out', 'q2']);
      const [blank] = /^[\s\S]*?(?=^## )/mu.exec(folder.read('q2/AUDIT-no.1.md')) ?? [];
      folder
        .write('alone.md', blank + audit())
        .write('q2/AUDIT-no.1.md', blank + audit('2026-03-20', 'child-view: Yes.'));
      for (const named of ['alone.md', 'q2'])
        assert.match((await file(named, '--dry-run')).out, /would be put into odd\/1/u);
    });

    for (const [what, id, said] of [
      [
        'names another child than the sample',
        'CH-2',
        /The title names CH-2, and by the sample beside it this is the sheet of CH-1/u,
      ],
      ['is no more', 'CH-1', /No record in \. has the id CH-1/u],
    ] as const)
      it(`is a fault where it ${what}`, async () => {
        if (what === 'is no more') folder.write('records/1.case.md', child('CH-9', OPEN));
        folder.write('q1/AUDIT-CH-1.md', sheetOf(id, audit()));
        const before = texts();
        const { status, out } = await file('q1');
        assert.equal(status, 1);
        assert.match(out, said);
        assert.deepEqual(texts(), before);
      });

    it('is a fault where two records have the id, or it is that of no child', async () => {
      fillIn('CH-1');
      folder.write('records/copy.case.md', child('CH-1', OPEN));
      assert.match((await file('q1')).out, /2 files have the id CH-1: records\/1\.case\.md, records\/copy\.case\.md/u);
      folder.write('s.case.md', '---\nrecord: supervision\nid: SUP-1\nworker: j.okafor\n---\n');
      folder.write('s.md', sheetOf('SUP-1', audit()));
      assert.match((await file('s.md')).out, /s\.case\.md has the id SUP-1 and is no child's record/u);
      folder.write('s.md', audit());
      assert.match((await file('s.md')).out, /Nothing says whose audit this is/u);
    });

    it('is shown as text alone, whatever is in it', async () => {
      folder.write('s.md', sheetOf('CH-\u001b[2J1', audit()));
      assert.match((await file('s.md')).out, /^s\.md:1:1: No record in \. has the id CH-1, of which/u);
      folder.write('s.md', sheetOf('x'.repeat(201), audit()));
      assert.match((await file('s.md')).out, /^s\.md:1:1: Nothing says whose audit this is/u);
    });

    it('is no path, whatever it looks like', async () => {
      folder.write('s.md', sheetOf('records/1.case.md', audit()));
      const { status, out } = await file('s.md');
      assert.equal(status, 1);
      assert.match(out, /No record in \. has the id records\/1\.case\.md/u);
    });

    it('is one audit where two sheets have it, and a fault where they differ', async () => {
      fillIn('CH-1');
      folder.write('again.md', sheetOf('CH-1', audit()));
      assert.match(
        (await file('q1', 'again.md', 'q1/AUDIT-CH-1.md', '--dry-run')).out,
        /^1 audit would.* 1 on record already/mu,
      );
      folder.write('again.md', sheetOf('CH-1', audit('2026-03-20', 'child-view: Yes.')));
      const { status, out } = await file('q1', 'again.md');
      assert.equal(status, 1);
      assert.match(
        out,
        /again\.md:7:1: q1\/AUDIT-CH-1\.md holds another audit of CH-1 by the same auditor on the same day/u,
      );
      assert.equal(record(1).match(/Case audit/gu)?.length, 1);
    });
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
      const before = texts();
      const { status, out } = await file('q1');
      assert.equal(status, 1);
      assert.match(out, /AUDIT-CH-1\.md:1:1: This is a link to a file outside the folder.*\n\S+AUDIT-CH-2/u);
      assert.match(out, /AUDIT-CH-2\.md:1:1: This is not an ordinary file/u);
      assert.match(out, /AUDIT-CH-3\.md:1:1: This file is not UTF-8 text/u);
      folder.write('q1/AUDIT-CH-3.md', `${sheetOf('CH-3', audit())}${'x'.repeat(1_000_000)}`);
      assert.match((await file('q1')).out, /AUDIT-CH-3\.md:1:1: This file is 1\.0 MB; at most 1\.0 MB is read/u);
      assert.deepEqual(texts(), before);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('says of a sheet that is elsewhere that it is not there', async () => {
    rmSync(folder.at('q1/AUDIT-CH-2.md'));
    const { status, out } = await file('q1');
    assert.equal(status, 0);
    assert.match(out, /^Not there: q1\/AUDIT-CH-2\.md\.$/mu);
  });

  it('puts nothing before a record that leaves something open', async () => {
    folder.write('records/1.case.md', child('CH-1', `${OPEN}<!-- left open\n`));
    fillIn('CH-1');
    const before = record(1);
    const { status, out } = await file('q1');
    assert.equal(status, 1);
    assert.match(
      out,
      /AUDIT-CH-1\.md:7:1: A fence or a remark is left open, in the audit or in records\/1\.case\.md before it/u,
    );
    assert.equal(record(1), before);
  });

  it('refuses what it cannot do with 2, and writes nothing', async () => {
    fillIn('CH-1');
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
      const { status, out, err } = await file(...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, said);
    }
    assert.deepEqual(folder.snapshot(), before);
  });
});
