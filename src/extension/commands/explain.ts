/** What the lenses of a record call: shows why something is due, or which decision is asked for. */
import * as vscode from 'vscode';
import type { CaseRecordClient } from '../client.ts';
import { explanationPage, makeAnew } from '../explanation-pages.ts';

/** Gives the address of the page; undefined where it was told nothing that can be explained. */
export async function explain(_client: CaseRecordClient, target: unknown): Promise<vscode.Uri | undefined> {
  const page = explanationPage(target);
  if (page === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Click on a line above an entry that says what is due, and this explains it.'),
    );
    return undefined;
  }
  makeAnew(page);
  // VS Code's own preview makes it readable; where that was switched off, the page is read as text.
  if (vscode.extensions.getExtension('vscode.markdown-language-features') === undefined)
    await vscode.window.showTextDocument(page, { preview: true });
  else await vscode.commands.executeCommand('markdown.showPreview', page);
  return page;
}
