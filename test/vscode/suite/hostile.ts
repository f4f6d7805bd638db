/** A folder that somebody made to do harm, in Restricted Mode: what is wrong is told, nothing outside is touched, and the window answers. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, openRecord, ruleOf } from './window.ts';

const SECRET = /zephyrine/iu;
const outside = () => vscode.Uri.joinPath(fileIn('a.case.md', 'hostile'), '../../outside');

describe('a hostile workspace', () => {
  it('is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('has its records judged, and what is wrong in its settings told', async () => {
    const document = await openRecord(fileIn('a.case.md', 'hostile'));
    const rules = vscode.languages.getDiagnostics(document.uri).map(ruleOf);
    assert.ok(
      rules.some((rule) => rule.startsWith('timescale/')),
      rules.join(', '),
    );
    await vscode.commands.executeCommand('caseRecord.lintWorkspace');
    const told = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.includes('/.case-record/'));
    const names = told.filter(([, found]) => found.length > 0).map(([uri]) => uri.path.split('/').at(-1));
    for (const name of ['config.yaml', 'policy.yaml', 'slow.schema.json', 'link.schema.json'])
      assert.ok(names.includes(name), `${name}: ${names.join(', ')}`);
  });

  it('answers while somebody types', async () => {
    const document = await openRecord(fileIn('a.case.md', 'hostile'));
    const before = vscode.languages.getDiagnostics(document.uri).length;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n## 2026-03-05 Vist\n');
    const judged = new Promise<void>((resolve) => {
      const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (!uris.some((uri) => uri.toString() === document.uri.toString())) return;
        if (vscode.languages.getDiagnostics(document.uri).length <= before) return;
        listening.dispose();
        resolve();
      });
    });
    await vscode.workspace.applyEdit(edit);
    await judged;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(12, 4),
    );
    for (const content of hovers.flatMap(({ contents }) => contents)) {
      assert.ok(content instanceof vscode.MarkdownString);
      assert.ok(content.isTrusted !== true && content.supportHtml !== true, content.value);
      assert.doesNotMatch(content.value, SECRET);
    }
  });

  it('reads and writes nothing outside', async () => {
    for (const [uri, found] of vscode.languages.getDiagnostics()) {
      assert.doesNotMatch(uri.path, /\/outside\//u);
      for (const { message } of found) assert.doesNotMatch(message, SECRET);
    }
    const there = await vscode.workspace.fs.readDirectory(outside());
    assert.deepEqual(there.map(([name]) => name).sort(), [
      'config.yaml',
      'hidden.schema.json',
      'policy.yaml',
      'secret.case.md',
    ]);
    const { mtime } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(outside(), 'config.yaml'));
    assert.equal(mtime, Date.UTC(2026, 0, 1));
  });
});
