/** Checks whole folders without being asked, where the setting `caseRecord.lintWorkspace` says when. */
import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../server/protocol.ts';
import type { CaseRecordClient } from './client.ts';
import { checkFolders } from './commands/lint-workspace.ts';

/**
 * Once a folder has been checked the server keeps what is shown up to date by itself: after each save it judges again what was saved and what depends on
 * it. So all there is to decide is when the first check is made.
 */
export function lintByItself(client: CaseRecordClient): vscode.Disposable {
  let isChecked = false;
  const check = async (): Promise<void> => {
    if (isChecked || (vscode.workspace.workspaceFolders ?? []).length === 0) return;
    isChecked = true;
    try {
      // One that somebody stopped is not begun again by itself.
      await checkFolders(client);
    } catch (error) {
      isChecked = false;
      throw error;
    }
  };
  const opened = async (): Promise<void> => {
    if (when() === 'onOpen') await check();
  };
  void opened();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration('caseRecord.lintWorkspace')) await opened();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(async ({ added }) => {
      if (added.length > 0) isChecked = false;
      await opened();
    }),
    vscode.workspace.onDidSaveTextDocument(async ({ languageId, uri }) => {
      const isOurs = languageId === LANGUAGE_ID && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
      if (isOurs && when() === 'onSave') await check();
    }),
  );
}

/** Whatever else the setting holds counts as `off`. */
function when(): unknown {
  return vscode.workspace.getConfiguration('caseRecord').get('lintWorkspace');
}
