import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hoverOf } from '../../../src/server/features/hover.ts';
import { symbolsOf } from '../../../src/server/features/symbols.ts';
import { dateInEngland } from '../../../src/server/today.ts';
import { childRecord, openInEditor } from './editor.ts';

const TEXT = childRecord('## 2026-03-04 Visit', '', '```yaml', 'by: x', 'seen: yes', '```', '', 'Words.', '');

describe('the service', () => {
  it('gives no answer about offsets of a text that has changed meanwhile', async () => {
    const { service, uri } = openInEditor(TEXT);
    const asked = service.ask(uri, (record) => hoverOf(record, { line: 7, character: 15 }), null);
    const findings = service.diagnostics(uri);
    const start = { line: 0, character: 0 };
    service.change(uri, 2, [{ range: { start, end: start }, text: 'x\n' }]);
    assert.equal(await asked, null);
    assert.equal(await findings, undefined);
    assert.equal((await service.diagnostics(uri))?.version, 2);
  });

  it('answers nothing about a record that is not open', async () => {
    const { service, uri } = openInEditor(TEXT);
    service.close(uri);
    assert.equal(await service.diagnostics(uri), undefined);
    assert.deepEqual(await service.ask(uri, symbolsOf, []), []);
  });

  it('finds after any edits what it finds in the whole text', async () => {
    const pieces = ['\n', '## 2026-03-05 Visit\n', '```yaml\n', '```\n', 'seen: no\n', '---\n', '👪', '\r\n', 'x', ''];
    const edit = fc.record({ at: fc.nat(400), length: fc.nat(40), text: fc.constantFrom(...pieces) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const { service, uri } = openInEditor(TEXT);
        await service.diagnostics(uri);
        let text = TEXT;
        let version = 1;
        for (const { at, length, text: inserted } of edits) {
          const start = Math.min(at, text.length);
          const end = Math.min(start + length, text.length);
          const position = (offset: number) => positionIn(text, offset);
          version += 1;
          const range = { start: position(start), end: position(end) };
          service.change(uri, version, [{ range, text: inserted }]);
          text = text.slice(0, offsetIn(text, range.start)) + inserted + text.slice(offsetIn(text, range.end));
          if (version % 2 === 0) await service.diagnostics(uri);
        }
        const whole = openInEditor(text);
        assert.deepEqual(
          (await service.diagnostics(uri))?.diagnostics,
          (await whole.service.diagnostics(whole.uri))?.diagnostics,
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** As an editor counts: lines end in LF, CRLF or CR, and no place is between the two of a CRLF. */
function positionIn(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const between = text[offset - 1] === '\r' && text[offset] === '\n';
  if (between) return positionIn(text, offset - 1);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function offsetIn(text: string, { line, character }: { line: number; character: number }): number {
  const breaks = [...text.matchAll(/\r\n|\n|\r/g)];
  const before = line === 0 ? undefined : breaks[line - 1];
  return (before === undefined ? 0 : before.index + before[0].length) + character;
}

describe('the date in England', () => {
  it('is that of London, in summer time too', () => {
    assert.equal(dateInEngland(new Date('2026-07-01T23:30:00Z')), '2026-07-02');
    assert.equal(dateInEngland(new Date('2026-01-01T23:30:00Z')), '2026-01-01');
  });
});
