/** Checks whole folders without being asked, where the setting `caseRecord.lintWorkspace` says when. */
import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../server/protocol.ts';
import type { CaseRecordClient } from './client.ts';
import { checkFolders } from './commands/lint-workspace.ts';

export interface LintByItself {
  /** Settles when the check on opening has ended: whether there was one and nobody stopped it. */
  readonly first: Promise<boolean>;
  readonly listening: vscode.Disposable;
}

/**
 * Once a folder has been checked the server keeps what is shown up to date by itself: after each save it judges again what was saved and what depends on
 * it. So all there is to decide is when the first check is made.
 */
export function lintByItself(client: Pick<CaseRecordClient, 'askAtLength' | 'onRestart'>): LintByItself {
  let isChecked = false;
  let isSaid = false;
  const check = async (): Promise<boolean> => {
    if (isChecked || (vscode.workspace.workspaceFolders ?? []).length === 0) return false;
    isChecked = true;
    try {
      // One that somebody stopped is not begun again by itself.
      return (await checkFolders(client)) !== undefined;
    } catch (error) {
      // It is tried again at the next save, and what was said then need not be said each time.
      isChecked = false;
      if (!isSaid) sayFailed(error);
      isSaid = true;
      return false;
    }
  };
  const opened = async (): Promise<boolean> => when() === 'onOpen' && (await check());
  const first = opened();
  const listening = vscode.Disposable.from(
    client.onRestart(async () => {
      // All that was shown went with the server.
      isChecked = false;
      await opened();
    }),
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
  return { first, listening };
}

function sayFailed(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The records of this window could not be checked ({0}). Open records are checked as you type.', why),
  );
}

/** Whatever else the setting holds counts as `off`. */
function when(): unknown {
  return vscode.workspace.getConfiguration('caseRecord').get('lintWorkspace');
}
