import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { remove, write } from './as-it-was.ts';
import { EXTENSION, fileIn, isVirtual, openRecord, placeOf } from './window.ts';

/** Asks again until it is as it should be: an editor's own features have no event that says they are ready. */
async function until<T>(ask: () => PromiseLike<T> | T, isRight: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

describe('reading a record in the editor', () => {
  const amara = () => fileIn('amara.case.md');
  const tobi = () => fileIn('tobi.case.md');

  before(async () => {
    const text = [
      '---\nrecord: child\nid: CH-1043\nname: Tobi Bello\nborn: 2019-09-20\n---\n\n## 2026-01-12 Case note\n',
      '```yaml\nby: j.okafor\nnonsense: yes\nanswers: CH-1042/2026-01-09-visit\nalso: [CH-1042]\n```\n',
    ].join('\n');
    await write(tobi(), text);
  });

  after(async () => {
    await remove(tobi());
  });

  it('says above the record what is due, and explains it when asked', async () => {
    const document = await openRecord(amara());
    const lenses = await until(
      () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50),
      (all) => all.length > 0,
    );
    const visit = lenses.find(({ command }) => /^Visit: /.test(command?.title ?? ''));
    assert.ok(visit?.command, lenses.map(({ command }) => command?.title).join('; '));
    assert.match(visit.command.title, /^Visit: \d+ days? late, since \d+ \w+$|^Visit: next due/);
    const page = await vscode.commands.executeCommand<vscode.Uri>(
      visit.command.command,
      ...(visit.command.arguments ?? []),
    );
    const text = (await vscode.workspace.openTextDocument(page)).getText();
    assert.match(text, /^# .*Amara Bello/);
    assert.match(text, /reg 28/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('says beside the text how old the child was and what a code means', async () => {
    const document = await openRecord(amara());
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      all,
    );
    const labels = hints.map(({ label, position }) => `${position.line}: ${String(label)}`);
    const visit = placeOf(document, '## 2026-01-09').line;
    assert.ok(labels.includes(`${visit}: 10 years 10 months`), labels.join('; '));
    assert.ok(
      labels.some((label) => /care order/i.test(label)),
      labels.join('; '),
    );
  });

  it('colours people, codes and dates', async () => {
    const document = await openRecord(amara());
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    const used = new Set<string>();
    for (let at = 3; at < tokens.data.length; at += 5) used.add(legend.tokenTypes[tokens.data[at] ?? 0] ?? '');
    assert.deepEqual([...used].sort(), ['class', 'enumMember', 'function', 'number', 'variable']);
  });

  it('goes from a reference to the entry in another record, and finds both from there', async () => {
    const document = await openRecord(tobi());
    const reference = placeOf(document, '2026-01-09-visit', 3);
    const [found] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      reference,
    );
    assert.equal(found?.uri.toString(), amara().toString());
    const other = await vscode.workspace.openTextDocument(amara());
    assert.equal(found?.range.start.line, placeOf(other, '## 2026-01-09').line);
    const back = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      other.uri,
      found?.range.start,
    );
    assert.ok(back.some(({ uri }) => uri.toString() === tobi().toString()));
  });

  // Where nobody searches a virtual workspace, VS Code's own Markdown is silent for ever, and VS Code waits for everybody who may know a name.
  if (!isVirtual())
    it('finds children and entries by name', async () => {
      const symbols = await until(
        () =>
          vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'tobi'),
        (all) => all.length > 0,
      );
      assert.deepEqual(symbols.map(({ name }) => name).sort(), ['2026-01-12 Case note', 'Tobi Bello (CH-1043)']);
    });

  it('renames an entry across two records, and keeps every other byte', async () => {
    const first = await vscode.workspace.openTextDocument(amara());
    const second = await openRecord(tobi());
    await openRecord(amara());
    const before = [first.getText(), second.getText()];
    const heading = placeOf(first, '## 2026-01-09', 5);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      first.uri,
      heading,
      'first-visit',
    );
    assert.equal(edit.size, 2);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(first.getText(), before[0]?.replace('by: j.okafor\nseen', 'id: first-visit\nby: j.okafor\nseen'));
    assert.equal(second.getText(), before[1]?.replace('CH-1042/2026-01-09-visit', 'CH-1042/first-visit'));
  });

  it('says why a name cannot be', async () => {
    const document = await openRecord(amara());
    const heading = placeOf(document, '## 2026-01-09', 5);
    await assert.rejects(
      Promise.resolve(
        vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, heading, 'no good'),
      ),
      /letters and digits/,
    );
  });

  it('tells in the status bar how the record stands, and nothing for other files', async () => {
    const extension = vscode.extensions.getExtension<{ readonly recordStatus: string | undefined }>(EXTENSION);
    const status = () => extension?.exports.recordStatus;
    await openRecord(amara());
    const shown = await until(status, (text) => text?.startsWith('Amara Bello') === true);
    assert.match(shown ?? '', /^Amara Bello, 11 · (\d+ overdue|next: )/);
    await vscode.window.showTextDocument(fileIn('notes.md'));
    await until(status, (text) => text === undefined);
  });

  it('keeps the entry of the line in sight at the top, and its way in the breadcrumbs', async () => {
    const document = await openRecord(amara());
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const line = placeOf(document, 'Settling in.');
    const entry = symbols.find(({ range }) => range.contains(line));
    assert.equal(entry?.name, '2026-01-09 15:30 Visit');
    assert.equal(entry?.children.find(({ range }) => range.contains(line))?.name, 'Analysis');
    assert.equal(vscode.workspace.getConfiguration('editor', document).get('stickyScroll.enabled'), true);
  });
});
