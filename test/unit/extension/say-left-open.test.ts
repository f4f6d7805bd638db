import './stand-in/instead.ts';
import assert from 'node:assert/strict';
import type { Uri } from 'vscode';

const { Position, pressed, seen, Uri: Address } = await import('./stand-in/vscode.ts');
const { sayLeftOpen } = await import('../../../src/extension/commands/say-left-open.ts');

const record: Uri = Address.parse('file:///team/SUP-1.case.md');
const at = (entry: string, line: number) => ({ entry, position: { line, character: 4 } });
const LEFT = [at('2026-01-20-supervision', 11), at('2026-01-20-supervision', 12), at('2026-02-20-supervision', 30)];

describe('actions that a new session leaves where they were agreed', () => {
  beforeEach(() => {
    seen.messages.length = 0;
    seen.commands.length = 0;
  });

  it('are told by the entry and the line', async () => {
    await sayLeftOpen(record, LEFT);
    assert.deepEqual(seen.messages, [
      '3 open actions were not carried forward, as they are not written line by line. They stay open where they were agreed: 2026-01-20-supervision (lines 12, 13), 2026-02-20-supervision (line 31).',
    ]);
    assert.deepEqual(seen.commands, []);
    const [, , last] = LEFT;
    if (last !== undefined) await sayLeftOpen(record, [last, last]);
    assert.match(seen.messages[1] ?? '', /^2 open .* agreed: 2026-02-20-supervision \(line 31\)\.$/u);
    await sayLeftOpen(record, LEFT.slice(2));
    assert.match(
      seen.messages[2] ?? '',
      /^1 open action was not .* It stays open where it was agreed: 2026-02-20-supervision \(line 31\)\.$/u,
    );
  });

  it('are shown where somebody asks for that', async () => {
    pressed.push('Show them');
    await sayLeftOpen(record, LEFT);
    const [[command, uri, position, places] = []] = seen.commands;
    assert.deepEqual([command, uri, position], ['editor.action.showReferences', record, new Position(11, 4)]);
    assert.ok(Array.isArray(places) && places.length === 3);
    pressed.push('Show it');
    await sayLeftOpen(record, LEFT.slice(2));
    assert.deepEqual(seen.shown, [[record.toString(), 30]]);
  });

  it('are none where all was carried', async () => {
    await sayLeftOpen(record, []);
    assert.deepEqual(seen.messages, []);
  });
});
