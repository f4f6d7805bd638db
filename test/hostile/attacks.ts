/** Folders that somebody has made so that whoever opens them waits for ever: each is of a size that the bounds let through, or far beyond them. */
import { child, entry } from '../cli/command.ts';

export interface Attack {
  readonly name: string;
  /** Content by name of file. */
  readonly files: () => Readonly<Record<string, string>>;
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const nested = (open: string, close: string, depth: number, inside: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);
const schema = (content: object): string => JSON.stringify(content);
const pack = (items: string): string => `policy: east\ntitle: East\nversion: "1"\nextends: england\n${items}`;
const source = 'source: {provision: a test, status: local}';
const visits = (count: number): string =>
  range(count)
    .map((index) => entry(`2026-${two((index % 12) + 1)}-${two((index % 28) + 1)} Visit`, 'by: x', 'seen: yes'))
    .join('');
const two = (number: number): string => String(number).padStart(2, '0');
const record = child('CH-1', visits(50));
const config = (text: string): Readonly<Record<string, string>> => ({
  '.case-record/config.yaml': text,
  'a.case.md': record,
});
const policy = (text: string): Readonly<Record<string, string>> => ({
  '.case-record/policy.yaml': pack(text),
  'a.case.md': record,
});
const type = (content: object, entries = entry('2026-03-04 Circle', `venue: "${'a'.repeat(900)}!"`)) => ({
  '.case-record/entries/circle.schema.json': schema({ title: 'Circle', ...content }),
  'a.case.md': child('CH-1', entries),
});
const field = (content: object) => type({ properties: { venue: content } });

/** Names that differ from each other by a few letters, so that each is near to many. */
const nearNames = (count: number, first: string): readonly string[] =>
  range(count).map((index) => `${first}.person${index}`);

export const ATTACKS: readonly Attack[] = [
  ...[
    '(a+)+$',
    '(a|a)*$',
    '(a|aa)+$',
    '([a-zA-Z]+)*$',
    '(.*a){25}',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '((a{1,30}){1,30}){1,30}',
    'a{1000}{1000}',
  ].map((pattern): Attack => ({ name: `the pattern ${pattern}`, files: () => field({ 'x-kind': 'text', pattern }) })),
  {
    name: 'a type nested two thousand deep',
    files: () => ({
      ...type({}),
      '.case-record/entries/deep.schema.json': `{"properties":${nested('{"a":{"properties":', '}}', 2_000, '{}')}}`,
    }),
  },
  {
    name: 'arrays nested fifty thousand deep',
    files: () => ({ ...type({}), '.case-record/entries/deep.schema.json': nested('[', ']', 50_000, '') }),
  },
  { name: 'a type that refers to itself', files: () => field({ $ref: '#/properties/venue' }) },
  { name: 'a type that refers to itself by its file', files: () => field({ $ref: 'circle.schema.json' }) },
  {
    name: 'lists of lists',
    files: () => field(JSON.parse(nested('{"x-kind":"list","items":', '}', 500, '{}')) as object),
  },
  { name: 'a hundred thousand codes', files: () => field({ enum: range(12_000).map((index) => `code-${index}`) }) },
  {
    name: 'ten thousand fields',
    files: () => type({ properties: Object.fromEntries(range(5_000).map((index) => [`f${index}`, {}])) }),
  },
  { name: 'ten thousand aliases', files: () => type({ 'x-aliases': range(10_000).map((index) => `Alias ${index}`) }) },
  {
    name: 'three hundred types, each with near names, and headings that are nearly each of them',
    files: () => ({
      ...Object.fromEntries(
        range(300).map((index) => [
          `.case-record/entries/circle-${index}.schema.json`,
          schema({
            title: `Circle meeting ${index}`,
            'x-aliases': range(40).map((alias) => `Circle gathering ${index} ${alias}`),
          }),
        ]),
      ),
      'a.case.md': child(
        'CH-1',
        range(1_000)
          .map((index) => `## 2026-03-04 Circl gathring ${index}x\n\n`)
          .join(''),
      ),
    }),
  },
  {
    name: 'ten thousand people, each with a manager who is nearly one of them',
    files: () =>
      config(
        `people:\n${nearNames(15_000, 'a')
          .map((id) => `  ${id}: {name: N, manager: ${id}x}\n`)
          .join('')}`,
      ),
  },
  {
    name: 'ten thousand people in a team that is nearly one of ten thousand',
    files: () =>
      config(
        `teams:\n${nearNames(9_000, 't')
          .map((id) => `  ${id}: {}\n`)
          .join('')}people:\n${nearNames(9_000, 'a')
          .map((id) => `  ${id}: {name: N, team: t.persn${id.slice(8)}y}\n`)
          .join('')}`,
      ),
  },
  {
    name: 'a chain of twenty thousand managers',
    files: () =>
      config(
        `people:\n${range(20_000)
          .map((index) => `  p${index}: {name: N, manager: p${(index + 1) % 20_000}}\n`)
          .join('')}`,
      ),
  },
  {
    name: 'twenty thousand people, and a record that names three thousand who are nearly they',
    files: () => ({
      '.case-record/config.yaml': `people:\n${nearNames(20_000, 'a')
        .map((id) => `  ${id}: {name: N}\n`)
        .join('')}`,
      'a.case.md': child(
        'CH-1',
        range(3_000)
          .map((index) => entry('2026-03-04 Case note', `by: b.persan${index}z`))
          .join(''),
      ),
    }),
  },
  {
    name: 'ten thousand rules that are nearly rules',
    files: () =>
      config(
        `rules:\n${range(20_000)
          .map((index) => `  timescale/visit-default-x${index}: error\n`)
          .join('')}`,
      ),
  },
  { name: 'a setting nested ten thousand deep', files: () => config(`people: ${nested('{a: ', '}', 10_000, 'b')}\n`) },
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
  {
    name: 'snippets with patterns that never end',
    files: () => ({
      ...record1(),
      '.case-record/snippets/a.json': schema({ S: { prefix: 'a', body: [`\${1/(a+)+$/x/}${'a'.repeat(500)}`] } }),
      '.case-record/snippets/b.json': schema({ S: { prefix: 'a', body: [nested('${1:', '}', 5_000, 'x')] } }),
      '.case-record/snippets/c.json': schema(
        Object.fromEntries(range(5_000).map((index) => [`S${index}`, { prefix: `s${index}`, body: '$1'.repeat(50) }])),
      ),
    }),
  },
  {
    name: 'more templates, types and snippets than anybody looks at',
    files: () => ({
      ...record1(),
      ...Object.fromEntries(
        range(21_000).map((index) => [`.case-record/templates/t${index}.case.md`, index < 300 ? template('x') : '']),
      ),
      ...Object.fromEntries(range(2_000).map((index) => [`.case-record/entries/e${index}.schema.json`, '{}'])),
      ...Object.fromEntries(range(2_000).map((index) => [`.case-record/snippets/s${index}.json`, '{}'])),
    }),
  },
  {
    name: 'templates that include each other',
    files: () => ({
      ...record1(),
      '.case-record/templates/t.case.md': template('a a a a a a a a'),
      ...Object.fromEntries(
        range(20).map((index) => [
          `.case-record/templates/partials/${'abcdefghijklmnopqrst'[index]}.md`,
          `${'abcdefghijklmnopqrsta'[index + 1]} `
            .repeat(8)
            .trim()
            .split(' ')
            .map((name) => `{{> ${name}}}\n`)
            .join(''),
        ]),
      ),
    }),
  },
];

function record1(): Readonly<Record<string, string>> {
  return { 'a.case.md': record };
}

function template(includes: string): string {
  return `---\ntemplate: {name: T, kind: document}\n---\n\n${includes
    .split(' ')
    .map((name) => `{{> ${name}}}\n`)
    .join('')}`;
}

function doubling(depth: number): string {
  return depth === 0 ? '{required: [seen]}' : `{anyOf: [${doubling(depth - 1)}, ${doubling(depth - 1)}]}`;
}
