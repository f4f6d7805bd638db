import assert from 'node:assert/strict';
import { Folder } from './command.ts';

describe('case-record config --explain', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    const write = (name: string, text: string) => folder.write(name, text);
    const review = (weeks: number, reason: string) =>
      `timescales:\n  - id: cin-visit-local\n    every: ${weeks} weeks\n    reason: ${reason}\n    source: {provision: Local practice, status: local}\n`;
    write('a.case.md', '---\nrecord: child\nid: CH-1\nname: Ada Test\nborn: 2015-01-01\n---\n');
    write(
      'practice/policy.yaml',
      `policy: practice\nversion: 2.1\nextends: [england]\n${review(4, 'The practice model')}`,
    );
    write('.case-record/policy.yaml', `policy: ours\nextends: [../practice]\n${review(3, 'Our inspection')}`);
    write('.case-record/config.yaml', 'as-of: 2026-03-20\nrules:\n  practice/drift: error\n');
    write('.case-record/entries/safety-circle.schema.json', '{"title": "Safety circle", "properties": {"venue": {}}}');
    write(
      '.case-record/entries/visit.schema.json',
      '{"x-aliases": ["Doorstep visit"], "properties": {"mood": {}}, "required": ["seen"]}',
    );
  });
  after(() => folder.remove());

  it('says which value holds, from which file, what it was before and why', async () => {
    for (const named of ['a.case.md', '.case-record/policy.yaml', '.case-record/entries/visit.schema.json', '.']) {
      const { status, out } = await folder.run(['config', '--explain', named, '--format', 'json']);
      assert.equal(status, 0);
      const { settings } = JSON.parse(out);
      const of = (name: string) => settings.find((setting: { name: string }) => setting.name === name);
      assert.equal(of('as-of').value, '2026-03-20');
      assert.match(of('practice').value, /version 2\.1, over england/u);
      assert.equal(of('practice').from, 'practice/policy.yaml');
      const visit = of('timescale/cin-visit-local');
      assert.match(visit.value, /3 weeks/u);
      assert.equal(visit.from, '.case-record/policy.yaml');
      assert.equal(visit.why, 'Our inspection');
      assert.deepEqual(
        visit.before.map(({ by }: { by: string }) => by),
        ['england', 'practice'],
      );
      assert.match(visit.before[1].value, /4 weeks/u);
      assert.equal(of('practice/drift').value, 'error');
      assert.match(of('safety-circle').value, /type of the team's own, with venue/u);
      assert.equal(of('visit').value, 'Visit: also called Doorstep visit; seen is required; new field mood');
    }
  });

  it('says it in words', async () => {
    const { status, out } = await folder.run(['config', '--explain', 'a.case.md']);
    assert.equal(status, 0);
    assert.match(
      out,
      /timescale {3}timescale\/cin-visit-local: .*3 weeks[\s\S]*from \.case-record\/policy\.yaml[\s\S]*because: Our inspection[\s\S]*before, by practice: .*4 weeks/u,
    );
  });

  it('names the file of each snippet and template, those of a pack too', async () => {
    const template = (name: string) =>
      `---\ntemplate: {name: ${name}, description: x, kind: document}\n---\n\nDear {{child-name}},\n`;
    folder
      .write('practice/snippets/scale.json', '{"A": {"prefix": "a", "body": "x"}, "B": {"prefix": "b", "body": "x"}}')
      .write('.case-record/snippets/ours.json', '{"C": {"prefix": "c", "body": "x"}}')
      .write('practice/templates/letter.case.md', template('A letter'));
    const { out } = await folder.run(['config', '--explain', '.', '--format', 'json']);
    const { settings, problems } = JSON.parse(out);
    assert.equal(problems, 0);
    assert.deepEqual(
      settings
        .filter(({ about }: { about: string }) => about === 'snippets' || about === 'template')
        .map(({ name, value, from }: { name: string; value: string; from: string }) => `${name}: ${value}, ${from}`),
      [
        'letter: A letter (document), practice/templates/letter.case.md',
        'scale: 2 snippets, practice/snippets/scale.json',
        'ours: 1 snippet, .case-record/snippets/ours.json',
      ],
    );
  });

  it('counts one as one', async () => {
    folder.write('few/.case-record/config.yaml', 'teams:\n  east: {name: East}\npeople:\n  a.a: {name: Ada}\n');
    const { out } = await folder.run(['config', '--explain', 'few']);
    assert.match(out, /people: 1 person, 1 team\n/u);
  });

  it('says where there is nothing', async () => {
    const { status, err } = await folder.run(['config', '--explain', 'nowhere']);
    assert.equal(status, 2);
    assert.match(err, /There is no file or folder nowhere/u);
  });
});
