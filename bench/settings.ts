/**
 * A change in a team's folder, until the findings of the open record are fresh: in a workspace of 2,600 records, with 50 entry types of its own, 200 templates
 * and a policy of its own, through the server as a client sees it.
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

/** By what changes: the file, and its text after each change. */
const kinds: Readonly<Record<string, { readonly file: string; text(n: number): string }>> = {
  'the configuration': { file: 'config.yaml', text: config },
  'the policy': { file: 'policy.yaml', text: policy },
  'an entry type': { file: 'entries/type-7.schema.json', text: (n) => type(7, n) },
};

export async function settings(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'case-record-settings-'));
  try {
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    for (let n = 0; n < records; n++) write(`team-${n % 13}/CH-${n}.case.md`, makeRecord(`CH-${n}`, entriesEach, n));
    for (let n = 0; n < types; n++) write(`.case-record/entries/type-${n}.schema.json`, type(n));
    for (let n = 0; n < templates; n++) write(`.case-record/templates/template-${n}.case.md`, makeRecord('CH-0', 3, n));
    write('.case-record/config.yaml', config(0));
    write('.case-record/policy.yaml', policy(0));
    console.log(
      `\nFresh findings after a change in the folder of ${records} records, ${types} entry types and ${templates} templates, median of ${changes}:`,
    );
    const client = await startClient();
    try {
      const uri = (name: string) => pathToFileURL(join(folder, name)).href;
      const record = uri('team-0/CH-0.case.md');
      const start = performance.now();
      await client.open(record, makeRecord('CH-0', entriesEach, 0));
      console.log(
        `  the folder opened, with its first findings ${(performance.now() - start).toFixed(0).padStart(12)} ms`,
      );
      for (const [name, { file, text }] of Object.entries(kinds)) {
        const times: number[] = [];
        await client.openSettings(uri(`.case-record/${file}`), text(0));
        for (let n = 1; n <= changes; n++)
          times.push(await client.changeSettings(uri(`.case-record/${file}`), n + 1, text(n), record));
        const spent = median(times);
        const said = `${spent.toFixed(1).padStart(8)} ms   worst ${Math.max(...times).toFixed(1)} ms`;
        console.log(`  ${name.padEnd(44)} ${said}   ${spent < goal ? 'under' : 'NOT under'} ${goal} ms`);
        if (spent >= goal) process.exitCode = 1;
      }
    } finally {
      await client.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
