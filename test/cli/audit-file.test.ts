import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { child, entry } from './command.ts';
import { audit, DrawnSheets, OPEN, sheetOf } from './drawn-sheets.ts';

describe('audit file', () => {
  let folder: DrawnSheets;
  beforeEach(async () => {
    folder = await DrawnSheets.draw();
  });
  afterEach(() => folder.remove());

  it('puts what is filled in into the records, each at its place, and leaves the rest for later', async () => {
    const late = entry('2026-03-25 Case note');
    const before = child('CH-1', OPEN + late);
    folder.write('records/1.case.md', before);
    const other = folder.record(2);
    folder.fillIn('CH-1');
    const { status, out, err } = await folder.file('q1', '--as-of', '2026-03-30');
    assert.deepEqual([status, err], [0, '']);
    assert.equal(
      out,
      'q1/AUDIT-CH-1.md: put into records/1.case.md:23\n' +
        'Left for later, as the grade is still empty: q1/AUDIT-CH-2.md, q1/AUDIT-CH-3.md.\n' +
        '1 audit put into its record, 0 on record already, 2 to come, 0 with faults.\n',
    );
    assert.equal(folder.record(1), before.replace(late, `${audit().trimEnd()}\n\n${late}`));
    assert.equal(folder.record(2), other);
  });

  it('does nothing where it is done again', async () => {
    folder.fillIn('CH-1');
    await folder.file('q1');
    const before = folder.snapshot();
    const { status, out } = await folder.file('q1');
    assert.equal(status, 0);
    assert.equal(
      out.split('\n').at(-2),
      '0 audits put into their records, 1 on record already, 2 to come, 0 with faults.',
    );
    assert.deepEqual(folder.snapshot(), before);
  });

  it('makes no second entry of an audit that was moderated on record meanwhile, and says that it reads otherwise', async () => {
    folder.fillIn('CH-1');
    await folder.file('q1');
    folder.write(
      'records/1.case.md',
      folder.record(1).replace('grade: good', 'grade: good\nmoderated-grade: inadequate'),
    );
    const before = folder.snapshot();
    const { status, out } = await folder.file('q1');
    assert.equal(status, 0);
    assert.match(
      out,
      /AUDIT-CH-1\.md: on record already, and reads otherwise there; change it in records\/1\.case\.md:23$/mu,
    );
    assert.deepEqual(folder.snapshot(), before);
  });

  it('files another audit of the same child, by another auditor or of another day', async () => {
    folder.fillIn('CH-1');
    await folder.file('q1');
    folder.fillIn('CH-1', audit().replaceAll('q.sterne', 'd.ashworth'));
    assert.match((await folder.file('q1')).out, /1 audit put into its record/u);
    folder.fillIn('CH-1', audit('2026-03-21'));
    assert.match((await folder.file('q1', '--as-of', '2026-03-30')).out, /1 audit put into its record/u);
    assert.equal(folder.record(1).match(/Case audit/gu)?.length, 3);
  });

  it('has a record that lints as the sheet said it would, and counts in the summary', async () => {
    for (const id of ['CH-1', 'CH-2', 'CH-3']) folder.fillIn(id);
    await folder.file('q1');
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
    folder.fillIn('CH-1');
    const before = folder.snapshot();
    const { out } = await folder.file('q1', '--dry-run');
    assert.match(out, /^q1\/AUDIT-CH-1\.md: would be put into records\/1\.case\.md:23\n/u);
    assert.match(out, /1 audit would be put into its record/u);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('keeps line ends and the mark of the byte order, whatever those of the sheet are', async () => {
    const before = `\ufeff${child('CH-1', OPEN).replaceAll('\n', '\r\n')}`;
    folder.write('records/1.case.md', before);
    folder.fillIn('CH-1');
    await folder.file('q1');
    assert.equal(folder.record(1), before + audit().replaceAll('\n', '\r\n'));
    folder.write('q1/AUDIT-CH-2.md', `\ufeff${sheetOf('CH-2', audit()).replaceAll('\n', '\r\n')}`);
    const plain = folder.record(2);
    await folder.file('q1');
    assert.equal(folder.record(2), plain + audit());
  });

  it('files an audit whose action is late by now, as that is for the record to say', async () => {
    folder.fillIn(
      'CH-1',
      audit('2026-03-20', 'actions:', '  - what: Ring', '    who: j.okafor', '    due: 2026-03-21'),
    );
    assert.equal((await folder.file('q1', '--as-of', '2026-05-01')).status, 0);
  });

  it('asks what a team asks of its audits, and no more', async () => {
    folder.write(
      '.case-record/entries/case-audit.schema.json',
      '{"properties": {"tool": {"title": "Tool", "x-kind": "text"}}, "required": ["tool"]}',
    );
    folder.fillIn('CH-1');
    assert.match((await folder.file('q1')).out, /AUDIT-CH-1\.md:\d+:\d+: .*tool/iu);
    folder.fillIn('CH-1', audit('2026-03-20', 'tool: Ours').replace('family-view: It helped.\n', ''));
    folder.write('.case-record/config.yaml', 'rules: {practice/audit-family-view: off}\n');
    assert.equal((await folder.file('q1')).status, 0);
  });

  describe('whose audit it is', () => {
    it('is said by the title of a sheet that stands alone', async () => {
      folder.write('alone.md', sheetOf('CH-2', audit()));
      assert.equal((await folder.file('alone.md', '--in', 'records')).status, 0);
      assert.match(folder.record(2), /Case audit/u);
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
        assert.match((await folder.file(named, '--dry-run')).out, /would be put into odd\/1/u);
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
        const before = folder.records();
        const { status, out } = await folder.file('q1');
        assert.equal(status, 1);
        assert.match(out, said);
        assert.deepEqual(folder.records(), before);
      });

    it('is a fault where two records have the id, or it is that of no child', async () => {
      folder.fillIn('CH-1');
      folder.write('records/copy.case.md', child('CH-1', OPEN));
      assert.match(
        (await folder.file('q1')).out,
        /2 files have the id CH-1: records\/1\.case\.md, records\/copy\.case\.md/u,
      );
      folder.write('s.case.md', '---\nrecord: supervision\nid: SUP-1\nworker: j.okafor\n---\n');
      folder.write('s.md', sheetOf('SUP-1', audit()));
      assert.match((await folder.file('s.md')).out, /s\.case\.md has the id SUP-1 and is no child's record/u);
      folder.write('s.md', audit());
      assert.match((await folder.file('s.md')).out, /Nothing says whose audit this is/u);
    });

    it('is shown as text alone, whatever is in it', async () => {
      folder.write('s.md', sheetOf('CH-\u001b[2J1', audit()));
      assert.match((await folder.file('s.md')).out, /^s\.md:1:1: No record in \. has the id CH-1, of which/u);
      folder.write('s.md', sheetOf('x'.repeat(201), audit()));
      assert.match((await folder.file('s.md')).out, /^s\.md:1:1: Nothing says whose audit this is/u);
    });

    it('is no path, whatever it looks like', async () => {
      folder.write('s.md', sheetOf('records/1.case.md', audit()));
      const { status, out } = await folder.file('s.md');
      assert.equal(status, 1);
      assert.match(out, /No record in \. has the id records\/1\.case\.md/u);
    });

    it('is one audit where two sheets have it, and a fault where they differ', async () => {
      folder.fillIn('CH-1');
      folder.write('again.md', sheetOf('CH-1', audit()));
      assert.match(
        (await folder.file('q1', 'again.md', 'q1/AUDIT-CH-1.md', '--dry-run')).out,
        /^1 audit would.* 1 on record already/mu,
      );
      folder.write('again.md', sheetOf('CH-1', audit('2026-03-20', 'child-view: Yes.')));
      const { status, out } = await folder.file('q1', 'again.md');
      assert.equal(status, 1);
      assert.match(
        out,
        /again\.md:7:1: q1\/AUDIT-CH-1\.md holds another audit of CH-1 by the same auditor on the same day/u,
      );
      assert.equal(folder.record(1).match(/Case audit/gu)?.length, 1);
    });
  });

  it('says of a sheet that is elsewhere that it is not there', async () => {
    rmSync(folder.at('q1/AUDIT-CH-2.md'));
    const { status, out } = await folder.file('q1');
    assert.equal(status, 0);
    assert.match(out, /^Not there: q1\/AUDIT-CH-2\.md\.$/mu);
  });
});
