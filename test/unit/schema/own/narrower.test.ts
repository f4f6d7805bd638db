import assert from 'node:assert/strict';
import { faultsOfType, findingsOn, withTypes } from './own-types.ts';

describe('A narrower version of a known entry type', () => {
  const visit = {
    title: 'Visit',
    'x-aliases': ['Doorstep visit'],
    'x-sections': ['What we saw', 'Safety scale'],
    properties: {
      place: { enum: ['home', 'placement'] },
      mood: { title: 'Mood', 'x-codes': [{ code: 'settled', meaning: 'Settled' }] },
      'not-seen-reason': { pattern: '^[A-Z]' },
      decision: { properties: { outcome: { enum: ['step-up', 'no-change'] } } },
    },
    required: ['seen', 'mood'],
  };

  it('is read without a fault', async () => assert.deepEqual(await faultsOfType('visit', visit), []));

  it('asks for what the team asks beside what the language asks', async () => {
    const workspace = await withTypes({ visit });
    const found = (...fields: string[]) => findingsOn(workspace, '2026-03-04 Visit', 'by: j.okafor', ...fields);
    assert.deepEqual(found('seen: yes', 'mood: settled', 'place: home'), []);
    assert.deepEqual(found('seen: yes', 'place: home'), [
      'schema/missing-field Visit: A Visit entry needs its mood ("mood").',
    ]);
    assert.deepEqual(found('seen: yes', 'mood: settled', 'place: school'), [
      'schema/not-a-code school: This is not one of the codes of "place". It is one of home or placement.',
    ]);
    assert.deepEqual(found('seen: perhaps', 'mood: settled', 'bedroom-seen: x'), [
      'schema/yes-no perhaps: "seen" is answered with yes or no, and nothing else.',
      'schema/yes-no x: "x" is written "yes" here.',
    ]);
    assert.deepEqual(found('seen: no', 'mood: settled', 'not-seen-reason: asleep'), [
      'schema/shape asleep: This is not written as "not-seen-reason" asks.',
    ]);
    assert.deepEqual(found('seen: yes', 'mood: settled', 'decision:', '  outcome: end'), [
      'schema/not-a-code end: This is not one of the codes of "outcome". It is one of step-up or no-change.',
    ]);
    assert.deepEqual(found('seen: yes', 'mood: settled', 'nonsense: x'), [
      'schema/unknown-field nonsense: A Visit entry has no field "nonsense".',
    ]);
  });

  it('keeps the known words, with those of the team among them', async () => {
    const { catalogue } = await withTypes({ visit });
    const type = catalogue.type('visit');
    assert.equal(catalogue.resolve('doorstep visit'), 'visit');
    assert.equal(catalogue.resolve('Home visit'), 'visit');
    assert.deepEqual(type?.sections, ['What we saw', 'Safety scale', "Child's voice", 'Analysis', 'Plan']);
    assert.match(type?.snippet ?? '', /place: \$\{\d+\|home,placement\|\}/u);
    assert.match(type?.snippet ?? '', /mood:/u);
    assert.equal(type?.description.startsWith('A social worker goes to see the child.'), true);
    assert.deepEqual(catalogue.fieldAt({ entry: 'visit' }, ['place'])?.codes?.map(({ meaning }) => meaning).length, 2);
    assert.equal(catalogue.types.filter(({ id }) => id === 'visit').length, 1);
  });

  it('may choose among teams, and call the id of one a text', async () => {
    const chosen = { properties: { team: { 'x-codes': [{ code: 'east', meaning: 'East' }] } } };
    assert.deepEqual(await faultsOfType('allocation', chosen), []);
    const { catalogue } = await withTypes({ allocation: chosen });
    assert.deepEqual(
      catalogue.fieldAt({ entry: 'allocation' }, ['team'])?.codes?.map(({ code }) => code),
      ['east'],
    );
    const called = { properties: { team: { title: 'Pod', 'x-kind': 'text' } } };
    assert.deepEqual(await faultsOfType('allocation', called), []);
    const other = await withTypes({ allocation: called });
    const { title, kind } = other.catalogue.fieldAt({ entry: 'allocation' }, ['team']) ?? assert.fail();
    assert.deepEqual([title, kind], ['Pod', 'team']);
    assert.equal((await faultsOfType('allocation', { properties: { team: { 'x-kind': 'date' } } })).length, 1);
    assert.deepEqual(await faultsOfType('visit-request', { properties: { 'asked-of': { 'x-kind': 'team' } } }), []);
  });

  describe('may not widen what the language requires', () => {
    const cases: readonly (readonly [string, string, object, string])[] = [
      [
        'a code that the language does not know',
        'visit',
        { properties: { place: { enum: ['home', 'cafe'] } } },
        '"cafe"',
      ],
      ['a kind', 'visit', { properties: { seen: { 'x-kind': 'text' } } }, '"text"'],
      ['a required field left out', 'placement', { required: ['by'] }, '[\n    "by"\n  ]'],
      ['another title', 'visit', { title: 'Call' }, '"Call"'],
      ['fields nobody knows', 'visit', { unevaluatedProperties: true }, 'true'],
      [
        'another kind of record',
        'visit',
        { 'x-records': ['child', 'supervision'] },
        '[\n    "child",\n    "supervision"\n  ]',
      ],
      ['a part of a decision', 'visit', { properties: { decision: { properties: { mood: {} } } } }, '"mood"'],
      ['a number', 'strengths-and-difficulties', { properties: { score: { 'x-maximum': 50 } } }, '"score"'],
      ['entries that are no map', 'visit', { type: 'array' }, '"array"'],
    ];
    for (const [what, id, type, place] of cases) {
      it(what, async () => {
        const faults = await faultsOfType(id, type);
        assert.equal(faults.length, 1, faults.join('\n'));
        assert.ok(faults[0]?.startsWith(`entry-type-widens ${place}: `), faults[0]);
      });
    }

    it('and what would widen it has no effect, while the rest holds', async () => {
      const type = {
        title: 'Call',
        properties: { place: { enum: ['home', 'cafe'] }, seen: { 'x-kind': 'text' } },
        required: ['seen'],
      };
      const workspace = await withTypes({ visit: type });
      const found = (...fields: string[]) => findingsOn(workspace, '2026-03-04 Visit', 'by: j.okafor', ...fields);
      assert.deepEqual(found('seen: maybe', 'place: cafe').length, 2);
      assert.deepEqual(found('place: home'), [
        'schema/missing-field Visit: A Visit entry needs its child seen ("seen").',
      ]);
      assert.equal(workspace.catalogue.resolve('Call'), undefined);
    });
  });
});
