/** Makes the document of a new record: a file that wasn't there before, or one that is no file yet. Nothing that exists is ever written over. */
import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../../server/protocol.ts';

/** What ends the name of a record's file. */
export const RECORD_ENDING = '.case.md';

/** Whether there is such a file or folder. What can't be looked at counts as there. */
export async function isTaken(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !(error instanceof vscode.FileSystemError && error.code === 'FileNotFound');
  }
}

/**
 * Opens a new record with this text, a snippet, and its first tab stop. With `file` it is made there, and saved at once, so that it is never an empty file;
 * without, it is a document that is saved when its writer says where.
 */
export async function openNewRecord(
  snippet: string,
  file: vscode.Uri | undefined,
): Promise<vscode.TextEditor | undefined> {
  const document =
    file === undefined
      ? await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: '' })
      : await newFile(file);
  if (document === undefined) return undefined;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  if (document.getText() !== '') return undefined;
  const start = new vscode.Position(0, 0);
  const written = await editor.insertSnippet(new vscode.SnippetString(snippet), start, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
  if (!written) return undefined;
  if (file !== undefined) await document.save();
  return editor;
}

/** The document of a file that is made now; undefined, and said, where it can't be or where one is there. */
async function newFile(file: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { overwrite: false, ignoreIfExists: false });
  const open = vscode.workspace.textDocuments.some((document) => document.uri.toString() === file.toString());
  const made = !open && !(await isTaken(file)) && (await vscode.workspace.applyEdit(edit));
  if (made) return vscode.workspace.openTextDocument(file);
  const go = vscode.l10n.t('Open it');
  const message = vscode.l10n.t(
    '{0} could not be made: there is such a file already, or the folder cannot be written in. Nothing was changed.',
    vscode.workspace.asRelativePath(file),
  );
  void vscode.window.showWarningMessage(message, ...((await isTaken(file)) ? [go] : [])).then((answer) => {
    if (answer === go) return vscode.window.showTextDocument(file);
    return undefined;
  });
  return undefined;
}
