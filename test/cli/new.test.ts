import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { child, entry, Folder } from './command.ts';

const VISIT = ['--by', 'j.okafor', '--set', 'seen=yes', '--set', 'alone=yes', '--set', 'place=home'];

describe('case-record new', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  const own = (name: string, text: string) => folder.write(`.case-record/templates/${name}`, text);
  const OWN =
    '---\ntemplate:\n  name: Our visit\n  description: Ours.\n  kind: entry\n---\n\n## {{today}} Visit\n\nOurs.\n';

  it('lists what there is, the own ones first, and one in place of one that comes with the program', async () => {
    own('visit.case.md', OWN);
    const { status, out } = await folder.run(['new', '--list']);
    assert.equal(status, 0);
    assert.match(out, /^visit +entry +Our visit \(your own\)/u);
    assert.equal(out.match(/^visit /gmu)?.length, 1);
    const { templates } = JSON.parse((await folder.run(['new', '--list', '--format', 'json'])).out);
    assert.equal(templates.length, 11);
    assert.match(
      (await folder.run(['config', '--explain', '.'])).out,
      /template +visit: Our visit \(entry\)\n.*visit\.case\.md\n.*before, by case-record: Visit \(entry\)/u,
    );
    assert.deepEqual(templates[0], {
      id: 'visit',
      kind: 'entry',
      name: 'Our visit',
      description: 'Ours.',
      own: true,
      records: ['child'],
      asks: [],
    });
  });

  it('fills in an entry and writes it to the terminal', async () => {
    const { status, out } = await folder.run(['new', 'Visit', ...VISIT]);
    assert.equal(status, 0);
    assert.match(out, /^## 2026-03-20 Visit\n\n```yaml\nby: j.okafor\nseen: yes\nalone: yes\nplace: home\n```\n/u);
  });

  it('says all that is missing, and writes nothing', async () => {
    const before = folder.snapshot();
    const { status, out, err } = await folder.run([
      'new',
      'visit',
      '--set',
      'seen=perhaps',
      '--set',
      'sen=no',
      '-o',
      'x.md',
    ]);
    assert.equal(status, 2);
    assert.equal(out, '');
    for (const name of ['author', 'alone', 'place'])
      assert.match(err, new RegExp(`--set ${name}=….*It needs an answer`, 'u'));
    assert.match(err, /--set seen=….*one of yes, no/u);
    assert.match(err, /--set sen=….*asks for nothing of this name/u);
    assert.deepEqual(folder.snapshot(), before);
    const letter = await folder.run(['new', 'later-life-letter']);
    assert.match(letter.err, /as the child knew you: It needs an answer\./);
  });

  it('asks a person at a terminal for what is left', async () => {
    const asked: string[] = [];
    const ask = async ({ name, default: proposed }: { readonly name: string; readonly default?: string }) => {
      asked.push(name);
      return { seen: 'no', alone: 'no', place: 'school' }[name] ?? proposed ?? '';
    };
    const { status, out } = await folder.run(['new', 'visit', '--by', 'j.okafor'], { ask });
    assert.equal(status, 0);
    assert.deepEqual(asked, ['date', 'seen', 'alone', 'place', 'bedroom', 'next-visit']);
    assert.match(out, /seen: no\nalone: no\nplace: school\n```/u);
  });

  it('knows the child, the worker and the next visit from the record', async () => {
    folder.write('.case-record/config.yaml', 'people:\n  j.okafor: {name: Joy Okafor}\n');
    folder.write(
      'a.case.md',
      child(
        'CH-7',
        entry('2026-02-02 Allocation', 'worker: j.okafor') +
          entry('2026-02-02 Legal status', 'status: V2') +
          entry('2026-02-02 Placement', 'type: U6') +
          entry('2026-02-05 Visit', 'seen: yes', 'alone: yes', 'place: placement'),
      ),
    );
    own(
      'own.case.md',
      '---\ntemplate:\n  name: Own\n  description: Own.\n  kind: document\n  variables:\n    next:\n      ask: When?\n      due: looked-after-visit\n---\n\n{{child-name}}, {{child-id}}, {{child-age}}, {{allocated-worker-name}}, {{next}}\n',
    );
    const { out, err } = await folder.run(['new', 'own', '--for', 'CH-7']);
    assert.equal(err, '');
    assert.equal(out, 'A made-up child, CH-7, 11, Joy Okafor, 2026-03-19\n');
  });

  it('makes a record in a file that was not there, under the next free id', async () => {
    folder.write('a.case.md', child('CH-7'));
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    const args = [
      'new',
      'child-record',
      '--set',
      'name=Noor: "x"',
      '--set',
      'born=2 March 2019',
      '--set',
      'sex=F',
      '-o',
      'b.case.md',
    ];
    assert.equal((await folder.run(args)).status, 0);
    assert.match(
      folder.read('b.case.md'),
      /^---\nrecord: child\nid: CH-8\nname: "Noor: \\"x\\""\nborn: 2019-03-02\nsex: F\nsummary-on: 2026-03-20\n---\n/u,
    );
    const before = folder.snapshot();
    const again = await folder.run(args);
    assert.equal(again.status, 2);
    assert.match(again.err, /is there already/u);
    assert.match(
      (await folder.run([...args.slice(0, -1), 'c.case.md', '--set', 'id=CH-7'])).err,
      /Another record here has the id CH-7/u,
    );
    assert.match((await folder.run([...args.slice(0, -1), 'c.md'])).err, /ends in \.case\.md/u);
    assert.match((await folder.run([...args.slice(0, -1), 'no/c.case.md'])).err, /no folder no/u);
    assert.deepEqual(folder.snapshot(), before);
    assert.equal((await folder.run([...args, '--force', '--set', 'id=CH-9'])).status, 0);
    assert.match(folder.read('b.case.md'), /id: CH-9/u);
  });

  it('puts an entry at the end of a record, and nowhere else', async () => {
    folder.write(
      'a.case.md',
      `${child('CH-7', entry('2026-02-02 Contact', 'by: duty')).trimEnd()}\r\n`.replaceAll(/\r?\n/g, '\r\n'),
    );
    const { status, out } = await folder.run(['new', 'visit', ...VISIT, '--for', 'CH-7', '--append']);
    assert.equal(status, 0);
    assert.match(out, /Written to the end of a\.case\.md/u);
    assert.match(
      folder.read('a.case.md'),
      /by: duty\r\n```\r\n\r\n## 2026-03-20 Visit\r\n\r\n```yaml\r\nby: j\.okafor\r\n/u,
    );
    assert.doesNotMatch(folder.read('a.case.md'), /[^\r]\n/u);
    assert.match((await folder.run(['new', 'visit', ...VISIT, '--append'])).err, /name it with --for/u);
    assert.match((await folder.run(['new', 'child-record', '--for', 'CH-7', '--append'])).err, /makes no entry/u);
  });

  for (const [ofTemplate, template] of [
    ['CRLF', '\r\n'],
    ['LF', '\n'],
  ] as const)
    for (const [ofRecord, record] of [
      ['CRLF', '\r\n'],
      ['LF', '\n'],
    ] as const)
      it(`ends each line as the record does: a template with ${ofTemplate} into a record with ${ofRecord}`, async () => {
        const text =
          '---\ntemplate:\n  name: Circle\n  description: x.\n  kind: entry\n---\n\n## {{today}} Case note\n\n```yaml\nby: {{author}}\n```\n\nThey met.\n';
        const before = `\ufeff${child('CH-7', entry('2026-02-02 Contact', 'by: duty')).trimEnd()}\n`.replaceAll(
          '\n',
          record,
        );
        folder
          .write('.case-record/templates/circle.case.md', text.replaceAll('\n', template))
          .write('a.case.md', before);
        const { status, err } = await folder.run(['new', 'circle', '--for', 'CH-7', '--append', '--by', 'j.okafor']);
        assert.equal(status, 0, err);
        const added = '\n## 2026-03-20 Case note\n\n```yaml\nby: j.okafor\n```\n\nThey met.\n'.replaceAll('\n', record);
        assert.equal(folder.read('a.case.md'), before + added);
        await folder.run(['new', 'circle', '--for', 'CH-7', '--by', 'j.okafor', '-o', 'note.md']);
        assert.equal(folder.read('note.md'), added.trimStart().replaceAll(/\r?\n/gu, template));
      });

  it('writes into no record that would swallow the entry, and none of another kind', async () => {
    folder.write('a.case.md', `${child('CH-7')}\n\`\`\`\nopen\n`);
    folder.write(
      's.case.md',
      '---\nrecord: supervision\nid: SUP-1\nworker: a.b\nsupervisor: c.d\nstarted: 2020-01-06\nstage: experienced\n---\n',
    );
    const before = folder.snapshot();
    assert.match((await folder.run(['new', 'visit', ...VISIT, '--for', 'CH-7', '--append'])).err, /left open/u);
    assert.match(
      (await folder.run(['new', 'visit', ...VISIT, '--for', 's.case.md', '--append'])).err,
      /another kind of record/u,
    );
    assert.deepEqual(folder.snapshot(), before);
  });

  it('writes into nothing that is no record by its name', async () => {
    folder.write('notes.md', 'Shopping\n').write('.case-record/templates/own.case.md', 'Hello {{today}}\n');
    const before = folder.snapshot();
    for (const file of ['notes.md', './notes.md', '.case-record/templates/own.case.md']) {
      const { status, out, err } = await folder.run(['new', 'visit', ...VISIT, '--for', file, '--append']);
      assert.deepEqual([status, out], [2, ''], file);
      assert.match(err, /is not a case record|belongs to settings/u);
    }
    assert.deepEqual(folder.snapshot(), before);
  });

  it('writes through no link that leads out of the folder of the record', async () => {
    folder.write('out/b.case.md', child('CH-8')).write('in/.case-record/config.yaml', '');
    symlinkSync('../out/b.case.md', folder.at('in/a.case.md'));
    const before = folder.snapshot();
    const { status, err } = await folder.run(['new', 'visit', ...VISIT, '--for', 'in/a.case.md', '--append']);
    assert.equal(status, 2);
    assert.match(err, /a link to a file outside the folder/u);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('says which template is not there, and which option makes no sense', async () => {
    assert.match((await folder.run(['new', 'vist'])).err, /Did you mean "visit"/u);
    assert.match((await folder.run(['new', '../../etc/passwd'])).err, /There is no template/u);
    assert.match((await folder.run(['new', 'visit', '--set', 'seen'])).err, /equals sign/u);
    assert.equal((await folder.run(['new', 'visit', '--in', 'nowhere'])).status, 2);
    assert.match((await folder.run(['new', 'visit', ...VISIT, '-o', 'v.case.md'])).err, /no record of its own/u);
  });

  it('reads no template through a link that leads outside', async () => {
    folder.write('outside/visit.case.md', OWN).write('outside/secret.md', 'secret');
    folder.write('team/.case-record/config.yaml', 'as-of: 2026-03-20\n');
    symlinkSync(folder.at('outside'), folder.at('team/.case-record/templates'));
    const { out } = await folder.run(['new', '--list', '--in', 'team']);
    assert.doesNotMatch(out, /Our visit|your own/u);
  });

  it('tells lint of a fault in a template, and of one that leads outside', async () => {
    folder.write('outside/secret.md', 'secret');
    folder.write('team/.case-record/templates/visit.case.md', `${OWN}{{> gone}}\n`);
    folder.write('team/a.case.md', child('CH-7'));
    symlinkSync(folder.at('outside/secret.md'), folder.at('team/.case-record/templates/out.case.md'));
    const { out } = await folder.run(['lint', 'team']);
    assert.match(out, /policy\/template/u);
    assert.match(out, /There is no partial "gone"/u);
    assert.match(out, /link to a file outside/u);
    assert.doesNotMatch((await folder.run(['new', '--list', '--in', 'team'])).out, /secret/u);
  });
});
