/** What lies outside a workspace is neither read nor written, however the workspace names it or links to it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { child, entry, Folder, type Outcome } from '../cli/command.ts';

const SECRET = 'zephyrine';
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
class Neighbours extends Folder {
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

describe('outside a workspace', () => {
  let folder: Neighbours;
  beforeEach(() => {
    folder = new Neighbours();
  });
  afterEach(() => folder.remove());

  const NAMES = (outside: string): readonly string[] => [
    '../../outside',
    './../../outside',
    '../x/../../outside',
    '../../../../../../../../../../../../etc',
    '/etc',
    outside,
    `file://${outside}`,
    `file:${outside}`,
    'C:\\outside',
    'C:/outside',
    'c:outside',
    '\\\\server\\share\\outside',
    '//server/share/outside',
    '\\\\?\\C:\\outside',
    '..\\..\\outside',
    '../..\\outside',
    '%2e%2e/%2e%2e/outside',
    '../%2e%2e/outside',
    '..%2f..%2foutside',
    '../..%5coutside',
    '../．．/outside',
    '../‥/outside',
    '../\u202e../outside',
    '../pack::$DATA',
    '../pack:stream',
    '../pack\\u0000/../../outside',
    '~/outside',
    '$HOME/outside',
    `\${env:HOME}/outside`,
    'https://example.invalid/pack',
    'git+ssh://example.invalid/pack',
    'package:../../outside',
    'package:..',
    'package:@../outside',
    'package:@a/../../outside',
    'package:a/../../../outside',
    'package:%2e%2e',
    'package:.bin',
  ];

  for (const name of ['config.yaml', 'policy.yaml', 'entries/hidden.schema.json', 'templates/hidden.case.md']) {
    it(`would be seen if it were read: ${name}`, async () => {
      folder.write(`team/.case-record/${name}`, folder.read(`outside/${name}`));
      await assert.rejects(folder.all(), assert.AssertionError);
    });
  }

  it('no pack is taken in, whatever it is called', async () => {
    const names = NAMES(folder.at('outside'));
    folder.write('team/.case-record/policy.yaml', 'policy: x\n');
    for (const name of names) {
      folder.write(
        'team/.case-record/policy.yaml',
        `policy: t\ntitle: T\nversion: "1"\nextends: ["${name.replaceAll('\\', '\\\\').replace('\\\\u0000', '\\u0000')}"]\n`,
      );
      const { out, err } = await folder.run(['lint', 'team', '--format', 'json']);
      const { findings } = JSON.parse(out) as { findings: readonly { rule: string; severity: string; file: string }[] };
      assert.ok(
        findings.some(
          ({ rule, severity, file }) =>
            rule.startsWith('policy/') && severity === 'error' && file.endsWith('policy.yaml'),
        ),
        `${name}: ${out}`,
      );
      assert.ok(!`${out}${err}`.includes(SECRET), name);
    }
    await folder.all();
  });

  it('no policy, type or snippet is read by way of the name of a policy in the settings', async () => {
    const names = NAMES(folder.at('outside')).map((name) => `  - "${name.replaceAll('\\', '\\\\')}"\n`);
    folder.write('team/.case-record/config.yaml', `policies:\n${names.join('')}`);
    await folder.all();
  });

  it('no schema is read by way of a reference in an entry type', async () => {
    const references = [
      '../../outside/entries/hidden.schema.json',
      `file://${folder.at('outside/entries/hidden.schema.json')}`,
      '../codes/../../../../outside/entries/hidden.schema.json',
      '..\\codes\\..\\..\\outside',
      'https://example.invalid/schema.json',
      '../codes/%2e%2e/%2e%2e/outside.schema.json',
      '../common.schema.json#/$defs/../../outside',
    ];
    const fields = Object.fromEntries(references.map(($ref, index) => [`f${index}`, { $ref }]));
    folder.write('team/.case-record/entries/a.schema.json', JSON.stringify({ title: 'A', properties: fields }));
    const { out } = await folder.run(['lint', 'team', '--format', 'json']);
    const { findings } = JSON.parse(out) as { findings: readonly { rule: string }[] };
    assert.equal(findings.filter(({ rule }) => rule === 'policy/entry-type').length, references.length, out);
    await folder.all();
  });

  it('no partial is read by way of a template', async () => {
    const includes = [
      '../../../outside/secret',
      folder.at('outside/secret'),
      '..\\..\\outside',
      '%2e%2e/outside/secret',
      'C:\\secret',
      '../partials/../../../outside/secret',
    ];
    folder.write(
      'team/.case-record/templates/a.case.md',
      `---\ntemplate: {name: A, kind: document}\n---\n\n${includes.map((name) => `{{> ${name}}}\n\n`).join('')}`,
    );
    await folder.all();
    const { out, err } = await folder.run(['new', 'a', '--in', 'team']);
    assert.ok(!`${out}${err}`.includes(SECRET), out);
  });

  describe('is not reached by a link', () => {
    for (const [what, target, name] of [
      ['for the folder of settings', '../outside', 'team/.case-record'],
      ['for the folder of settings of a folder further down', '../../outside', 'team/sub/.case-record'],
      ['for the settings', '../../outside/config.yaml', 'team/.case-record/config.yaml'],
      ['for the policy', '../../outside/policy.yaml', 'team/.case-record/policy.yaml'],
      ['for the folder of entry types', '../../outside/entries', 'team/.case-record/entries'],
      [
        'for an entry type',
        '../../../outside/entries/hidden.schema.json',
        'team/.case-record/entries/circle.schema.json',
      ],
      ['for the folder of snippets', '../../outside/snippets', 'team/.case-record/snippets'],
      ['for snippets', '../../../outside/snippets/hidden.json', 'team/.case-record/snippets/a.json'],
      ['for the folder of templates', '../../outside/templates', 'team/.case-record/templates'],
      ['for a template', '../../../outside/templates/hidden.case.md', 'team/.case-record/templates/a.case.md'],
      ['for a record', '../outside/secret.case.md', 'team/b.case.md'],
      ['for a folder of records', '../outside', 'team/more'],
    ] as const) {
      it(what, async () => {
        await folder.link(target, name).all();
      });
    }

    it('for a pack that a policy builds on, or a package', async () => {
      folder.link('../outside', 'team/pack').link('../../outside', 'team/node_modules/zeph');
      folder.write(
        'team/.case-record/policy.yaml',
        'policy: t\ntitle: T\nversion: "1"\nextends: [../pack, "package:zeph"]\n',
      );
      await folder.all();
    });

    it('that goes round, or leads nowhere', async () => {
      folder
        .link('loop', 'team/loop')
        .link('.', 'team/self')
        .link('nowhere', 'team/.case-record/entries/gone.schema.json');
      folder.link('b.json', 'team/.case-record/snippets/a.json').link('a.json', 'team/.case-record/snippets/b.json');
      folder.link('../.case-record', 'team/.case-record/templates');
      await folder.all();
    });
  });

  it('nobody waits for a pipe in the place of a file of settings', async function () {
    if (process.platform === 'win32') return this.skip();
    for (const name of [
      'config.yaml',
      'policy.yaml',
      'entries/a.schema.json',
      'snippets/a.json',
      'templates/a.case.md',
    ]) {
      mkdirSync(join(folder.at('team/.case-record', name), '..'), { recursive: true });
      execFileSync('mkfifo', [folder.at('team/.case-record', name)]);
    }
    const [lint] = await folder.all();
    assert.match(lint?.out ?? '', /not an ordinary file/u);
  });

  it('no file is written by the name that a record gives itself', async () => {
    const ids = [
      '../../outside/x',
      '/tmp/zeph-x',
      '..',
      'C:\\zeph',
      'a/b',
      'a\\b',
      'CON',
      '.hidden',
      'x'.repeat(300),
      '%2e%2e%2fx',
    ];
    for (const [index, id] of ids.entries()) {
      folder.write(
        `team/r${index}.case.md`,
        `---\nrecord: child\nid: ${JSON.stringify(id)}\nname: N\nborn: 2015-03-02\n---\n\n${entry('2026-03-02 Referral', 'by: x', 'from: 1A')}${entry('2026-03-02 Allocation', 'by: x', 'worker: x')}`,
      );
    }
    const before = folder.snapshot().filter((line) => !line.startsWith('sheets'));
    const { status, err } = await folder.run([
      'audit',
      'sample',
      'team',
      '--n',
      String(ids.length),
      '--seed',
      '1',
      '--out',
      'sheets',
    ]);
    assert.ok(status < 2, err);
    const made = readdirSync(folder.at('sheets'), { recursive: true }) as string[];
    assert.ok(made.length >= ids.length, made.join(' '));
    for (const name of made) assert.match(name, /^[\p{L}\p{N}_][\p{L}\p{N}._ -]{0,120}$/u);
    assert.deepEqual(
      folder.snapshot().filter((line) => !line.startsWith('sheets')),
      before,
    );
  });

  describe('bytes that are no UTF-8', () => {
    for (const [what, bytes] of [
      ['UTF-16', Buffer.from('\ufeffpolicy: x\npeople: {}\n', 'utf16le')],
      ['an overlong way up', Buffer.from([0x61, 0x3a, 0x20, 0xc0, 0xae, 0xc0, 0xae, 0xc0, 0xaf, 0x0a])],
      ['half a character', Buffer.from([0x61, 0x3a, 0x20, 0xe2, 0x82, 0x0a])],
      ['a half of a pair', Buffer.from([0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80, 0x0a])],
      ['a NUL byte', Buffer.from('people: {}\0\n')],
    ] as const) {
      it(`are told of, and not read: ${what}`, async () => {
        const files = ['config.yaml', 'policy.yaml', 'entries/a.schema.json', 'snippets/a.json', 'templates/a.case.md'];
        for (const name of files) folder.write(`team/.case-record/${name}`, bytes);
        const { out } = await folder.run(['lint', 'team', '--format', 'json']);
        const { findings } = JSON.parse(out) as { findings: readonly { file: string; message: string }[] };
        const told = findings.filter(({ message }) => /not UTF-8/u.test(message)).map(({ file }) => file);
        assert.deepEqual(told.toSorted(), files.map((name) => `team/.case-record/${name}`).toSorted());
        await folder.all();
      });
    }
  });
});
