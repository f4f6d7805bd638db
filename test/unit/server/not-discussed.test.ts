/** In the editor too: a child of whom supervision has not spoken in time, as the supervision record changes. */
import assert from 'node:assert/strict';
import { childRecord, FOLDER, openInEditor, RECORD } from './editor.ts';

const SUP = `${FOLDER}/sup.case.md`;
const supervision = (worker: string, cases: string) =>
  `---\nrecord: supervision\nid: SUP-1\nworker: ${worker}\nsupervisor: m.patel\nstarted: 2025-06-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n\`\`\`yaml\ncases: [${cases}]\n\`\`\`\n`;
const CHILD = childRecord(
  '## 2025-12-01 Referral',
  '',
  '```yaml',
  'from: 2A',
  '```',
  '',
  '## 2025-12-08 Allocation',
  '',
  '```yaml',
  'worker: j.okafor',
  '```',
  '',
);

describe('a child whom supervision has not spoken of, in the editor', () => {
  type Editor = ReturnType<typeof openInEditor>;
  const editorWith = (sup: string) => {
    const editor = openInEditor(CHILD, { [SUP]: sup });
    const affected: string[] = [];
    editor.service.onAffected((uris) => affected.push(...uris));
    return { editor, affected };
  };
  const lines = async ({ service }: Editor) =>
    (await service.diagnostics(RECORD))?.diagnostics
      .filter(({ code }) => code === 'supervision/child-not-discussed')
      .map(({ range }) => range.start.line);
  /** What a check of the whole folder finds in the record: what was kept, where it still holds. */
  const checked = async ({ service }: Editor) => {
    let found = 0;
    const watch = { isCancelled: () => false, progress: () => undefined };
    await service.checks.lint([FOLDER], watch, ({ uri, diagnostics }) => {
      if (uri === RECORD) found = diagnostics.filter(({ code }) => code === 'supervision/child-not-discussed').length;
    });
    return found;
  };

  it('is told at the allocation until a session names the child', async () => {
    const { editor, affected } = editorWith(supervision('j.okafor', 'CH-7'));
    assert.deepEqual(await lines(editor), [13]);
    editor.service.open(SUP, 1, supervision('j.okafor', 'CH-7, CH-1042'));
    await editor.service.diagnostics(SUP);
    assert.deepEqual(affected, [RECORD]);
    assert.deepEqual(await lines(editor), []);
    editor.service.change(SUP, 2, [{ text: supervision('j.okafor', '') }]);
    await editor.service.diagnostics(SUP);
    assert.deepEqual(await lines(editor), [13]);
  });

  it('comes and goes with the supervision record of the worker', async () => {
    const { editor, affected } = editorWith(supervision('b.hale', ''));
    assert.deepEqual(await lines(editor), []);
    editor.files.set(SUP, supervision('j.okafor', ''));
    await editor.service.checks.recordChanged(SUP, false);
    assert.deepEqual(affected, [RECORD]);
    assert.deepEqual(await lines(editor), [13]);
    editor.files.delete(SUP);
    await editor.service.checks.recordChanged(SUP, true);
    assert.deepEqual(await lines(editor), []);
  });

  it('is not kept beyond a change of the supervision record', async () => {
    const { editor } = editorWith(supervision('j.okafor', ''));
    editor.service.close(RECORD);
    assert.equal(await checked(editor), 1);
    editor.files.set(SUP, supervision('j.okafor', 'CH-1042'));
    await editor.service.checks.recordChanged(SUP, false);
    assert.equal(await checked(editor), 0);
    editor.files.set(SUP, supervision('a.nother', ''));
    await editor.service.checks.recordChanged(SUP, false);
    assert.equal(await checked(editor), 0);
    editor.files.set(SUP, supervision('j.okafor', ''));
    await editor.service.checks.recordChanged(SUP, false);
    assert.equal(await checked(editor), 1);
  });
});
