/** The England pack against the facts of the reference: ids, authority, how sure each number is, the order of regulation 28. */
import assert from 'node:assert/strict';
import { DECISIONS_BY_RULE, TIMESCALES_LEFT_OUT } from '../../../scripts/policy/left-out.ts';
import { factOf, PARTS } from '../../../scripts/policy/parts.ts';
import { readEngland } from '../../../scripts/policy/read-england.ts';
import {
  REFERENCE_DECISIONS,
  REFERENCE_TIMESCALES,
  REGULATION_28_ORDER,
  STAGES,
} from '../../../scripts/policy/reference.ts';
import { RULES } from '../../../src/rules/list.ts';

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

  it('computes every timescale of the reference once, or says why a record cannot decide it', () => {
    const whole = items.timescales.map(({ id }) => id).filter((id) => PARTS[id] === undefined);
    const accounted = [...whole, ...Object.keys(TIMESCALES_LEFT_OUT)];
    assert.deepEqual(accounted.toSorted(), Object.keys(REFERENCE_TIMESCALES).toSorted());
    assert.equal(accounted.length, 95);
    assert.ok(whole.length >= 82, `${whole.length} computed`);
  });

  it('holds every decision point of the reference, or a rule of its own does', () => {
    const accounted = [...items.decisions.map(({ id }) => id), ...Object.keys(DECISIONS_BY_RULE)];
    for (const id of REFERENCE_DECISIONS) assert.ok(accounted.includes(id), id);
    assert.equal(REFERENCE_DECISIONS.length, 31);
    const rules = RULES.map(({ id }): string => id);
    for (const rule of Object.values(DECISIONS_BY_RULE)) assert.ok(rules.includes(rule), rule);
  });

  it('holds each part of a timescale beside the whole', () => {
    for (const [id, { of }] of Object.entries(PARTS)) {
      for (const each of [id, of])
        assert.ok(
          items.timescales.some((timescale) => timescale.id === each),
          each,
        );
    }
  });

  for (const { id, keys } of items.timescales) {
    it(`${id}: is as binding and as sure as the reference says`, () => {
      const { status, evidence, confidence } = keys.source ?? {};
      assert.deepEqual([status, evidence, confidence], factOf(id));
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

  it('knows since when its rules hold, and until when those that they replaced', () => {
    const dated = items.timescales.flatMap(({ id, keys: { from, to } }) =>
      from === undefined && to === undefined ? [] : [[id, from, to]],
    );
    assert.deepEqual(dated.toSorted(), [
      ['assessment-complete', '2013-04-15', undefined],
      ['core-assessment', undefined, '2013-04-14'],
      ['icpc', '2015-03-26', undefined],
      ['icpc-last-discussion', undefined, '2015-03-25'],
      ['initial-assessment', '2010-04-01', '2013-04-14'],
      ['visit-long-term-foster', '2015-04-01', undefined],
    ]);
  });

  it('shows every rule with a first or last day on a record of the other side of it', () => {
    for (const { id, keys } of items.timescales) {
      const { from, to } = keys;
      if (from === undefined && to === undefined) continue;
      const outside = (keys.examples ?? []).filter(({ record, expect }) => {
        const days = [...record.matchAll(/^## (\S+)/gm)].map(([, day]) => day ?? '');
        const all = (is: (day: string) => boolean) => days.length > 0 && days.every(is);
        return expect.status === 'none' && (all((day) => day < (from ?? '')) || all((day) => day > (to ?? '9999')));
      });
      assert.ok(outside.length > 0, id);
    }
  });
});

describe('England pack: examples', () => {
  const { items } = readEngland();

  for (const { id, keys } of items.timescales) {
    it(`${id}: shows the rule met, met late, overdue and not applying`, () => {
      const statuses = (keys.examples ?? []).map(({ expect }) => expect.status);
      if (keys.inForce === false) {
        assert.deepEqual([...new Set(statuses)], ['none'], 'what is not law yet asks nothing of anybody');
        return;
      }
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
      // What must follow and has no number is never late.
      const waits = keys.settledBy !== undefined && keys.timescale === undefined;
      const missing = waits ? 'information' : keys.source?.status === 'statutory' ? 'error' : 'warning';
      assert.ok(findings.filter((finding) => finding === 'none').length >= 2, 'whole, and not called for');
      assert.ok(findings.filter((finding) => finding === missing).length >= 2, 'in part, and altogether');
    });
  }

  it('crosses bank holidays, a leap day, month ends and a birthday', () => {
    const all = items.timescales.flatMap(({ keys }) => keys.examples ?? []);
    const dues = all.flatMap(({ record, expect }) => (expect.due === undefined ? [] : [{ record, due: expect.due }]));
    assert.ok(
      all.some(({ record }) => record.includes('-02-29')),
      'a leap day',
    );
    assert.ok(
      all.some(({ title }) => /birthday/i.test(title)),
      'a birthday',
    );
    assert.ok(
      dues.some(({ record, due }) => due.endsWith('-02-28') && /^## \S+-(?:30|31) /m.test(record)),
      'a month end',
    );
    for (const holiday of [/Easter/, /Christmas/, /New Year/, /bank holiday/i]) {
      assert.ok(
        all.some(({ title }) => holiday.test(title)),
        String(holiday),
      );
    }
  });

  it('has a title of its own for every example of an item', () => {
    for (const { id, keys } of [...items.timescales, ...items.decisions]) {
      const titles = (keys.examples ?? []).map(({ title }) => title);
      assert.equal(new Set(titles).size, titles.length, id);
    }
  });
});
