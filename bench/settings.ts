/**
 * A change in a team's folder, until the findings of the open record are fresh: in a workspace of 2,600 records, with 50 entry types of its own, 200 templates
 * and a policy of its own, through the server as a client sees it. Beside it stands when the templates are tried out again, which follows.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeRecord } from './records.ts';
import { startClient } from './server-client.ts';
import { median } from './throughput.ts';

const records = 2600;
const entriesEach = 30;
const types = 50;
const templates = 200;
const changes = 15;
/** Milliseconds. */
const goal = 500;

const config = (n: number) =>
  `as-of: 2026-03-01\nrules:\n  practice/analysis: ${n % 2 === 0 ? 'warning' : 'information'}\n`;
const policy = (n: number) =>
  [
    'policy: ours',
    'extends: [england]',
    'timescales:',
    '  - id: circle-local',
    '    title: Safety circle',
    '    stage: looked-after',
    '    asks: a safety circle',
    '    during: looked-after',
    '    met-by: {entry: type-7}',
    `    every: ${4 + (n % 2)} weeks`,
    '    source: {provision: Local practice, status: local}',
    '',
  ].join('\n');
const type = (n: number, change = 0) =>
  JSON.stringify({
    title: `Circle ${n}`,
    'x-aliases': [`Ring ${n}`],
    properties: Object.fromEntries(
      Array.from({ length: 12 }, (_, field) => [
        `field-${field}`,
        {
          title: `Field ${field}`,
          'x-codes': [
            { code: 'one', meaning: 'One' },
            { code: `two-${change}`, meaning: 'Two' },
          ],
        },
      ]),
    ),
  });

/** What every template puts in at its end. */
const partial =
  '### Analysis\n\nWritten by {{author}} on {{today}}, to be looked at again by {{today + 10 working days}}.\n';

/** A template of an entry: every other one of a type of the team's own. It asks, gives choices and puts a partial in. `kept` stands in its text. */
function template(n: number, kept = 'the next visit', field = ''): string {
  const own = n % 2 === 0;
  const [heading, fields] = own
    ? [`Circle ${n % types}`, `field-0: {{level}}\nfield-1: {{level}}\n${field}`]
    : ['Visit', `seen: {{seen}}\nalone: {{seen}}\nplace: {{place}}\n${field}`];
  const asked = own
    ? ['    level:', '      ask: Which level?', '      choices: [one]']
    : [
        '    seen:',
        '      ask: Was the child seen?',
        '      choices: [yes, no]',
        '    place:',
        '      ask: Where was it?',
        '      choices: [home, placement, school, nursery, hospital, office, community]',
      ];
  return [
    '---',
    'template:',
    `  name: A meeting of the kind ${n}`,
    '  description: What is written after each meeting.',
    '  kind: entry',
    '  variables:',
    '    when:',
    '      ask: When was it?',
    '      kind: date',
    '      default: "{{today}}"',
    '    said:',
    '      ask: What was said?',
    ...asked,
    '---',
    '',
    `## {{when}} ${heading}`,
    '',
    '```yaml',
    `by: {{author}}\n${fields}\`\`\``,
    '',
    `### Child's voice\n\n{{said}}\n\n{{child-name}} was told of ${kept}.\n`,
    '{{> analysis}}',
    '',
  ].join('\n');
}

/** By what changes: the file, and its text after each change. */
const kinds: Readonly<Record<string, { readonly file: string; text(n: number): string }>> = {
  'the configuration': { file: 'config.yaml', text: config },
  'the policy': { file: 'policy.yaml', text: policy },
  'an entry type': { file: 'entries/type-7.schema.json', text: (n) => type(7, n) },
  'a template': { file: 'templates/template-7.case.md', text: (n) => template(7, `meeting ${n}`) },
  'a partial': { file: 'templates/partials/analysis.md', text: (n) => `${partial}\nChanged ${n} times.\n` },
};

/** The one template with a fault: that it is told of again says that the templates were tried out. */
const FAULTY = '.case-record/templates/template-1.case.md';

export async function settings(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'case-record-settings-'));
  try {
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    for (let n = 0; n < records; n++) write(`team-${n % 13}/CH-${n}.case.md`, makeRecord(`CH-${n}`, entriesEach, n));
    for (let n = 0; n < types; n++) write(`.case-record/entries/type-${n}.schema.json`, type(n));
    for (let n = 0; n < templates; n++) write(`.case-record/templates/template-${n}.case.md`, template(n));
    write('.case-record/templates/partials/analysis.md', partial);
    write(FAULTY, template(1, undefined, 'sene: yes\n'));
    write('.case-record/config.yaml', config(0));
    write('.case-record/policy.yaml', policy(0));
    console.log(
      `\nFresh findings after a change in the folder of ${records} records, ${types} entry types and ${templates} templates, median of ${changes}:`,
    );
    const client = await startClient();
    try {
      const uri = (name: string) => pathToFileURL(join(folder, name)).href;
      const record = uri('team-0/CH-0.case.md');
      const tried = uri(FAULTY);
      const first = client.faultsOf(tried);
      const start = performance.now();
      await client.open(record, makeRecord('CH-0', entriesEach, 0));
      console.log(
        `  the folder opened, with its first findings ${(performance.now() - start).toFixed(0).padStart(12)} ms`,
      );
      await first;
      for (const [name, { file, text }] of Object.entries(kinds)) {
        const changed = uri(`.case-record/${file}`);
        const times: number[] = [];
        const wholes: number[] = [];
        await client.openSettings(changed, text(0));
        for (let n = 1; n <= changes; n++) {
          const start = performance.now();
          const whole = client.faultsOf(tried).then(() => performance.now() - start);
          times.push(await client.changeSettings(changed, n + 1, text(n), record));
          wholes.push(await whole);
        }
        const spent = median(times);
        const said = `${spent.toFixed(1).padStart(8)} ms   worst ${Math.max(...times).toFixed(1)} ms`;
        const after = `templates tried out after ${median(wholes).toFixed(0)} ms`;
        console.log(`  ${name.padEnd(44)} ${said}   ${spent < goal ? 'under' : 'NOT under'} ${goal} ms; ${after}`);
        if (spent >= goal) process.exitCode = 1;
      }
      const wrong = client.shown.filter(([at]) => at.includes('/.case-record/') && at !== tried);
      if (wrong.length > 0) throw new Error(`What is measured has faults: ${JSON.stringify(wrong)}`);
    } finally {
      await client.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
