/** Writes an entry into an editor: by the editor's own edit, in one step of undo, and never into a text that has changed since it was asked for. */
import * as vscode from 'vscode';
import type { NewEntryResult } from '../../server/protocol.ts';

/** A line that goes in before the entry: what the entry carries forward is closed where it stood. */
export interface LineBefore {
  readonly position: { readonly line: number; readonly character: number };
  readonly text: string;
}

/** What it needs of an editor. */
type Writable = Pick<vscode.TextEditor, 'edit' | 'insertSnippet' | 'selection' | 'revealRange'> & {
  readonly document: Pick<vscode.TextDocument, 'isClosed' | 'version'> & { readonly uri: Pick<vscode.Uri, 'scheme'> };
};

/**
 * Writes the entry and says whether it did. `version` is that of the document when the entry was asked for; `before` are lines in the order of the text, of
 * the text as it was then, and the entry's place is that after them.
 */
export async function insertEntry(
  editor: Writable,
  version: number,
  entry: NewEntryResult,
  before: readonly LineBefore[] = [],
): Promise<boolean> {
  const { document } = editor;
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
    sayReadOnly();
    return false;
  }
  if (document.isClosed || document.version !== version) {
    sayChanged();
    return false;
  }
  if (before.length > 0) {
    const written = await editor.edit(
      (edit) => {
        for (const { position, text } of before)
          edit.insert(new vscode.Position(position.line, position.character), text);
      },
      { undoStopBefore: true, undoStopAfter: false },
    );
    if (!written) {
      sayReadOnly();
      return false;
    }
    // The entry's place is that of this text and of no other.
    if (document.version !== version + 1) {
      sayHalfWritten();
      return false;
    }
  }
  const position = new vscode.Position(entry.position.line, entry.position.character);
  const written = await editor.insertSnippet(new vscode.SnippetString(entry.snippet), position, {
    undoStopBefore: before.length === 0,
    undoStopAfter: true,
    keepWhitespace: true,
  });
  if (!written) {
    if (before.length > 0) sayHalfWritten();
    else sayReadOnly();
    return false;
  }
  editor.revealRange(
    new vscode.Range(position, editor.selection.active),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
  return true;
}

/** Nothing was written, since the place could be a wrong one by now. */
export function sayChanged(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The record changed meanwhile, so nothing was written. Try again.'),
  );
}

function sayReadOnly(): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t('This record cannot be changed here, so nothing was written. Open a copy that you may write in.'),
  );
}

/** The lines before the entry went in, and the entry did not. */
function sayHalfWritten(): void {
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'What is carried forward was closed where it stood, but the new entry could not be written. Undo opens it again; then try once more.',
    ),
  );
}
