/** Policies and packs that are made to hold people up. */
import { child, entry } from '../../cli/command.ts';
import { type Attack, doubling, nested, policy, range, record1, source, visits } from './made-of.ts';

export const POLICY_ATTACKS: readonly Attack[] = [
  { name: 'a policy nested ten thousand deep', files: () => policy(`timescales: ${nested('[', ']', 10_000, '')}\n`) },
  {
    name: 'a condition nested a thousand deep',
    files: () =>
      policy(
        `timescales:\n  - {id: a, title: A, stage: s, opens: {entry: visit, where: ${nested('{not: ', '}', 1_000, '{required: [seen]}')}}, met-by: {entry: visit}, within: 1 week, ${source}}\n`,
      ),
  },
  {
    name: 'conditions that double at each level',
    files: () =>
      policy(
        `timescales:\n  - {id: a, title: A, stage: s, opens: {entry: visit, where: ${doubling(11)}}, met-by: {entry: visit}, within: 1 week, ${source}}\n`,
      ),
  },
  {
    name: 'a condition with a pattern',
    files: () =>
      policy(
        `timescales:\n  - {id: a, title: A, stage: s, opens: {entry: visit, where: {properties: {by: {pattern: "(a+)+$"}}}}, met-by: {entry: visit}, within: 1 week, ${source}}\n`,
      ),
  },
  {
    name: 'a condition that refers to itself',
    files: () =>
      policy(
        `timescales:\n  - {id: a, title: A, stage: s, opens: {entry: visit, where: {$ref: "#"}}, met-by: {entry: visit}, within: 1 week, ${source}}\n`,
      ),
  },
  {
    name: 'a clock each day for a thousand years',
    files: () => ({
      ...policy(
        `timescales:\n  - {id: a, title: A, stage: s, opens: {entry: legal-status}, met-by: {entry: closure}, every: 1 day, ${source}}\n`,
      ),
      'a.case.md': child('CH-1', entry('1026-01-01 Legal status', 'status: C2')),
    }),
  },
  {
    name: 'as many timescales as a pack holds, on every entry',
    files: () => ({
      ...policy(
        `timescales:\n${range(1_400)
          .map(
            (index) =>
              `  - {id: a${index}, title: A, stage: s, opens: {entry: visit}, instances: each, met-by: {entry: visit}, asks: x, within: 1 week, ${source}}\n`,
          )
          .join('')}`,
      ),
      'a.case.md': child('CH-1', visits(300)),
    }),
  },
  {
    name: 'statuses that start each other',
    files: () =>
      policy(
        `statuses:\n${range(400)
          .map(
            (index) =>
              `  - {id: s${index}, title: S, opens: [{entry: visit}, {status: s${(index + 1) % 400}, when: ends}], closes: [{status: s${(index + 7) % 400}, when: starts}], carries: [], again: replaces}\n`,
          )
          .join('')}`,
      ),
  },
  {
    name: 'statuses that double at each step',
    files: () =>
      policy(
        `statuses:\n  - {id: s0, title: S, opens: [{entry: visit}], closes: [], carries: [], again: replaces}\n${range(
          60,
        )
          .map(
            (index) =>
              `  - {id: s${index + 1}, title: S, opens: [{status: s${index}, when: starts}, {status: s${index}, when: ends}], closes: [], carries: [], again: replaces}\n`,
          )
          .join('')}`,
      ),
  },
  {
    name: 'an alias bomb',
    files: () =>
      policy(
        `a: &a [x, x, x, x, x, x, x, x, x]\n${range(9)
          .map(
            (index) =>
              `b${index}: &b${index} [${range(9)
                .map(() => `*${index === 0 ? 'a' : `b${index - 1}`}`)
                .join(', ')}]\n`,
          )
          .join('')}`,
      ),
  },
  {
    name: 'ten thousand names to build on',
    files: () => ({
      ...record1(),
      '.case-record/policy.yaml': `policy: east\ntitle: East\nversion: "1"\nextends: [${range(10_000)
        .map((index) => `../p${index}`)
        .join(', ')}]\n`,
    }),
  },
  {
    name: 'packs that build on each other without end',
    files: () => ({
      ...record1(),
      '.case-record/policy.yaml': 'policy: e\ntitle: E\nversion: "1"\nextends: [../p0, ../p1]\n',
      ...Object.fromEntries(
        range(60).map((index) => [
          `p${index}/policy.yaml`,
          `policy: p${index}\ntitle: P\nversion: "1"\nextends: [../p${(index * 2 + 1) % 60}, ../p${(index * 2 + 2) % 60}]\n`,
        ]),
      ),
    }),
  },
  {
    name: 'a range of versions that goes on and on',
    files: () => ({
      ...record1(),
      '.case-record/policy.yaml': `policy: e\ntitle: E\nversion: "1"\nextends: ["package:a@${'>=1 '.repeat(19)}", "package:a@${'1.'.repeat(39)}", "package:a@${' '.repeat(70)}x"]\n`,
      'node_modules/a/package.json': '{"version":"1.0.0"}',
      'node_modules/a/policy.yaml': 'policy: a\n',
    }),
  },
];
