/** What lies outside a workspace is not read, however the workspace names it. */
import assert from 'node:assert/strict';
import { Neighbours, SECRET } from './neighbours.ts';

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
});
