import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { DEFAULT_LIMITS } from '../../../src/record/parse.ts';
import { readFields } from '../../../src/record/yaml-fields.ts';
import { readConfig } from '../../../src/workspace/config.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';

const uri = 'file:///team/.case-record/config.yaml';
const read = (text: string) => readConfig(uri, text, (yaml) => readFields(yaml, 0, yaml.length, DEFAULT_LIMITS));

/** The problems with the text that each points to. */
const told = (text: string) =>
  read(text).problems.map(({ severity, message, span }) => ({
    severity,
    message,
    at: text.slice(span.start, span.end),
  }));

const whole = `as-of: 2026-03-12
policies: [england]
people:
  m.patel: {name: Meera Patel, role: team manager, team: east}
  j.okafor:
    name: Jo Okafor
    team: east
    manager: m.patel
teams:
  east: {name: East team}
rules:
  practice/child-not-seen: error
  timescale/*: information
  journey/overlap: off
`;

describe('the configuration of a workspace', () => {
  it('reads every setting', () => {
    const { config, problems } = read(whole);
    assert.deepEqual(problems, []);
    assert.equal(config.asOf, '2026-03-12');
    assert.deepEqual(config.policies, ['england']);
    assert.deepEqual(config.people.get('j.okafor'), {
      id: 'j.okafor',
      name: 'Jo Okafor',
      team: 'east',
      manager: 'm.patel',
    });
    assert.deepEqual(config.teams.get('east'), { id: 'east', name: 'East team' });
    assert.deepEqual(
      { ...config.rules },
      {
        'practice/child-not-seen': 'error',
        'timescale/*': 'information',
        'journey/overlap': 'off',
      },
    );
  });

  it('says that an empty file has no effect, and uses the defaults', () => {
    for (const text of ['', '\n\n', '# nothing yet\n']) {
      const { config, problems } = read(text);
      assert.deepEqual(config.policies, ['england']);
      assert.equal(problems.length, 1, text);
      assert.equal(problems[0]?.rule, 'policy/config');
      assert.match(problems[0]?.message ?? '', /empty/);
    }
  });

  it('keeps what can be read of broken YAML, and says where it breaks', () => {
    const text = 'as-of: 2026-03-12\npeople: {a: {name: "Ann}}\n';
    const { config, problems } = read(text);
    assert.equal(config.asOf, '2026-03-12');
    assert.equal(problems.length > 0, true);
    assert.equal(problems[0]?.severity, 'error');
    assert.ok((problems[0]?.span.start ?? 0) >= 18, 'the fault is on the second line');
  });

  it('points at a date that does not exist, and judges by today', () => {
    const text = 'as-of: 2026-02-31\n';
    assert.equal(read(text).config.asOf, undefined);
    assert.deepEqual(
      told(text).map(({ severity, at }) => [severity, at]),
      [['error', '2026-02-31']],
    );
  });

  it('suggests the key that was meant', () => {
    const [problem] = told('asof: 2026-03-12\n');
    assert.equal(problem?.at, 'asof');
    assert.match(problem?.message ?? '', /Did you mean "as-of"\?/);
    assert.match(told('people:\n  a: {name: Ann, maneger: a}\n')[0]?.message ?? '', /Did you mean "manager"\?/);
    assert.match(told('peopel:\n')[0]?.message ?? '', /Did you mean "people"\?/);
    const [empty] = told('teams:\n  a: {name: A}\n  b:\n    name: B\n    maneger:\n');
    assert.equal(empty?.at, 'maneger');
    assert.match(empty?.message ?? '', /Did you mean "manager"\?/);
  });

  it('takes each setting by itself: a wrong one leaves the others', () => {
    const { config, problems } = read(
      'as-of: [1]\npolicies: {a: b}\npeople: [a]\nteams: x\nrules: [y]\n'.concat('unheard-of: 1\n'),
    );
    assert.deepEqual(config.policies, ['england']);
    assert.equal(problems.length, 6);
    const mixed = read(
      'people:\n  a: Ann\n  b: {name: Ben}\nrules:\n  practice/rationale: loud\n  journey/overlap: off\n',
    );
    assert.deepEqual([...mixed.config.people.keys()], ['b']);
    assert.deepEqual({ ...mixed.config.rules }, { 'journey/overlap': 'off' });
    assert.equal(mixed.problems.length, 2);
  });

  it('finds a team or a manager that is not there', () => {
    const problems = told('teams:\n  east: {name: East}\npeople:\n  a: {name: Ann, team: esst, manager: nobody}\n');
    assert.deepEqual(
      problems.map(({ at }) => at),
      ['esst', 'nobody'],
    );
    assert.match(problems[0]?.message ?? '', /Did you mean "east"\?/);
  });

  it('knows of each person since when they work here, in what roles, and how many children they are to hold', () => {
    const { config, problems } = read(
      [
        'teams: {east: {name: East, manager: m.patel, caseload-limit: 16}}',
        'people:',
        '  m.patel: {name: Meera Patel, role: [team manager, conference chair], team: east}',
        '  s.kaur: {name: Simran Kaur, role: social worker, stage: newly-qualified, started: 2026-01-05, caseload-limit: 10}',
        '',
      ].join('\n'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(config.teams.get('east'), { id: 'east', name: 'East', manager: 'm.patel', caseloadLimit: 16 });
    const { role, roles } = config.people.get('m.patel') ?? {};
    assert.deepEqual(
      { role, roles },
      { role: 'team manager, conference chair', roles: ['team manager', 'conference chair'] },
    );
    const { stage, started, caseloadLimit } = config.people.get('s.kaur') ?? {};
    assert.deepEqual(
      { stage, started, caseloadLimit },
      { stage: 'newly-qualified', started: '2026-01-05', caseloadLimit: 10 },
    );
  });

  it('tells of who manages themselves, manages in a circle, or left before they began', () => {
    const circle =
      'people:\n  a: {name: A, manager: b}\n  b: {name: B, manager: c}\n  c: {name: C, manager: a}\n  d: {name: D, manager: d}\n  e: {name: E, manager: a, started: 2026-03-02, left: 2026-03-01}\n';
    assert.deepEqual(
      told(circle).map(({ message, at }) => `${at}: ${message}`),
      [
        '2026-03-01: e left before the day on which they started.',
        'a: a, b, c manage each other in a circle.',
        'd: d is their own manager.',
      ],
    );
  });

  it('tells of a stage or a role that is none, and uses the rest', () => {
    const { config } = read('people: {a: {name: A, stage: new, role: [x, [y]], started: soon}}');
    assert.deepEqual(config.people.get('a'), { id: 'a', name: 'A', role: 'x' });
    assert.deepEqual(
      told('people: {a: {name: A, stage: new, role: [x, [y]], started: soon}}').map(({ severity }) => severity),
      ['error', 'error', 'error'],
    );
  });

  it('reads no more people than anybody has', () => {
    const text = `people:\n${Array.from({ length: 5_002 }, (_, index) => `  p${index}: {name: N}\n`).join('')}`;
    const { config, problems } = readConfig(uri, text, standardEngine().readYaml);
    assert.equal(config.people.size, 5_000);
    assert.deepEqual(
      problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`),
      ['p5000: At most 5000 people are read; from here on they are left out.'],
    );
  });

  it('refuses what is not the name of a rule', () => {
    const [problem] = told('rules:\n  not-seen: off\n');
    assert.equal(problem?.at, 'not-seen');
    assert.match(problem?.message ?? '', /not the name of a rule/);
  });

  it('treats a hostile key as any other', () => {
    const { config } = read('people:\n  __proto__: {name: Eve}\nrules:\n  __proto__: off\n');
    assert.equal(config.people.get('__proto__')?.name, 'Eve');
    assert.equal(Object.getPrototypeOf(config.rules), null);
  });

  it('never throws, and every problem lies in the text', () => {
    const piece = fc.constantFrom(
      'as-of',
      'people',
      'rules',
      ':',
      ' ',
      '\n',
      '  ',
      '-',
      '[',
      '{',
      '}',
      '&a',
      '*a',
      '"',
      '2026-01-01',
      '!!x',
      '\t',
      '|',
      '#',
      ',',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          for (const { span } of read(text).problems) {
            assert.ok(span.start >= 0 && span.end >= span.start && span.end <= text.length);
          }
        },
      ),
    );
  });

  it('agrees with its schema about what is allowed', () => {
    const path = fileURLToPath(new URL('../../../schemas/config.schema.json', import.meta.url));
    const allows = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(path, 'utf8')));
    const samples: readonly [text: string, good: boolean][] = [
      [whole, true],
      ['as-of: 2026-03-12', true],
      ['as-of: soon', false],
      ['policies: england', true],
      ['policies: {a: b}', false],
      ['people: {a: {name: Ann, role: worker}}', true],
      ['people: {a: {name: Ann, phone: "1"}}', false],
      ['people: {a: Ann}', false],
      ['people: [Ann]', false],
      ['teams: {east: {name: East}}', true],
      ['teams: {east: {name: East, caseload-limit: 16}}', true],
      ['teams: {east: {name: East, caseload-limit: 0}}', false],
      ['teams: {east: {name: East, caseload-limit: many}}', false],
      ['people: {a: {name: Ann, fte: 0.6}}', true],
      ['people: {a: {name: Ann, fte: 1.2}}', false],
      ['people: {a: {name: Ann, fte: -1}}', false],
      ['teams: {east: {colour: red}}', false],
      ['rules: {practice/rationale: off}', true],
      ['rules: {timescale/*: warning}', true],
      ['rules: {practice/rationale: loud}', false],
      ['rules: {rationale: off}', false],
      ['unheard-of: 1', false],
    ];
    for (const [text, good] of samples) {
      assert.equal(allows(parse(text)), good, `the schema on ${text}`);
      assert.equal(read(text).problems.length === 0, good, `the reader on ${text}`);
    }
  });
});
