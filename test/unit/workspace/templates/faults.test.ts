import assert from 'node:assert/strict';
import { memoryFiles } from '../../../../src/workspace/memory-files.ts';
import { readSettings } from '../../../../src/workspace/settings.ts';
import { allTemplates } from '../../../../src/workspace/templates/shared.ts';
import { shippedTemplates } from '../../../../src/workspace/templates/shipped.ts';
import { engine, entryTemplate, ROOT, templatesOf } from './team-templates.ts';

const VISIT = '## {{today}} Visit\n\n```yaml\nby: {{author}}\nseen: {{seen}}\n```\n';
const SEEN = 'seen:\n  ask: Was the child seen?\n  choices: [yes, no]';

async function problemsOf(text: string, others: Readonly<Record<string, string>> = {}) {
  return (await templatesOf({ 'own.case.md': text, ...others })).problems;
}

async function only(text: string, others: Readonly<Record<string, string>> = {}) {
  const problems = await problemsOf(text, others);
  assert.equal(problems.length, 1, JSON.stringify(problems, undefined, 1));
  return problems[0] ?? assert.fail();
}

describe('A template with a fault', () => {
  it('is told of nothing where it is sound', async () => {
    assert.deepEqual(await problemsOf(entryTemplate(SEEN, VISIT)), []);
  });

  it('is told of nothing where it asks for an id: that the answer is one word, whoever answers sees to', async () => {
    const record =
      "---\ntemplate:\n  name: A record\n  description: For a test.\n  kind: record\n  variables:\n    id:\n      ask: The child's id\n" +
      'record: child\nid: {{id}}\nname: Sam\nborn: 2015-03-02\n---\n\n# Sam\n';
    assert.deepEqual(await problemsOf(record), []);
  });

  it('says where a choice would give a record with a fault', async () => {
    const { at, message } = await only(entryTemplate(SEEN.replace('[yes, no]', '[yes, maybe]'), VISIT));
    assert.equal(at, '{{seen}}');
    assert.match(message, /would have a fault\..*maybe/u);
  });

  it('says where its own text is no record', async () => {
    const wrong = VISIT.replace('seen:', 'sene:');
    const { at, message } = await only(entryTemplate(SEEN, wrong));
    assert.equal(at, 'sene');
    assert.match(message, /sene/u);
    const type = await only(entryTemplate(SEEN, VISIT.replace('Visit', 'Vist')));
    assert.equal(type.at, 'Vist');
  });

  it('says so in the partial in which the fault stands', async () => {
    const text = entryTemplate('', '## {{today}} Visit\n\n{{> fields}}\n');
    const { file, at } = await only(text, { 'partials/fields.md': '```yaml\nby: {{author}}\nplaec: home\n```\n' });
    assert.equal(file, 'partials/fields.md');
    assert.equal(at, 'plaec');
  });

  it('says which placeholder nothing stands behind', async () => {
    const { at, message } = await only(entryTemplate(SEEN, `${VISIT}\n{{child-nmae}}\n`));
    assert.equal(at, '{{child-nmae}}');
    assert.match(message, /Did you mean "child-name"/u);
    assert.equal((await only(entryTemplate(SEEN, `${VISIT}\n{{ 1 + 1 }}\n`))).at, '{{ 1 + 1 }}');
    assert.match((await only(entryTemplate(SEEN, `${VISIT}\n{{child-name + 2 weeks}}\n`))).message, /is no date/u);
  });

  it('says which variable is not used, and what it can have', async () => {
    const { at, message } = await only(entryTemplate(`${SEEN}\nwhy:\n  ask: Why?`, VISIT));
    assert.equal(at, 'why');
    assert.match(message, /not used/u);
    assert.match(
      (await only(entryTemplate(SEEN.replace('ask', 'requird: no\n  ask'), VISIT))).message,
      /Did you mean "required"/u,
    );
  });

  it('says what is wrong with a default', async () => {
    const late = entryTemplate('on:\n  ask: When?\n  kind: date\n  default: 2026-02-31', '## {{on}} Visit\n');
    assert.match((await problemsOf(late))[0]?.message ?? '', /no date that exists/u);
    const below = entryTemplate(
      'one:\n  ask: One?\n  default: "{{two}}"\ntwo:\n  ask: Two?',
      '## {{today}} Visit\n\n{{one}} {{two}}\n',
    );
    assert.match((await only(below)).message, /Nothing above "one" is called "two"/u);
    const map = entryTemplate('on:\n  ask: When?\n  default: {{today}}', '## {{today}} Visit\n\n{{on}}\n');
    assert.ok((await problemsOf(map)).length > 0);
  });

  it('refuses partials that come to themselves, and names of files elsewhere', async () => {
    const text = entryTemplate('', '## {{today}} Visit\n\n{{> a}}\n');
    const cycle = await only(text, { 'partials/a.md': '{{> b}}', 'partials/b.md': '{{> a}}' });
    assert.equal(cycle.file, 'partials/b.md');
    assert.match(cycle.message, /comes to itself again/u);
    for (const name of ['../config', '/etc/passwd', 'C:\\x', 'a/b', '..', '%2e%2e', 'a.md', ''])
      assert.match(
        (await only(entryTemplate('', `## {{today}} Visit\n\n{{> ${name}}}\n`))).message,
        /no name of a partial/u,
        name,
      );
    assert.match((await only(text)).message, /There is no partial "a"/u);
  });

  it('stays small however partials multiply', async () => {
    const partials = Object.fromEntries(
      [...'abcdefg'].map((name, at) => [`partials/${name}.md`, `{{> ${'bcdefgh'[at]}}}`.repeat(20)]),
    );
    const problems = await problemsOf(entryTemplate('', '## {{today}} Visit\n\n{{> a}}\n'), {
      ...partials,
      'partials/h.md': 'x\n'.repeat(40_000),
    });
    assert.ok(problems.some(({ message }) => /comes to more than 100 partials|There is no partial/u.test(message)));
  });

  it('is left out where it says nothing of itself, and the others stay', async () => {
    const bad: Readonly<Record<string, string>> = {
      'empty.case.md': '',
      'plain.case.md': '# Hello',
      'open.case.md': '---\ntemplate:\n  name: x\n',
      'list.case.md': '---\ntemplate: [a]\n---\n',
      'text.case.md': '---\ntemplate: hello\n---\n',
      'yaml.case.md': '---\ntemplate: {a\n---\n',
      'anchors.case.md': '---\ntemplate: &a\n  name: *a\n---\n',
      'nokind.case.md': '---\ntemplate:\n  name: x\n  description: y\n---\n',
      'version.case.md': '---\ntemplate:\n  name: x\n  description: y\n  kind: poem\n---\n',
      'proto.case.md': '---\ntemplate:\n  __proto__: x\n  kind: {a: b}\n---\n',
    };
    const { templates, problems } = await templatesOf({ ...bad, 'good.case.md': entryTemplate(SEEN, VISIT) });
    assert.deepEqual(
      templates.map(({ id }) => id),
      ['good'],
    );
    for (const name of Object.keys(bad))
      assert.ok(
        problems.some(({ file }) => file === name),
        name,
      );
  });

  it('says where two have one name, and where one is too long', async () => {
    const good = entryTemplate(SEEN, VISIT);
    const { templates, problems } = await templatesOf({
      'a.case.md': good,
      'b.case.md': good,
      'c.case.md': good + 'x'.repeat(10_000_000),
    });
    assert.equal(templates.length, 2);
    assert.deepEqual(
      problems.map(({ file }) => file),
      ['c.case.md', 'b.case.md'],
    );
  });

  it('reads no more than it says of a folder with very many', async () => {
    const text = entryTemplate(SEEN, VISIT);
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [`t${at}.case.md`, text.replace('A template', `Template ${at}`)]),
    );
    const { templates, problems } = await templatesOf(files);
    assert.equal(templates.length, 300);
    assert.match(problems.map(({ message }) => message).join(), /At most 300 files/u);
  });

  it('gives way to those of the team, where it comes from a pack and there are too many', async () => {
    const text = (name: string) => entryTemplate(SEEN, VISIT).replace('A template', name);
    const folder = (root: string, count: number) =>
      Array.from(
        { length: count },
        (_, at) => [`${root}/templates/${root.at(-1)}${at}.case.md`, text(`${root} ${at}`)] as const,
      );
    const files = new Map([
      [`${ROOT}/.case-record/policy.yaml`, 'policy: ours\nextends: [../p]\n'],
      [`${ROOT}/p/policy.yaml`, 'policy: shared\nextends: england\n'],
      ...folder(`${ROOT}/p`, 290),
      ...folder(`${ROOT}/.case-record`, 20),
    ]);
    const { templates, problems } = await (await readSettings(ROOT, memoryFiles(files), engine)).templates();
    assert.equal(templates.length, 300);
    assert.equal(templates.filter(({ uri }) => uri.includes('.case-record')).length, 20);
    assert.match(problems.map(({ message }) => message).join(), /At most 300 files/u);
  });

  it('says once where it comes to be too long by its partials, and where a partial is empty', async () => {
    const partials = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`partials/p${at}.md`, 'x'.repeat(90_000)]),
    );
    const names = Object.keys(partials).map((_, at) => `{{> p${at}}}\n`);
    const long = await only(entryTemplate(SEEN, `${VISIT}\n${names.join('')}`), partials);
    assert.match(long.message, /more than 200000 signs/u);
    assert.equal(long.file, 'partials/p2.md');
    const empty = await only(entryTemplate(SEEN, `${VISIT}\n{{> none}}\n`), { 'partials/none.md': ' \n' });
    assert.deepEqual([empty.file, empty.at], ['partials/none.md', ' \n']);
    assert.equal((await only(entryTemplate(SEEN, VISIT), { 'partials/none.md': '' })).file, 'partials/none.md');
  });

  it('is read again where what it includes is another, however the include is written', async () => {
    const text = entryTemplate('', '## {{today}} Visit\n\n{{ > fields}}\n');
    const good = '```yaml\nby: {{author}}\nplace: home\n```\n';
    assert.deepEqual(await problemsOf(text, { 'partials/fields.md': good }), []);
    assert.equal((await only(text, { 'partials/fields.md': good.replace('place', 'plaec') })).at, 'plaec');
  });

  it('must begin with an entry where it makes one', async () => {
    assert.match((await only(entryTemplate('', 'Dear {{child-name}}'))).message, /begins with no entry/u);
  });
});

describe('A file of templates that can not be read', () => {
  it('is told of where it stands, and the one that the program brings stays', async () => {
    const unreadable = { problem: 'unreadable', message: 'No.' } as const;
    const uri = `${ROOT}/.case-record/templates/visit.case.md`;
    const settings = await readSettings(ROOT, memoryFiles(new Map([[uri, unreadable]])), engine);
    const { templates, problems } = await settings.templates();
    assert.deepEqual(templates, []);
    assert.deepEqual(
      problems.map((problem) => [problem.rule, problem.message]),
      [['policy/template', 'No.']],
    );
    assert.ok(allTemplates(templates, shippedTemplates(engine)).some(({ id }) => id === 'visit'));
  });
});

describe('A template that is made to hold people up', () => {
  const long: Readonly<Record<string, string>> = {
    'very many places in one line': '{{today}}x'.repeat(9_000),
    'places that stay empty': 'x {{a}}>'.repeat(11_000),
    'a heading of places': `# ${'{{a}}: '.repeat(12_000)}`,
    'fields of places': `\`\`\`yaml\n${'by: {{author}}\n'.repeat(6_000)}\`\`\``,
    'blanks in a field, and no remark behind them': `\`\`\`yaml\nby: {{author}}${' '.repeat(90_000)}x\n\`\`\``,
    'one long field': `\`\`\`yaml\nby: [${'{{author}}, '.repeat(7_000)}]\n\`\`\``,
    'brackets that never close': '{{'.repeat(45_000),
    'names that nobody knows': '{{nobody}}'.repeat(9_000),
    'partials that are not there': '{{> gone}} '.repeat(8_000),
    'entries without end': '## {{today}} Visti\n'.repeat(4_000),
    blanks: ' '.repeat(90_000),
    'blanks in a heading': `## 2026-03-04 Visit:${' '.repeat(80_000)}{{a}}`,
  };
  for (const [name, text] of Object.entries(long)) {
    it(`is read to its end: ${name}`, async () => {
      const { templates, problems } = await templatesOf({
        'own.case.md': entryTemplate(
          'a:\n  ask: A?\n  required: no\n  value: ""',
          `## {{today}} Visit\n\n{{a}}\n\n${text}\n`,
        ),
      });
      assert.ok(templates.length + problems.length > 0, 'it was dropped without a word');
    });
  }
});
