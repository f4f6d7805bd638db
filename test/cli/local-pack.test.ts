/** A council's own pack, from `.case-record/policy.yaml` to what the command line says of its records. */
import assert from 'node:assert/strict';
import { child, entry } from './command.ts';
import { lookedAfter, PackFolder, plan, seen, worked } from './pack-folder.ts';

describe('a local pack', () => {
  let folder: PackFolder;

  beforeEach(() => {
    folder = new PackFolder();
  });
  afterEach(() => folder.remove());

  const report = (...of: Parameters<PackFolder['report']>) => folder.report(...of);
  const found = (...of: Parameters<PackFolder['found']>) => folder.found(...of);

  it('of the page about packs has no fault', async () => {
    assert.notEqual(worked, '');
    const { findings } = await report('2026-03-02');
    assert.deepEqual(findings, []);
  });

  describe('that tightens visits to four weeks', () => {
    const visits = [lookedAfter, seen('2026-03-05'), seen('2026-03-09')];
    const rule = 'timescale/visit-default-year1';

    it('says that the four weeks are local, and what the regulation allows', async () => {
      assert.deepEqual(await found(rule, '2026-04-10', ...visits), [
        'warning: No visit at which the child is seen since 9 March; one was due by 6 April ' +
          '(4 weeks, a local standard, not law; SI 2010/959 reg 28(2)(b) allows 6 weeks, to 20 April).',
      ]);
    });

    it('is an error once the six weeks of the regulation are over too', async () => {
      assert.deepEqual(await found(rule, '2026-04-21', ...visits), [
        'error: No visit at which the child is seen since 9 March; one was due by 6 April ' +
          '(4 weeks, a local standard, not law; SI 2010/959 reg 28(2)(b) allows 6 weeks, which ended too, on 20 April).',
      ]);
    });

    it('explains both', async () => {
      folder.write('a.case.md', child('CH-1', visits.join('')));
      const { out } = await folder.run(['explain', 'CH-1', 'visit-default-year1', '--as-of', '2026-04-10']);
      const words = out.replaceAll(/\s+/g, ' ');
      assert.match(words, /at most 4 weeks apart/);
      assert.match(
        words,
        /stricter than SI 2010\/959 reg 28\(2\)\(b\) \(statutory\), which allows 6 weeks, to 20 April 2026/,
      );
      assert.match(words, /Practice standard 3/);
    });
  });

  describe('that has an aim and a limit for visits under a child protection plan', () => {
    const rule = 'timescale/cp-visit-local';

    it('says nothing of the aim up to its day', async () => {
      assert.deepEqual(await found(rule, '2026-03-13', plan), []);
      const [only] = await found(rule, '2026-03-16', plan);
      assert.match(only ?? '', /is due by 23 March, in 7 days/);
      assert.doesNotMatch(only ?? '', /aim/);
    });

    it('gives information past the aim, and what the limit is', async () => {
      const [only] = await found(rule, '2026-03-17', plan);
      assert.match(
        only ?? '',
        /^information: .*23 March.*\(15 working days, a local standard, not law\).* The local aim was 16 March\.$/,
      );
    });

    it('warns past the limit', async () => {
      const [only] = await found(rule, '2026-03-24', plan);
      assert.match(only ?? '', /^warning: .*one was due by 23 March \(15 working days, a local standard, not law\)\.$/);
    });

    it('says nothing of a visit between the two', async () => {
      assert.deepEqual(await found(rule, '2026-03-20', plan, seen('2026-03-19')), []);
    });
  });

  describe('that asks for writing up', () => {
    const event = (...more: string[]) => entry('2026-03-05 14:00 Significant event', 'by: j.okafor', ...more);

    it('asks for nothing where no day of writing up is given: it was written at once', async () => {
      const { findings } = await report('2026-03-30', event(), seen('2026-03-05'), entry('2026-03-05 Case note'));
      assert.deepEqual(
        findings.filter(({ rule }) => rule.startsWith('timescale/write-up')),
        [],
      );
    });

    for (const [what, rule, onTime, late, lateness] of [
      [
        'a significant event within 24 hours',
        'write-up-significant',
        event('recorded: 2026-03-06', 'recorded-time: "14:00"'),
        event('recorded: 2026-03-06', 'recorded-time: "14:01"'),
        'some hours late',
      ],
      [
        'a visit within 2 working days',
        'write-up-visit',
        seen('2026-03-05', 'recorded: 2026-03-09'),
        seen('2026-03-05', 'recorded: 2026-03-10'),
        '1 day late',
      ],
      [
        'a note within 5 working days',
        'write-up-other',
        entry('2026-03-05 Case note', 'recorded: 2026-03-12'),
        entry('2026-03-05 Case note', 'recorded: 2026-03-16'),
        '4 days late',
      ],
    ] as const) {
      it(`asks for ${what}`, async () => {
        assert.deepEqual(await found(`timescale/${rule}`, '2026-03-30', onTime), []);
        const [only, more] = await found(`timescale/${rule}`, '2026-03-30', late);
        assert.match(only ?? '', new RegExp(`^warning: The write-up of this .* was due by .*${lateness}`));
        assert.equal(more, undefined);
      });
    }

    it('judges each entry by one of the three', async () => {
      const { findings } = await report(
        '2026-03-30',
        event('recorded: 2026-03-20'),
        seen('2026-03-05', 'recorded: 2026-03-20'),
      );
      const rules = findings.map(({ rule }) => rule).filter((rule) => rule.includes('write-up'));
      assert.deepEqual(rules.toSorted(), ['timescale/write-up-significant', 'timescale/write-up-visit']);
    });
  });

  describe('that takes up a local option', () => {
    const review = (...more: string[]) =>
      entry(
        '2026-05-20 Review conference',
        'by: e.rowntree',
        'participation: PN1',
        ...more,
        'decision:',
        '  outcome: end',
        '  by: e.rowntree',
        '  rationale: The changes hold.',
      );
    const rule = 'decision/first-review-end';

    it('asks for the senior manager where a plan ends at its first review', async () => {
      const [only] = await found(rule, '2026-06-01', plan, review());
      assert.match(only ?? '', /^warning: .*leaves "Ending agreed by" open/);
      assert.deepEqual(await found(rule, '2026-06-01', plan, review('end-agreed-by: d.ashworth')), []);
    });

    it('is off without the pack', async () => {
      folder.write('.case-record/policy.yaml', 'policy: plain\ntitle: Plain\nextends: england\n');
      assert.deepEqual(await found(rule, '2026-06-01', plan, review()), []);
    });
  });

  describe('that loosens the law or gives no reason', () => {
    async function ofPack(text: string): Promise<readonly string[]> {
      folder.write('.case-record/policy.yaml', `policy: east\ntitle: East\nextends: england\n${text}`);
      const { findings } = await report('2026-03-02');
      return findings.map(({ file, rule, severity, message }) => `${file} ${rule} ${severity} ${message}`);
    }

    it('is told which regulation it loosens', async () => {
      const [only, more] = await ofPack(
        'timescales: [{id: visit-default-year1, every: 8 weeks, reason: Few workers}]\n',
      );
      assert.match(
        only ?? '',
        /^\.case-record\/policy\.yaml policy\/loosens error 8 weeks for "visit-default-year1" is longer than the 6 weeks that SI 2010\/959 reg 28\(2\)\(b\) says \(statutory\)\.$/,
      );
      assert.equal(more, undefined);
    });

    it('is told that a change has no reason', async () => {
      assert.deepEqual(await ofPack('timescales: [{id: visit-default-year1, every: 4 weeks}]\n'), [
        '.case-record/policy.yaml policy/no-reason warning This changes "visit-default-year1" and does not say why.',
      ]);
      assert.deepEqual(await ofPack('timescales: [{id: keep-in-touch-local, remove: true}]\n'), [
        '.case-record/policy.yaml policy/no-reason warning This removes "keep-in-touch-local" and does not say why.',
      ]);
    });

    it('is told of a field that no entry has', async () => {
      const found = await ofPack('decisions: [{id: allocation, fields: [worker, by, see-bye], reason: x}]\n');
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', /policy\/unknown-field error There is no field "see-bye" in/);
      assert.deepEqual(
        await ofPack('decisions: [{id: allocation, fields: [worker, by, see-by, review-on], reason: x}]\n'),
        [],
      );
    });

    it('is told of a field or another person that a decision of law no longer asks for', async () => {
      const found = await ofPack(
        'decisions: [{id: connected-extension, fields: [extended-by, extended-why], reason: x}, {id: lead-practitioner, not-by-author: no, reason: x}, {id: lac-review, off: yes, reason: x}]\n',
      );
      assert.match(
        found.join('\n'),
        /policy\/loosens error "connected-extension" no longer asks for iro-told, which SI 2010\/959 reg 25/,
      );
      assert.match(found.join('\n'), /policy\/loosens warning "lead-practitioner" may now be decided by the author/);
      assert.match(found.join('\n'), /policy\/loosens error This turns off "lac-review"/);
    });
  });
});
