/** A workspace, and beside it what is none of its business: for the tests that nothing of it is read or written. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { child, entry, Folder, type Outcome } from '../cli/command.ts';

/** It stands in all that lies outside, and nowhere else. */
export const SECRET = 'zephyrine';
const COMMANDS: readonly (readonly string[])[] = [
  ['lint', 'team', '--show-text'],
  ['due', 'team', '--all'],
  ['rules'],
  ['config', '--explain', 'team'],
  ['journey', 'CH-1', '--in', 'team', '--show-text'],
  ['report', 'team', '-o', 'team-report.html'],
  ['supervision', 'prepare', 'a.brook', 'team', '--show-text'],
  ['audit', 'sample', 'team', '--n', '1', '--seed', '1', '--out', 'sheets'],
  ['new', '--list', '--in', 'team'],
];

const outsidePack = `policy: outside\ntitle: ${SECRET}\nversion: "1"\nextends: england\ntimescales:\n  - {id: ${SECRET}, title: ${SECRET}, stage: s, opens: {entry: visit}, met-by: {entry: closure}, asks: ${SECRET}, within: 1 day, source: {provision: ${SECRET}, status: local}}\n`;
const record = child(
  'CH-1',
  entry('2026-03-02 Allocation', 'by: m.patel', 'worker: a.brook') +
    entry('2026-03-04 Visit', 'by: a.brook', 'seen: yes'),
);

/** A workspace, and beside it a folder that is none of its business. */
export class Neighbours extends Folder {
  constructor() {
    super();
    for (const at of ['outside', 'outside/.case-record']) {
      this.write(`${at}/policy.yaml`, outsidePack);
      this.write(`${at}/config.yaml`, `policies: [${SECRET}]\npeople: {a.brook: {name: ${SECRET}}}\n`);
      this.write(`${at}/entries/hidden.schema.json`, `{"title": "Zephyrine", "description": "${SECRET}"}`);
      this.write(`${at}/snippets/hidden.json`, `{"S": {"prefix": "${SECRET}", "body": "${SECRET}"}}`);
      this.write(
        `${at}/templates/hidden.case.md`,
        `---\ntemplate: {name: ${SECRET}, kind: document}\n---\n\n${SECRET}\n`,
      );
      this.write(`${at}/package.json`, `{"version": "1.0.0", "description": "${SECRET}"}`);
    }
    this.write(
      'outside/secret.case.md',
      child('CH-9', entry('2026-03-04 Visit', `by: ${SECRET}`)).replace('A made-up child', SECRET),
    );
    this.write('team/a.case.md', record);
  }

  link(target: string, name: string): this {
    mkdirSync(join(this.at(name), '..'), { recursive: true });
    symlinkSync(target, this.at(name));
    return this;
  }

  /** Everything that the commands say and write. */
  async all(): Promise<readonly (Outcome & { readonly args: string })[]> {
    const before = this.outside();
    const outcomes: (Outcome & { readonly args: string })[] = [];
    for (const args of COMMANDS) outcomes.push({ args: args.join(' '), ...(await this.run(args)) });
    assert.deepEqual(this.outside(), before, 'nothing outside was written');
    const written = [
      'team-report.html',
      ...(this.has('sheets') ? readdirSync(this.at('sheets')).map((name) => `sheets/${name}`) : []),
    ];
    for (const name of written) {
      if (this.has(name)) assert.ok(!readFileSync(this.at(name), 'utf8').toLowerCase().includes(SECRET), name);
    }
    for (const { args, out, err } of outcomes) {
      assert.ok(!`${out}${err}`.toLowerCase().includes(SECRET), `${args}: ${out.slice(0, 500)}`);
      assert.doesNotMatch(err, /at .*\.ts:\d/u, args);
    }
    return outcomes;
  }

  private outside(): readonly string[] {
    return (readdirSync(this.at('outside'), { recursive: true }) as string[]).sort().map((name) => {
      const { size, mtimeMs } = statSync(this.at('outside', name));
      return `${name} ${size} ${mtimeMs}`;
    });
  }
}
