import assert from 'node:assert/strict';
import { entryTypeChoices, newEntryOf } from '../../../src/server/features/new-entry.ts';
import { newSupervisionOf } from '../../../src/server/features/new-supervision.ts';
import { CURSOR, childRecord, openInEditor } from './editor.ts';
import { complete, inOrder, labels, textOf } from './offered.ts';

const PLACED = [
  '## 2026-02-03 Legal status',
  '',
  '```yaml',
  'by: j.okafor',
  'status: V2',
  '```',
  '',
  '## 2026-02-03 Placement',
  '',
  '```yaml',
  'by: j.okafor',
  'type: U6',
  '```',
  '',
];

describe('what the journey expects', () => {
  it('comes first after the marks of a heading, dated, with when it is due, and the first is chosen', async () => {
    const items = inOrder(await complete(childRecord(...PLACED, `## ${CURSOR}`)));
    const [first] = items;
    assert.ok(first);
    assert.equal(first.preselect, true);
    assert.match(first.detail ?? '', /^was due .*, \d+ days? late: /);
    assert.match(textOf(first), /^2026-03-20 /);
    const visit = items.find(({ label }) => label === 'Visit');
    assert.match(visit?.detail ?? '', /due .*(?:late|in \d+ days|tomorrow|today)/);
    assert.ok(items.filter(({ label }) => label === 'Visit').length === 1, 'each type once');
    const dues = items.filter(({ sortText }) => sortText?.startsWith('0'));
    assert.ok(dues.length > 2 && items.length > dues.length);
    assert.equal(items.filter(({ preselect }) => preselect).length, 1);
  });

  it('answers the entry that waits', async () => {
    const items = await complete(
      childRecord('## 2026-03-19 Contact', '', '```yaml', 'from: 2A', '```', '', `## ${CURSOR}`),
    );
    const decision = items.find(({ label }) => label === 'Management decision' || label === 'Referral');
    assert.match(textOf(decision), /\nanswers: 2026-03-19-contact\n/);
  });

  it('is signed by whoever writes, with their manager to decide', async () => {
    const items = await complete(childRecord(`## ${CURSOR}`), 'j.okafor');
    const contact = textOf(items.find(({ label }) => label === 'Contact'));
    assert.match(contact, /\nby: j\.okafor\n/);
    assert.match(contact, /\n {2}by: \$\{\d+:m\.patel\}\n {2}on: 2026-03-20\n/);
  });

  it('says nothing of another day that is being typed', async () => {
    assert.deepEqual(await complete(childRecord(`## 2025-1${CURSOR}`)), []);
    assert.ok((await complete(childRecord(`## 2026-03${CURSOR}`))).length > 0);
  });

  it('is among the choices of New entry, with the entries to finish', async () => {
    const { service, uri } = openInEditor(childRecord('## 2026-03-19 Contact', '', '```yaml', 'from: 2A', '```'));
    const choices = await service.ask(uri, entryTypeChoices, null);
    assert.ok(choices);
    assert.ok(choices.expected.some(({ answers }) => answers === '2026-03-19-contact'));
    assert.equal(choices.unfinished[0]?.entry, '2026-03-19-contact');
    assert.ok(choices.unfinished[0]?.missing.includes('outcome'));
    assert.equal(choices.version, 1);
  });
});

describe('a new entry of another version', () => {
  it('is refused', async () => {
    const { service, uri } = openInEditor(childRecord());
    const wish = { type: 'visit', version: 2 };
    assert.equal(await service.ask(uri, (record) => newEntryOf(record, wish), null), null);
    assert.ok(await service.ask(uri, (record) => newEntryOf(record, { ...wish, version: 1 }), null));
  });
});

describe('missing fields', () => {
  it('come first: what is required, then what a rule asks for', async () => {
    const items = await complete(childRecord('## 2026-03-04 Contact', '', '```yaml', 'from: 2A', `${CURSOR}`, '```'));
    const decision = items.find(({ label }) => label === 'decision');
    assert.ok(labels(items).indexOf('decision') < labels(items).indexOf('need'));
    assert.match(textOf(decision), /^decision:\n {2}outcome: /);
    assert.match(textOf(decision), /rationale/);
    assert.equal(decision?.labelDetails?.description, 'still missing');
  });
});

describe('a new supervision', () => {
  const RECORD = [
    '---',
    'record: supervision',
    'id: SUP-okafor',
    'worker: j.okafor',
    'supervisor: m.patel',
    'started: 2026-01-01',
    'stage: experienced',
    '---',
    '',
  ];
  const SESSION = [
    '## 2026-02-20 Supervision',
    '',
    '```yaml',
    'by: m.patel',
    'actions:',
    '  - what: Ring the school',
    '    who: j.okafor',
    '    due: 2026-03-01',
    '  - what: Book a course',
    '    done: 2026-02-21',
    '```',
    '',
  ];

  it('names the open cases and carries what is not done, closed where it stood', async () => {
    const { service, uri, text } = openInEditor([...RECORD, ...SESSION].join('\n'));
    const entry = await service.ask(
      uri,
      (record) => newSupervisionOf(record, 1, ['CH-2', 'CH-1'], { worker: 'm.patel' }),
      null,
    );
    assert.ok(entry);
    assert.match(entry.snippet, /## 2026-03-20 Supervision\n\n```yaml\nby: m\.patel\ncases: \[CH-1, CH-2\]\n/);
    assert.match(
      entry.snippet,
      /\nactions:\n {2}- what: Ring the school \(carried forward from 2026-02-20-supervision\)\n {4}who: j\.okafor\n {4}due: 2026-03-01\n/,
    );
    assert.doesNotMatch(entry.snippet, /Book a course/);
    assert.equal(entry.carried.length, 1);
    const [line] = entry.carried;
    assert.equal(text.split('\n')[line?.position.line ?? 0], '  - what: Ring the school');
    assert.equal(line?.text, '\n    outcome: Carried forward to 2026-03-20-supervision');
    assert.equal(entry.position.line, text.split('\n').length);
  });

  it('carries once what was agreed again in the same words, and closes it wherever it stood', async () => {
    const agreed = (date: string, ...action: string[]) => [
      `## ${date} Supervision`,
      '',
      '```yaml',
      'actions:',
      ...action,
      '```',
      '',
    ];
    const lines = [
      ...RECORD,
      ...agreed('2026-01-20', '  - what: Ring the school', '    due: 2026-02-01', '  - what: "?"', '  - what: "!"'),
      ...agreed(
        '2026-02-20',
        '  - what: ring the School. (carried forward from 2026-01-20-supervision)',
        '    who: m.patel',
      ),
    ];
    const { service, uri } = openInEditor(lines.join('\n'));
    const entry = await service.ask(uri, (record) => newSupervisionOf(record, 1, [], {}), null);
    assert.ok(entry);
    assert.deepEqual(
      entry.carried.map(({ position }) => lines[position.line]?.slice(0, 16)),
      ['  - what: Ring t', '  - what: "?"', '  - what: "!"', '  - what: ring t'],
    );
    assert.equal(entry.snippet.match(/- what: /g)?.length, 3, entry.snippet);
    assert.match(
      entry.snippet,
      / {2}- what: ring the School\. \(carried forward from 2026-02-20-supervision\)\n {4}who: m\.patel\n {4}due: 2026-02-01\n/,
    );
  });

  it('lists a child once, whatever signs stand in the id', async () => {
    const { service, uri } = openInEditor([...RECORD, ...SESSION].join('\n'));
    const entry = await service.ask(uri, (record) => newSupervisionOf(record, 1, ['CH-1, CH-2', 'CH-3] x'], {}), null);
    assert.match(entry?.snippet ?? '', /\ncases: \["CH-1, CH-2", "CH-3\] x"\]\n/);
  });

  it('is none in a child’s record, and none for a text that has changed', async () => {
    const child = openInEditor(childRecord());
    assert.equal(await child.service.ask(child.uri, (record) => newSupervisionOf(record, 1, [], {}), null), null);
    const { service, uri } = openInEditor(RECORD.join('\n'));
    assert.equal(await service.ask(uri, (record) => newSupervisionOf(record, 2, [], {}), null), null);
    assert.ok(await service.ask(uri, (record) => newSupervisionOf(record, 1, [], {}), null));
  });
});
