/** `Case Record: Lint workspace`: judges every record of the window's folders and shows the findings in the Problems panel. */
import * as vscode from 'vscode';
import { LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';

/** Gives the counts, for a caller; undefined where it was stopped or there is no folder. */
export async function lintWorkspace(client: CaseRecordClient): Promise<LintWorkspaceResult | undefined> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder of records first. A record open on its own is checked as you type.'),
    );
    return undefined;
  }
  const result = await checkFolders(client);
  if (result !== undefined) await vscode.commands.executeCommand('workbench.actions.view.problems');
  return result;
}

/** The check that goes on, and the folders that it is about. */
let running: { readonly folders: string; readonly result: Promise<LintWorkspaceResult | undefined> } | undefined;

/** The check itself, which leaves the window as it is; undefined where it was stopped. Whoever asks while one goes on waits for that one. */
export function checkFolders(client: Pick<CaseRecordClient, 'askAtLength'>): Promise<LintWorkspaceResult | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()).join('\n');
  if (running?.folders === folders) return running.result;
  const result = check(client).finally(() => {
    if (running?.result === result) running = undefined;
  });
  running = { folders, result };
  return result;
}

async function check(client: Pick<CaseRecordClient, 'askAtLength'>): Promise<LintWorkspaceResult | undefined> {
  const result = await client.askAtLength<LintWorkspaceResult>(
    LINT_WORKSPACE_REQUEST,
    vscode.l10n.t('Checking records'),
  );
  const said =
    result === undefined
      ? vscode.l10n.t('The check was stopped. What it had found stays in Problems; the next one goes on from there.')
      : summary(result);
  vscode.window.setStatusBarMessage(said, 10_000);
  return result;
}

function summary({ records, errors, warnings, information }: LintWorkspaceResult): string {
  return vscode.l10n.t(
    '{0} checked: {1}, {2}, {3}',
    records === 1 ? vscode.l10n.t('1 record') : vscode.l10n.t('{0} records', records),
    errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors),
    warnings === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warnings),
    vscode.l10n.t('{0} for information', information),
  );
}
