import assert from 'node:assert/strict';
import { newSupervisionOf } from '../../../src/server/features/new-supervision.ts';
import { childRecord, openInEditor } from './editor.ts';

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

  it('tells where the actions stand that it does not carry, once those that it does are closed', async () => {
    const flow = ['## 2026-01-20 Supervision', '', '```yaml', 'actions: [{what: Write}, {who: m.patel}]', '```', ''];
    const last = ['## 2026-02-27 Supervision', '', '```yaml', 'actions:', '  - {what: Ring again}', '```', ''];
    const { service, uri, text } = openInEditor([...RECORD, ...flow, ...SESSION, ...last].join('\n'));
    const entry = await service.ask(uri, (record) => newSupervisionOf(record, 1, [], {}), null);
    const lines = text.split('\n');
    for (const { position, text: closed } of entry?.carried.toReversed() ?? [])
      lines.splice(position.line + 1, 0, closed.slice(1));
    assert.deepEqual(
      entry?.left.map(({ entry: from, position: { line, character } }) => [from, lines[line]?.slice(character)]),
      [
        ['2026-01-20-supervision', 'Write}, {who: m.patel}]'],
        ['2026-01-20-supervision', '{who: m.patel}]'],
        ['2026-02-27-supervision', 'Ring again}'],
      ],
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
