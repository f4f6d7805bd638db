/** Packs that a local policy builds on: in a folder of the workspace, or in a package. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { nodeFiles } from '../../../src/workspace/node-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';

const engine = standardEngine();
const ROOT = 'file:///team';
const timescale = (weeks: number) =>
  [
    'timescales:',
    '  - id: circle',
    '    title: Safety circle',
    '    stage: looked-after',
    '    asks: a safety circle',
    '    during: looked-after',
    '    met-by: {entry: safety-circle}',
    `    every: ${weeks} weeks`,
    '    source: {provision: Our practice, status: local}',
    '',
  ].join('\n');
const pack = (id: string, weeks: number, base = 'england') => `policy: ${id}\nextends: [${base}]\n${timescale(weeks)}`;
const TYPE = '{"title": "Safety circle"}';

const open = (files: Readonly<Record<string, string>>) =>
  new Workspaces(
    memoryFiles(new Map(Object.entries(files).map(([name, text]) => [`${ROOT}/${name.replace('@', '%40')}`, text]))),
    engine,
  ).at(ROOT);

/** What is said of the files, with the text that it stands on. */
async function said(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { problems } = await open(files);
  return problems.map((problem) => {
    const [uri, span] = 'uri' in problem ? [problem.uri, problem.span] : [problem.place.file, problem.place.span];
    const name = uri.slice(ROOT.length + 1);
    return `${name} ${files[name]?.slice(span.start, span.end)}: ${problem.message}`;
  });
}

/** A policy of the team's own that builds on this, as it stands between the brackets. */
const buildsOn = (name: string) => ({ '.case-record/policy.yaml': `policy: ours\nextends: [${name}]\n` });

describe('A pack of another folder', () => {
  const shared = {
    'practice/policy.yaml': pack('practice', 6),
    'practice/entries/safety-circle.schema.json': TYPE,
    '.case-record/policy.yaml': 'policy: ours\nextends: [england, ../practice]\n',
  };

  it('brings its rules and its entry types, without a fault', async () => {
    assert.deepEqual(await said(shared), []);
    const { policy, catalogue } = await open(shared);
    assert.equal(catalogue.resolve('Safety circle'), 'safety-circle');
    assert.deepEqual(
      policy.packs.map(({ id }) => id),
      ['england', 'practice', 'ours'],
    );
    assert.deepEqual(policy.timescale('circle')?.steps[0]?.every, { n: 6, unit: 'weeks' });
  });

  it('gives way to what the team says itself', async () => {
    const own = {
      ...shared,
      '.case-record/policy.yaml':
        'policy: ours\nextends: ../practice\ntimescales:\n  - id: circle\n    every: 4 weeks\n    reason: We meet every four weeks.\n    source: {provision: Ours, status: local}\n',
      '.case-record/entries/safety-circle.schema.json': '{"title": "Safety circle", "x-aliases": ["Our circle"]}',
    };
    assert.deepEqual(await said(own), []);
    const { policy, catalogue } = await open(own);
    assert.deepEqual(policy.timescale('circle')?.steps[0]?.every, { n: 4, unit: 'weeks' });
    assert.equal(catalogue.resolve('Our circle'), 'safety-circle');
  });

  it('may build on another, each once', async () => {
    const files = {
      ...shared,
      'base/policy.yaml': 'policy: base\nextends: [england]\n',
      'practice/policy.yaml': pack('practice', 6, '../base'),
      '.case-record/policy.yaml': 'policy: ours\nextends: [../practice, ../base]\n',
    };
    assert.deepEqual(await said(files), []);
    assert.deepEqual(
      (await open(files)).policy.packs.map(({ id }) => id),
      ['england', 'base', 'practice', 'ours'],
    );
  });

  const faults: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    [
      'is not there',
      buildsOn('england, ../practise'),
      /^\.case-record\/policy\.yaml \.\.\/practise: There is no pack at/u,
    ],
    ['leads out of the workspace', buildsOn('../../other'), /leads out of the folder/u],
    ['leads out by a long way', buildsOn('../practice/../../team/../other'), /leads out of the folder/u],
    ['is named by an absolute path', buildsOn('/etc'), /no place that a pack can come from/u],
    ['is named by a drive', buildsOn("'C:\\etc'"), /no place that a pack can come from/u],
    ['is named with the other stroke', buildsOn("'..\\practice'"), /no place that a pack can come from/u],
    ['is named by an escape', buildsOn('./%2e%2e/practice'), /no place that a pack can come from/u],
    ['is named by an address', buildsOn('"https://example.invalid/pack"'), /no place that a pack can come from/u],
    ['is named as no package is', buildsOn('"package:../../etc"'), /no place that a pack can come from/u],
    [
      'leads back to itself',
      { 'practice/policy.yaml': pack('practice', 6, '../practice') },
      /^practice\/policy\.yaml \.\.\/practice: .* leads back/u,
    ],
    [
      'leads round',
      {
        'practice/policy.yaml': pack('practice', 6, '../base'),
        'base/policy.yaml': 'policy: base\nextends: [../practice]\n',
      },
      /^base\/policy\.yaml .* leads back/u,
    ],
    [
      'has a fault of its own',
      { 'practice/policy.yaml': `${pack('practice', 6)}nonsense: 1\n` },
      /^practice\/policy\.yaml nonsense/u,
    ],
  ];
  for (const [what, files, message] of faults) {
    it(`${what}: it is said in place, and the rest works`, async () => {
      const all = { ...shared, ...files };
      const found = await said(all);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', message);
      assert.ok((await open(all)).policy.packs.some(({ id }) => id === 'ours'));
    });
  }
});

describe('A pack of a package', () => {
  const installed = (extend: string, version = '"1.4.2"') => ({
    'node_modules/@council/practice/policy.yaml': pack('practice', 6),
    'node_modules/@council/practice/package.json': `{"name": "@council/practice", "version": ${version}}`,
    'node_modules/@council/practice/entries/safety-circle.schema.json': TYPE,
    '.case-record/policy.yaml': `policy: ours\nextends: ["${extend}"]\n`,
  });

  it('brings its rules and entry types, in a version that was asked for', async () => {
    for (const extend of [
      'package:@council/practice',
      'package:@council/practice@^1.2',
      'package:@council/practice@1.x',
    ]) {
      assert.deepEqual(await said(installed(extend)), []);
      assert.ok((await open(installed(extend))).policy.timescale('circle'));
    }
  });

  it('is asked for its version each time that it is named', async () => {
    const twice = installed('package:@council/practice@^1.2", "package:@council/practice@^2');
    assert.match((await said(twice)).join(), /is version 1\.4\.2; this policy asks for \^2/u);
    assert.ok((await open(twice)).policy.timescale('circle'));
  });

  it('is left out in another version, in none, or where the range is none', async () => {
    assert.match(
      (await said(installed('package:@council/practice@^2'))).join(),
      /is version 1\.4\.2; this policy asks for \^2/u,
    );
    assert.match((await said(installed('package:@council/practice@^1', '7'))).join(), /does not say which version/u);
    assert.match((await said(installed('package:@council/practice@newest of all'))).join(), /no range of versions/u);
    assert.match((await said(installed('package:practice'))).join(), /There is no pack at "package:practice"/u);
  });
});

describe('A pack on disk', () => {
  it('is not read through a link that leads outside', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'case-record-packs-'));
    const outside = mkdtempSync(join(tmpdir(), 'case-record-elsewhere-'));
    try {
      const write = (path: string, text: string): void => {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      };
      write(join(outside, 'policy.yaml'), pack('practice', 6));
      write(join(folder, '.case-record/policy.yaml'), 'policy: ours\nextends: [../practice]\n');
      symlinkSync(outside, join(folder, 'practice'));
      const { problems, policy } = await new Workspaces(nodeFiles, engine).at(pathToFileURL(folder).href);
      assert.match(problems[0]?.message ?? '', /link to a file outside/u);
      assert.equal(policy.timescale('circle'), undefined);
    } finally {
      for (const each of [folder, outside]) rmSync(each, { recursive: true, force: true });
    }
  });
});
