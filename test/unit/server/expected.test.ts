import assert from 'node:assert/strict';
import { entryTypeChoices, newEntryOf } from '../../../src/server/features/new-entry.ts';
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
