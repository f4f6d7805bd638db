/** The England pack against the facts of the reference: ids, authority, how sure each number is, the order of regulation 28. */
import assert from 'node:assert/strict';
import { readEngland } from '../../../scripts/policy/read-england.ts';
import {
  LEFT_OUT,
  REFERENCE_DECISIONS,
  REFERENCE_TIMESCALES,
  REGULATION_28_ORDER,
  STAGES,
} from '../../../scripts/policy/reference.ts';

describe('England pack: facts', () => {
  const { items, problems, setAside } = readEngland();
  const sourced = [...items.timescales, ...items.decisions];

  it('is read without a fault', () => {
    assert.deepEqual(
      problems.map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
    assert.deepEqual(setAside, []);
  });

  it('holds every timescale and decision point of the reference, or says why not', () => {
    const known = [...Object.keys(REFERENCE_TIMESCALES), ...REFERENCE_DECISIONS];
    const accounted = [...sourced.map(({ id }) => id), ...Object.keys(LEFT_OUT)];
    assert.deepEqual(accounted.toSorted(), known.toSorted());
  });

  for (const { id, keys } of items.timescales) {
    it(`${id}: is as binding and as sure as the reference says`, () => {
      const { status, evidence, confidence } = keys.source ?? {};
      assert.deepEqual([status, evidence, confidence], REFERENCE_TIMESCALES[id]);
      assert.equal(status === 'local', id.endsWith('-local'), 'a local number shows in the id, and only a local one');
      assert.ok(keys.stage && STAGES.includes(keys.stage), `stage ${keys.stage}`);
    });
  }

  for (const { id, keys } of sourced) {
    it(`${id}: names its source, and says where the number is not confirmed`, () => {
      const source = keys.source;
      assert.ok(source?.provision, 'provision');
      if (source.evidence !== 'found') assert.ok(source.note ?? source.at, 'where it was read, or that it was not');
      if (source.evidence === 'know') {
        assert.match(source.note ?? '', /from knowledge|not confirmed|numbers are from/i);
        assert.equal(source.at === undefined || id === 'visit-other-responsible', true, 'nothing was read');
      }
    });
  }

  it('tries the branches of regulation 28 in their order of choice', () => {
    const clock = items.clocks.find(({ id }) => id === 'looked-after-visit');
    assert.deepEqual(clock?.keys.branches, REGULATION_28_ORDER);
    for (const id of REGULATION_28_ORDER) {
      const branch = items.timescales.find((timescale) => timescale.id === id);
      assert.equal(branch?.keys.branchOf, 'looked-after-visit', id);
    }
  });

  it('knows the six-monthly visits from 1 April 2015 and the 45 working days from 15 April 2013', () => {
    const from = (id: string) => items.timescales.find((timescale) => timescale.id === id)?.keys.from;
    assert.equal(from('visit-long-term-foster'), '2015-04-01');
    assert.equal(from('assessment-complete'), '2013-04-15');
  });
});

describe('England pack: examples', () => {
  const { items } = readEngland();

  for (const { id, keys } of items.timescales) {
    it(`${id}: shows the rule met, met late, overdue and not applying`, () => {
      const statuses = (keys.examples ?? []).map(({ expect }) => expect.status);
      for (const kind of ['met', 'met-late', 'overdue', 'none'] as const) assert.ok(statuses.includes(kind), kind);
      for (const { title, expect } of keys.examples ?? []) {
        const late = expect.status === 'met-late' || expect.status === 'overdue';
        assert.equal(expect.daysLate !== undefined, late, `${title}: days late`);
      }
      assert.ok(
        (keys.examples ?? []).some(({ expect }) => expect.due !== undefined),
        'a due day',
      );
    });
  }

  for (const { id, keys } of items.decisions) {
    it(`${id}: shows the decision whole, with a part missing, missing and not called for`, () => {
      const findings = (keys.examples ?? []).map(({ expect }) => expect.finding);
      const missing = keys.source?.status === 'statutory' ? 'error' : 'warning';
      assert.ok(findings.filter((finding) => finding === 'none').length >= 2, 'whole, and not called for');
      assert.ok(findings.filter((finding) => finding === missing).length >= 2, 'in part, and altogether');
    });
  }

  it('has a title of its own for every example of an item', () => {
    for (const { id, keys } of [...items.timescales, ...items.decisions]) {
      const titles = (keys.examples ?? []).map(({ title }) => title);
      assert.equal(new Set(titles).size, titles.length, id);
    }
  });
});
