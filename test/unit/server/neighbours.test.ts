/** In the editor too: two files with one id, and a sibling that is nowhere, as the files round about change. */
import assert from 'node:assert/strict';
import { childRecord, FOLDER, openInEditor, RECORD } from './editor.ts';

const B = `${FOLDER}/b.case.md`;
const other = (id: string) => `---\nrecord: child\nid: ${id}\nname: Ben\nborn: 2017-01-01\n---\n`;
const naming = childRecord(
  '## 2026-03-04 Case note',
  '',
  '```yaml',
  'by: m.patel',
  'also: [CH-77]',
  '```',
  '',
  'Text.',
);

describe('a record among others in the editor', () => {
  async function codes({ service }: ReturnType<typeof openInEditor>, uri = RECORD): Promise<readonly string[]> {
    const found = (await service.diagnostics(uri))?.diagnostics;
    return (found ?? []).map(({ code }) => String(code)).filter((code) => /duplicate-record|unknown-sib/.test(code));
  }

  it('names a sibling that is not there until it is', async () => {
    const editor = openInEditor(naming, { [B]: other('CH-7') });
    const affected: string[] = [];
    editor.service.onAffected((uris) => affected.push(...uris));
    assert.deepEqual(await codes(editor), ['record/unknown-sibling']);
    editor.service.open(B, 1, other('CH-77'));
    await editor.service.diagnostics(B);
    assert.deepEqual(affected, [RECORD]);
    assert.deepEqual(await codes(editor), []);
  });

  it('shares its id with another until one gets its own', async () => {
    const editor = openInEditor(childRecord(), { [B]: other('CH-1042') });
    assert.deepEqual(await codes(editor), ['record/duplicate-record']);
    editor.service.open(B, 1, other('CH-1042'));
    assert.ok(
      (await editor.service.diagnostics(B))?.diagnostics.some(({ code }) => code === 'record/duplicate-record'),
    );
    editor.service.change(B, 2, [{ text: other('CH-8') }]);
    await editor.service.diagnostics(B);
    assert.deepEqual(await codes(editor), []);
  });
});
