import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

const OPEN =
  entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-05 Allocation', 'worker: j.okafor', 'team: east');

/** The team's own audit: fewer parts, a tool of its own, questions as remarks. */
const OWN = `---
template:
  name: Our audit
  description: How we audit.
  kind: entry
  variables:
    auditor:
      ask: Who audits?
      kind: person
      default: "{{author}}"
    grade:
      ask: How good was it?
      choices: [outstanding, good, requires-improvement, inadequate]
      default: good
    spoken:
      ask: What did the family say?
    by-when:
      value: "{{today + 10 working days}}"
---

## {{today}} Case audit

\`\`\`yaml
by: {{auditor}}
auditor: {{auditor}}
grade: {{grade}}
family-view: "{{spoken}}"
actions:
  - what: {{spoken}}
    who: {{allocated-worker}}
    due: {{by-when}}
\`\`\`

### Strengths

<!-- What did {{child-name}} ({{child-id}}) gain? -->

Spoken with: {{spoken}}
`;

describe('the template of work sheets', () => {
  let folder: Folder;
  const sample = (...args: readonly string[]) =>
    folder.run(['audit', 'sample', '--n', '1', '--seed', '7', '--out', 'q1', ...args]);
  const template = (text: string, id = 'audit') => folder.write(`.case-record/templates/${id}.case.md`, text);
  const sheet = () => folder.read('q1/AUDIT-CH-1.md');

  beforeEach(() => {
    folder = new Folder()
      .write('.case-record/config.yaml', 'teams: {east: {name: East}}\n')
      .write('1.case.md', child('CH-1', OPEN));
  });
  afterEach(() => folder.remove());

  it("is the team's own one for audits, with what is known in it and the rest left to fill in", async () => {
    template(OWN);
    assert.equal((await sample()).status, 0);
    assert.equal(
      sheet().slice(sheet().indexOf('\n---\n\n') + 6),
      [
        '## 2026-03-20 Case audit',
        '',
        '```yaml',
        'by:',
        'auditor:',
        'grade:',
        'family-view: ""',
        'actions:',
        '  - what:',
        '    who: j.okafor',
        '    due: 2026-04-07',
        '```',
        '',
        '### Strengths',
        '',
        '<!-- What did  (CH-1) gain? -->',
        '',
        'Spoken with:',
        '',
      ].join('\n'),
    );
    assert.doesNotMatch(sheet(), /made-up|2015|childs-voice/u);
  });

  it('makes sheets that wait until they are filled in, and then go into the record', async () => {
    template(OWN);
    await sample();
    assert.match((await folder.run(['audit', 'file', 'q1'])).out, /^Left for later, as the grade is still empty/u);
    const filled = sheet()
      .replace('by:', 'by: q.sterne')
      .replace('auditor:', 'auditor: q.sterne')
      .replace('grade:', 'grade: good')
      .replace('family-view: ""', 'family-view: "He listens."')
      .replace('what:', 'what: Ring');
    folder.write('q1/AUDIT-CH-1.md', filled);
    const { status, out } = await folder.run(['audit', 'file', 'q1']);
    assert.match(out, /^q1\/AUDIT-CH-1\.md: put into 1\.case\.md/u);
    assert.equal(status, 0);
  });

  it('waits where the place of the grade stands between quotation marks', async () => {
    template(OWN.replace('grade: {{grade}}', 'grade: "{{grade}}"'));
    await sample();
    assert.match((await folder.run(['audit', 'file', 'q1'])).out, /^Left for later, as the grade is still empty/u);
  });

  it('is another one of the team where it is named, or one that the program brings', async () => {
    template(OWN.replace('Our audit', 'Dip sample').replace('### Strengths', '### Dip'), 'dip-sample');
    await sample();
    assert.match(sheet(), /about: childs-voice/u);
    await sample('--template', 'dip-sample', '--force');
    assert.match(sheet(), /^### Dip$/mu);
    await sample('--template', 'audit', '--force');
    assert.match(sheet(), /^<!-- What was done well/mu);
  });

  it('is that of the folder that governs each child', async () => {
    folder
      .write('west/.case-record/config.yaml', 'teams: {west: {name: West}}\n')
      .write('west/.case-record/templates/audit.case.md', OWN.replace('### Strengths', '### West'))
      .write('west/2.case.md', child('CH-2', OPEN));
    await sample('--n', '2');
    assert.match(sheet(), /about: childs-voice/u);
    assert.match(folder.read('q1/AUDIT-CH-2.md'), /^### West$/mu);
  });

  it('asks what the entry types of the team ask, where there is none', async () => {
    folder.write(
      '.case-record/entries/case-audit.schema.json',
      JSON.stringify({
        properties: {
          judgements: { items: { properties: { about: { enum: ['plan', 'help'] } } } },
          tool: { title: 'Tool', 'x-kind': 'text' },
        },
        required: ['tool'],
      }),
    );
    assert.equal((await sample()).status, 0);
    const [, fields] = /```yaml\n([\s\S]+?)```/u.exec(sheet()) ?? [];
    assert.equal(
      fields,
      'by:\nauditor:\ngrade:\njudgements:\n  - about: plan\n    grade:\n    why:\n  - about: help\n    grade:\n    why:\n' +
        'practitioner-view:\nchild-view:\nfamily-view:\ntool:\nactions:\n  - what:\n    who:\n    due:\n',
    );
    assert.deepEqual(sheet().match(/^- [\w-]+(?=:)/gmu), ['- plan', '- help']);
  });

  it('is refused with 2 where it is not there, has a fault, or makes no case audit, and nothing is written', async () => {
    const other = OWN.replace('Our audit', 'Other');
    template(other.replace('{{today}} Case audit', '{{today}} Case note'), 'note');
    template(other.replace('{{today}} Case audit', '2026-01-01 Case audit').replace('Other', 'Old'), 'old');
    template(`${other.replace('Other', 'Two')}\n## {{today}} Case audit\n`, 'two');
    template(other.replace('Other', 'Long') + 'Words. '.repeat(10_000), 'long');
    template(other.replace('{{spoken}}', '{{nobody}}').replace('Other', 'Bad'), 'bad');
    template(other.replace('kind: entry', 'kind: document').replace('Other', 'Letter'), 'letter');
    template('no template', 'none');
    const before = folder.snapshot();
    for (const [id, said] of [
      ['nowhere', /There is no template nowhere/u],
      ['../audit', /There is no template \.\.\/audit/u],
      ['note', /The template note makes no case audit/u],
      ['old', /The template old makes no case audit/u],
      ['two', /The template two makes no case audit/u],
      ['long', /The template long is too long for a work sheet/u],
      ['bad', /The template bad of the team has a fault.*Nothing is called "nobody" here/u],
      ['letter', /The template letter makes no case audit/u],
      ['visit', /The template visit makes no case audit/u],
      ['none', /The template none of the team has a fault/u],
    ] as const) {
      const { status, out, err } = await sample('--template', id);
      assert.deepEqual([status, out], [2, ''], id);
      assert.match(err, said);
    }
    assert.deepEqual(folder.snapshot(), before);
  });

  it('is not passed over in silence where it is the one for audits and has a fault', async () => {
    template(OWN.replace('{{spoken}}', '{{nobody}}'));
    const { status, err } = await sample();
    assert.equal(status, 2);
    assert.match(err, /The template audit of the team has a fault/u);
  });
});

describe('a sample beside earlier ones', () => {
  let folder: Folder;
  const sample = (n: number, out: string, ...args: readonly string[]) =>
    folder.run(['audit', 'sample', '--n', String(n), '--seed', '7', '--out', out, ...args]);
  const drawn = (out: string) => {
    const { children, leftOut } = JSON.parse(folder.read(`${out}/sample.json`)) as {
      readonly children: readonly { readonly record: string }[];
      readonly leftOut?: number;
    };
    return { ids: children.map(({ record }) => record), leftOut };
  };

  beforeEach(() => {
    folder = new Folder().write('.case-record/config.yaml', 'teams: {east: {name: East}}\n');
    for (const at of [1, 2, 3, 4, 5, 6]) folder.write(`${at}.case.md`, child(`CH-${at}`, OPEN));
  });
  afterEach(() => folder.remove());

  it('draws none of their children, and says how many it left out', async () => {
    await sample(2, 'q1');
    assert.equal(drawn('q1').leftOut, undefined);
    assert.equal((await sample(2, 'q2', '--not-in', 'q1/sample.json')).out, '2 of 4 drawn; sheets written to q2.\n');
    assert.equal(drawn('q2').leftOut, 2);
    await sample(2, 'q3', '--not-in', 'q1', '--not-in', 'q2', '.');
    const all = ['q1', 'q2', 'q3'].flatMap((out) => drawn(out).ids);
    assert.deepEqual(all.sort(), ['CH-1', 'CH-2', 'CH-3', 'CH-4', 'CH-5', 'CH-6']);
    assert.equal(drawn('q3').leftOut, 4);
  });

  it('is refused with 2 where too few are left, or an earlier one is none of these records', async () => {
    await sample(4, 'q1');
    folder.write('bad.json', '[]').write('others.json', folder.read('q1/sample.json').replaceAll('"CH-', '"XX-'));
    const before = folder.snapshot();
    for (const [file, said] of [
      [
        'q1',
        /There are 6 children with an open case and 2 of them in no earlier sample, fewer than the 3 to be drawn/u,
      ],
      ['nowhere.json', /nowhere\.json could not be read/u],
      ['bad.json', /bad\.json is no sample that can be used/u],
      ['others.json', /others\.json is a sample of other records/u],
    ] as const) {
      const { status, out, err } = await sample(3, 'q2', '--not-in', file);
      assert.deepEqual([status, out], [2, ''], file);
      assert.match(err, said);
    }
    assert.deepEqual(folder.snapshot(), before);
  });
});
