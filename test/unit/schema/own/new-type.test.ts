import assert from 'node:assert/strict';
import { faultsOfType, findingsOn, withTypes } from './own-types.ts';

const meeting = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Safety circle',
  description: 'The wider family meets to make a plan of its own.',
  'x-aliases': ['Circle meeting'],
  'x-sections': ['What the family says', 'The plan'],
  properties: {
    'held-by': { title: 'Held by', 'x-kind': 'team', examples: ['east'] },
    'convened-by': { title: 'Convened by', 'x-kind': 'person', examples: ['j.okafor'] },
    held: { 'x-kind': 'date' },
    began: { 'x-kind': 'time' },
    private: { 'x-kind': 'yes-no' },
    attended: { 'x-kind': 'number', 'x-minimum': 1, 'x-maximum': 40 },
    venue: {
      title: 'Venue',
      'x-codes': [
        { code: 'home', meaning: 'At home' },
        { code: 'school', meaning: 'At school' },
      ],
    },
    need: { $ref: '../codes/ssda903_cin.schema.json' },
    people: { 'x-kind': 'list' },
    'case-number': { pattern: '^FN-[0-9]{3}$' },
    steps: {
      'x-kind': 'list',
      items: { properties: { what: { 'x-kind': 'text' }, by: { 'x-kind': 'date' } }, required: ['what'] },
    },
    decision: { properties: { outcome: { 'x-codes': [{ code: 'plan-agreed', meaning: 'A plan was agreed' }] } } },
  },
  required: ['venue', 'by'],
};

describe("An entry type of a team's own", () => {
  it('is read without a fault', async () => {
    assert.deepEqual(await faultsOfType('safety-circle', meeting), []);
  });

  it('names teams where it says so, and only there', async () => {
    const settings = { '.case-record/config.yaml': 'teams:\n  east: {name: East assessment team}\n' };
    const own = { ...meeting, properties: { ...meeting.properties, team: { 'x-kind': 'text' } } };
    const workspace = await withTypes({ 'safety-circle': own }, settings);
    const fields = ['by: j.okafor', 'venue: home', 'team: The netball team', 'held-by: East assessment team'];
    assert.deepEqual(findingsOn(workspace, '2026-03-04 Safety circle', ...fields), [
      'record/unknown-team East assessment team: This is the name of a team. Its id belongs here: "east".',
    ]);
  });

  it('is known by its title and its other names, and has all that a known type has', async () => {
    const { catalogue } = await withTypes({ 'safety-circle': meeting });
    assert.equal(catalogue.resolve('safety Circle'), 'safety-circle');
    assert.equal(catalogue.resolve('circle meeting'), 'safety-circle');
    assert.equal(catalogue.suggest('Safety cirle'), 'Safety circle');
    const type = catalogue.type('safety-circle');
    assert.equal(type?.group, 'Our own');
    assert.deepEqual(type?.records, ['child']);
    assert.deepEqual(type?.sections, ['What the family says', 'The plan']);
    assert.match(
      type?.snippet ?? '',
      /Safety circle[\s\S]*by: [\s\S]*venue: \$\{\d+\|home,school\|\}[\s\S]*### The plan/u,
    );
    assert.equal(catalogue.fieldAt({ entry: 'safety-circle' }, ['venue'])?.required, true);
    assert.deepEqual(
      catalogue.fieldAt({ entry: 'safety-circle' }, ['decision', 'outcome'])?.codes?.map(({ code }) => code),
      ['plan-agreed'],
    );
    assert.equal(catalogue.fieldAt({ entry: 'safety-circle' }, ['need'])?.codeList, 'ssda903_cin');
    assert.ok(catalogue.type('visit'), 'the known types are there too');
  });

  it('finds nothing in an entry as it should be', async () => {
    const workspace = await withTypes({ 'safety-circle': meeting });
    const fields = [
      'by: j.okafor',
      'venue: home',
      'held: 2026-03-03',
      'began: 09:30',
      'private: yes',
      'attended: 12',
      'need: N1',
    ];
    const more = [
      'people: [Grandmother]',
      'case-number: FN-001',
      'steps:',
      '  - what: Ring the aunt',
      '    by: 2026-03-10',
    ];
    const decision = [
      'decision:',
      '  outcome: plan-agreed',
      '  by: m.patel',
      '  on: 2026-03-04',
      '  rationale: They agreed.',
    ];
    assert.deepEqual(findingsOn(workspace, '2026-03-04 Circle meeting', ...fields, ...more, ...decision), []);
  });

  it('says what is wrong with each kind of value as it does for known types', async () => {
    const workspace = await withTypes({ 'safety-circle': meeting });
    const found = (...fields: string[]) => findingsOn(workspace, '2026-03-04 Safety circle', 'by: j.okafor', ...fields);
    assert.deepEqual(found('venue: hme'), [
      'schema/not-a-code hme: "hme" is not one of the codes of "venue". Did you mean home (At home)?',
    ]);
    assert.deepEqual(found('venue: home', 'held: 3 March 2026'), [
      'schema/not-a-date 3 March 2026: "3 March 2026" is not how dates are written here. Did you mean 2026-03-03?',
    ]);
    assert.deepEqual(found('venue: home', 'began: 9.30'), [
      'schema/not-a-time 9.30: "began" is a time of day from 00:00 to 23:59; "9.30" is not.',
    ]);
    assert.deepEqual(found('venue: home', 'private: maybe'), [
      'schema/yes-no maybe: "private" is answered with yes or no, and nothing else.',
    ]);
    assert.deepEqual(found('venue: home', 'attended: 41'), [
      'schema/not-a-number 41: "attended" is a whole number from 1 to 40, written in digits; "41" is not.',
    ]);
    assert.deepEqual(found('venue: home', 'people: Grandmother'), [
      'schema/shape Grandmother: "people" is a list, even of one.',
    ]);
    assert.deepEqual(found('venue: home', 'case-number: FN-1'), [
      'schema/shape FN-1: This is not written as "case-number" asks.',
    ]);
    assert.deepEqual(found('venue: home', 'steps:', '  - by: 2026-03-10'), [
      'schema/missing-field by: 2026-03-10: A step needs its what ("what").',
    ]);
    assert.deepEqual(found('venu: home'), [
      'schema/unknown-field venu: A Safety circle entry has no field "venu". Did you mean "venue"?',
    ]);
    assert.deepEqual(found(), ['schema/missing-field Safety circle: A Safety circle entry needs its venue ("venue").']);
    assert.deepEqual(found('venue: home', 'decision:', '  outcome: no-plan'), [
      'schema/not-a-code no-plan: This is not one of the codes of "outcome". It is one of plan-agreed.',
    ]);
  });

  it('takes its title from the other names of a known type, and says so', async () => {
    const type = { title: 'Family network meeting', properties: { venue: { 'x-kind': 'text' } } };
    assert.deepEqual(await faultsOfType('family-network-meeting', type), [
      'entry-type "Family network meeting": "Family network meeting" is otherwise another name of Family group conference. Here it is a type of its own, and counts for no timescale of Family group conference.',
    ]);
    const workspace = await withTypes({ 'family-network-meeting': type });
    assert.deepEqual(findingsOn(workspace, '2026-03-04 Family network meeting', 'by: j.okafor', 'venue: Hall'), []);
    assert.ok(!workspace.catalogue.type('family-group-conference')?.aliases.includes('Family network meeting'));
  });

  it('is known to a local policy pack', async () => {
    const policy = [
      'policy: ours',
      'extends: [england]',
      'timescales:',
      '  - id: circle',
      '    title: Safety circle',
      '    stage: child-protection',
      '    asks: a safety circle',
      '    during: child-protection-plan',
      '    met-by: {entry: safety-circle, where: {properties: {venue: {const: home}}}}',
      '    within: 20 working days',
      '    source: {provision: Local practice, status: local}',
    ].join('\n');
    const pack = { '.case-record/policy.yaml': policy };
    const without = await withTypes({}, pack);
    assert.ok(
      without.problems.some(({ rule }) => rule === 'policy/unknown-type'),
      'an unknown type is a fault',
    );
    const { problems, policy: read } = await withTypes({ 'safety-circle': meeting }, pack);
    assert.deepEqual(
      problems.map(({ message }) => message),
      [],
    );
    assert.ok(read.clocks.some(({ id }) => id === 'circle'));
  });

  it('says whether its entries belong in the chronology, and a narrower version may say otherwise', async () => {
    const { catalogue } = await withTypes({
      'safety-circle': { ...meeting, 'x-significant': true },
      'core-group': { 'x-significant': true },
      referral: { 'x-significant': false },
    });
    const significant = (type: string): boolean | undefined => catalogue.type(type)?.significant;
    assert.deepEqual(['safety-circle', 'core-group', 'referral', 'death', 'visit'].map(significant), [
      true,
      true,
      false,
      true,
      undefined,
    ]);
    const [fault] = await faultsOfType('safety-circle', { ...meeting, 'x-significant': 'yes' });
    assert.match(fault ?? '', /"x-significant" is true or false/u);
  });
});
