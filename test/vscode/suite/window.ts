/** What the suites share: the window they run in, its records, and waiting for what the server says. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const EXTENSION = 'case-record.case-record';

/** Whether the extension host is a web worker of a browser: there is no Node then. */
export const inWebWorker = 'importScripts' in globalThis;

export const folders = (): readonly vscode.WorkspaceFolder[] => vscode.workspace.workspaceFolders ?? [];

/** Whether the folder is on no disk: served by an extension of the suite's own, from memory. */
export const isVirtual = (): boolean => folders().some(({ uri }) => uri.scheme === 'case-memory');

/** A file of the folder with this name, `one-folder` unless said otherwise. */
export function fileIn(name: string, folder = 'one-folder'): vscode.Uri {
  const found = folders().find((candidate) => candidate.uri.path.endsWith(`/${folder}`));
  assert.ok(found, `no folder ${folder} is open`);
  return vscode.Uri.joinPath(found.uri, name);
}

/** Opens a record in an editor and waits until it has been judged. */
export async function openRecord(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await findingsOf(document.uri, (findings) => findings.length > 0);
  return document;
}

/**
 * An untitled record with this text, in an editor. A busy VS Code may hand out the one that was closed just before, with its name and its text: then it is
 * asked again.
 */
export async function newRecord(content: string): Promise<vscode.TextDocument> {
  const make = (): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument({ language: 'case-record', content });
  let document = await make();
  while (document.getText() !== content) document = await make();
  await vscode.window.showTextDocument(document);
  return document;
}

/** Closes whatever is open, and throws away what isn't saved: the next suite begins in a window like the first. */
export async function closeEverything(): Promise<void> {
  const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  for (let dirty = tabs().find(isDirtyText); dirty !== undefined; dirty = tabs().find(isDirtyText)) {
    await vscode.window.showTextDocument(dirty.input.uri, { viewColumn: dirty.group.viewColumn });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.window.tabGroups.close(tabs());
  // The server goes on with what VS Code still holds.
  await new Promise<void>((resolve) => {
    const isClosed = (): boolean => !vscode.workspace.textDocuments.some((each) => each.isUntitled && !each.isClosed);
    if (isClosed()) return resolve();
    const listening = vscode.workspace.onDidCloseTextDocument(() => {
      if (!isClosed()) return;
      listening.dispose();
      resolve();
    });
  });
}

function isDirtyText(tab: vscode.Tab): tab is vscode.Tab & { readonly input: vscode.TabInputText } {
  return tab.isDirty && tab.input instanceof vscode.TabInputText;
}

/** The findings of a file as soon as they are as they should be. */
export function findingsOf(
  uri: vscode.Uri,
  areRight: (findings: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const findings = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'case-record');
      if (!areRight(findings)) return false;
      resolve(findings);
      return true;
    };
    if (look()) return;
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      if (look()) listening.dispose();
    });
  });
}

/** The rule id of a finding. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** The place of a text in the document, `into` characters behind its start. */
export function placeOf(document: vscode.TextDocument, text: string, into = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, `"${text}" is not in the document`);
  return document.positionAt(offset + into);
}

/** Replaces the first `before` by `after`. */
export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const start = placeOf(document, before);
  const end = placeOf(document, before, before.length);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(start, end), after);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
