/** Words where ids, codes, dates, keys and types belong: a message about them repeats none, and so they are in no format, and in nothing that is kept. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FINDINGS, STANDINGS } from '../../src/cli/cache-files.ts';
import { LINT_FORMATS } from '../../src/cli/format-lint.ts';
import type { LintReport } from '../../src/cli/lint-report.ts';
import type { RecordKind } from '../../src/record/types.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';
import type { FieldInfo } from '../../src/schema/types.ts';
import { SECRET } from '../support/secret-record.ts';
import { Folder } from './command.ts';

const catalogue = builtInCatalogue();

const SENTENCE = `no, ${SECRET} would not come down`;

/** What somebody might write where a field asks for something else. The first is one word, which an id is too. */
const WORDS = [SECRET, SENTENCE, `2026-01-12 10:30 with ${SECRET}`, `3 visits to ${SECRET}`] as const;

const ASIDE = `${SECRET}'s aunt`;

const FRONT: Readonly<Record<RecordKind, string>> = {
  child: `record: child\nname: ${SECRET}\nborn: 2015-03-02\n`,
  supervision: 'record: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2024-01-01\n',
};

/** Every way to put `value` into one field of a type, by itself, in a list or as a part. */
function written(fields: readonly FieldInfo[], value: string): string[] {
  const takes = ({ name, kind, items }: FieldInfo): boolean => {
    if (value === SENTENCE) return true;
    const holdsIds = name === 'id' || ['person', 'team', 'reference'].some((each) => each === kind || each === items);
    return kind !== 'text' && !(value === SECRET && holdsIds);
  };
  const quoted = JSON.stringify(value);
  return fields
    .filter(({ name }) => name !== 'record')
    .flatMap((field) => [
      ...(takes(field)
        ? [
            `${field.name}: ${quoted}\n`,
            ...(value === SENTENCE ? [`${field.name}: [${quoted}]\n`, `${field.name}: {${quoted}: x}\n`] : []),
          ]
        : []),
      ...(field.fields ?? [])
        .filter(takes)
        .map((part) =>
          field.kind === 'list'
            ? `${field.name}:\n  - ${part.name}: ${quoted}\n`
            : `${field.name}:\n  ${part.name}: ${quoted}\n`,
        ),
    ]);
}

const HEADINGS = [
  `2026-01-05 ${SECRET}`,
  `2026-01-05 ${SECRET} rang`,
  `2026-01-05 Visit ${SECRET}`,
  `2026-01-05 Visit - ${SECRET} was out`,
  `2026-01-05 Strategy ${SECRET}`,
  `2026-01-05 ${SECRET}: Visit`,
  `2026-01-05 25:99 ${SECRET}`,
  `2026-02-31 ${SECRET}`,
  `5 January 2026 ${SECRET}`,
  `2026-01-05 Vist: ${SECRET}`,
];

/** Names of fields are in small letters throughout. */
const KEYS = [SECRET, `${SECRET} said`, `"${SECRET}: so"`, `seen-${SECRET}`];

const REMARKS = [
  `practice/no-worker: ${SECRET} moved (by m.patel, until 2026-01-01)`,
  `practice/${SECRET}: closed (by m.patel)`,
  `practice/no-worker: closed (by ${ASIDE})`,
  `${SECRET}`,
];

function folderOfWords(): Folder {
  const folder = new Folder().write(
    '.case-record/config.yaml',
    // Entries of all types on end miss thousands of deadlines, which are tried elsewhere.
    'teams:\n  east: {name: East}\npeople:\n  j.okafor: {name: Jo Okafor}\n  m.patel: {name: Mo Patel}\nrules:\n  timescale/*: off\n  practice/analysis: off\n  practice/childs-voice: off\n',
  );
  let records = 0;
  let day = Date.UTC(2025, 0, 1);
  const add = (front: string, body: string) => {
    records += 1;
    folder.write(`${records}.case.md`, `---\nid: CH-${records}\n${front}---\n\n# ${SECRET}\n\n${body}`);
  };
  const entry = (heading: string, fields: string) => {
    day += 86_400_000;
    const date = new Date(day).toISOString().slice(0, 10);
    return `## ${date} ${heading}\n\n\`\`\`yaml\n${fields}\`\`\`\n\n${SECRET} was there.\n\n`;
  };
  for (const { title, records: kinds, fields } of catalogue.types)
    for (const kind of kinds) {
      day = Date.UTC(2025, 0, 1);
      const filled = WORDS.flatMap((value) => written(fields, value));
      const keyed = (title === 'Visit' ? KEYS : []).map(
        (key) => `${key}: x\n${key}: y\ndecision:\n  ${key}: x\nactions:\n  - ${key}: x\n`,
      );
      add(FRONT[kind], [...filled, ...keyed].map((each) => entry(`${title}: ${SECRET}`, each)).join(''));
    }
  const overdue = `by: j.okafor\nactions:\n  - {what: Ring ${SECRET}, who: ${SECRET}, due: 2025-01-02}\n  - {what: Ring, who: ${ASIDE}, due: 2025-01-02}\n`;
  add(FRONT.child, entry('Case note', overdue));
  add(FRONT.supervision, entry('Supervision', `cases: [CH-1, ${JSON.stringify(SENTENCE)}]\n`));
  add(
    `${FRONT.child}position: {worker: j.okafor, team: east, placed: U4, legal-status: C2}\n`,
    entry('Referral', 'from: 2A\ndecision: {outcome: assessment}\n') +
      entry('Legal status', `status: ${SENTENCE}\n`) +
      entry('Placement', `type: ${SENTENCE}\n`) +
      entry('Allocation', `worker: ${SENTENCE}\nteam: ${SENTENCE}\n`),
  );
  for (const heading of HEADINGS) add(FRONT.child, `## ${heading}\n\n${SECRET} was there.\n`);
  for (const remark of REMARKS)
    add(FRONT.child, `<!-- case-record-disable ${remark} -->\n\n## 2026-01-05 Case note\n\n${SECRET}\n`);
  for (const kind of ['child', 'supervision'] as const)
    for (const value of WORDS)
      for (const one of written(catalogue.frontMatter(kind), value)) add(FRONT[kind] + one, '');
  for (const key of KEYS) add(`${FRONT.child}${key}: x\n${key}: y\nposition:\n  ${key}: x\n`, '');
  for (const broken of [`"${SECRET}`, `[${SECRET}`, `&${SECRET} x`, `*${SECRET}`, `!${SECRET} x`, `@${SECRET}`]) {
    add(`${FRONT.child}sex: ${broken}\n`, '');
    add(FRONT.child, entry('Visit', `seen: ${broken}\n`));
  }
  for (const value of WORDS) add(`record: ${JSON.stringify(value)}\n`, '');
  return folder;
}

describe('words where something else belongs', function () {
  this.timeout(60_000);
  let folder: Folder;
  let kept: Folder;
  before(() => {
    folder = folderOfWords();
    kept = new Folder();
  });
  after(() => {
    folder.remove();
    kept.remove();
  });

  it('leave in no format, in nothing that is kept, and with no fault that is told', async () => {
    const outputs = LINT_FORMATS.flatMap((format) => ['--format', format, '-o', kept.at(`lint.${format}`)]);
    const run = (...args: readonly string[]) =>
      folder.run(['lint', '--as-of', '2026-03-20', '--cache', kept.at('cache'), ...args], { build: 'one' });
    const lint = await run('--show-suppressed', ...outputs);
    const parted = await run('--shard', '1/2', '--format', 'json', '-o', kept.at('part.json'));
    const baseline = await run('--write-baseline', 'base.json');
    assert.deepEqual([lint.status, parted.status, baseline.status], [1, 1, 0]);
    const { findings } = JSON.parse(kept.read('lint.json')) as LintReport;
    // What a search of the whole would say of none of them in particular.
    for (const { rule, message, clears, entry } of findings)
      assert.deepEqual(aroundSecret(`${message} ${clears} ${entry}`), [], rule);
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const rule of [
      'schema/not-a-code',
      'schema/not-a-date',
      'schema/not-a-number',
      'schema/not-a-time',
      'schema/yes-no',
      'schema/shape',
      'schema/unknown-field',
      'record/duplicate-key',
      'record/kind',
      'record/unknown-type',
      'record/unknown-sibling',
      'record/unknown-team',
      'record/suppression-rule',
      'journey/position',
      'journey/unknown-reference',
      'practice/action-overdue',
    ])
      assert.ok(rules.has(rule), `nothing found by ${rule}`);
    const files = readdirSync(kept.path, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    for (const ending of [FINDINGS.ending, STANDINGS.ending])
      assert.ok(
        files.some(({ name }) => name.endsWith(ending)),
        `no file ends in ${ending}`,
      );
    for (const { parentPath, name } of files)
      assert.deepEqual(aroundSecret(readFileSync(join(parentPath, name), 'utf8')), [], name);
    for (const { out, err } of [lint, parted, baseline]) assert.deepEqual(aroundSecret(out + err), []);
    assert.deepEqual(aroundSecret(folder.read('base.json')), []);
  });
});

/** The first places at which it stands, in whatever case. */
function aroundSecret(text: string): readonly string[] {
  const places = text.matchAll(new RegExp(SECRET, 'gi'));
  return [...places].slice(0, 3).map(({ index }) => text.slice(Math.max(0, index - 60), index + 60));
}
