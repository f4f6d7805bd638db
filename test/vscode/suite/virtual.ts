/** A workspace that is on no disk: served by another extension, from memory. At the same paths of the disk stands something else, which nothing here may know of. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CaseRecordApi } from '../../../src/extension/extension.ts';
import { remove, write } from './as-it-was.ts';
import { EXTENSION, fileIn, findingsOf, openRecord, placeOf, replace, ruleOf } from './window.ts';

/** What stands on the disk, and nowhere else. */
const ON_DISK = /zephyrine/iu;

const text = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('a virtual workspace', () => {
  const amara = () => fileIn('amara.case.md');

  it('is on no disk', () => {
    assert.equal(amara().scheme, 'case-memory');
  });

  it('makes a new record where its records are, without being told where', async () => {
    await vscode.commands.executeCommand('caseRecord.newRecord', {
      id: 'CH-7901',
      name: 'Nia Example',
      born: '2015-03-02',
    });
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
    assert.equal(document.uri.toString(), fileIn('CH-7901.case.md').toString());
    assert.match(await text(document.uri), /^---\nrecord: child\nid: CH-7901\n/u);
  });

  it('judges by another date as soon as the settings say another, saved or not', async () => {
    const record = await openRecord(amara());
    const isLate = (findings: readonly vscode.Diagnostic[]): boolean =>
      findings.some(
        (each) => ruleOf(each).startsWith('timescale/visit-') && each.severity === vscode.DiagnosticSeverity.Error,
      );
    await findingsOf(record.uri, isLate);
    const config = fileIn('.case-record/config.yaml');
    const before = await text(config);
    await write(config, before.replace('2026-03-20', '2026-01-10'));
    await findingsOf(record.uri, (all) => all.length > 0 && !isLate(all));
    await write(config, before);
    await findingsOf(record.uri, isLate);
    const document = await vscode.workspace.openTextDocument(config);
    await vscode.window.showTextDocument(document);
    await replace(document, '2026-03-20', '2026-01-10');
    await findingsOf(record.uri, (all) => all.length > 0 && !isLate(all));
  });

  it('hears of a record that another program makes, and of its end', async () => {
    await vscode.commands.executeCommand('caseRecord.lintWorkspace');
    const other = fileIn('kit.case.md');
    await write(
      other,
      '---\nrecord: child\nid: CH-9\nname: Kit Example\nborn: 2015-03-02\n---\n\n## 2026-02-31 Visit\n',
    );
    await findingsOf(other, (all) => all.length > 0);
    await remove(other);
    await findingsOf(other, (all) => all.length === 0);
  });

  it('knows nothing of what stands on the disk at the same path', async () => {
    await vscode.commands.executeCommand('caseRecord.lintWorkspace');
    const record = await openRecord(amara());
    const { myDay } = (await vscode.extensions.getExtension<CaseRecordApi>(EXTENSION)?.activate()) ?? assert.fail();
    await vscode.commands.executeCommand('caseRecord.due.focus');
    await myDay.model.refresh({ afresh: true });
    const ask = (feature: string, ...told: readonly unknown[]): Thenable<unknown> =>
      vscode.commands.executeCommand(`vscode.execute${feature}`, ...told);
    const said = [
      vscode.languages.getDiagnostics(),
      [...myDay.model.cases],
      myDay.model.people,
      await ask('CompletionItemProvider', record.uri, placeOf(record, 'by: j.okafor', 4)),
      await ask('HoverProvider', record.uri, placeOf(record, 'Visit: first days', 2)),
      await ask('CodeLensProvider', record.uri, 50),
      await ask('InlayHintProvider', record.uri, new vscode.Range(0, 0, record.lineCount, 0)),
    ];
    for (const each of said) assert.doesNotMatch(JSON.stringify(each), ON_DISK);
    for (const { uri } of myDay.model.cases) assert.match(uri, /^case-memory:|^untitled:/u);
  });
});
