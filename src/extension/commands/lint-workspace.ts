/** `Case Record: Lint workspace`: judges every record of the window's folders and shows the findings in the Problems panel. */
import * as vscode from 'vscode';
import { LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';

/** Gives the counts, for a caller; undefined where it was stopped or there is no folder. */
export async function lintWorkspace(client: CaseRecordClient): Promise<LintWorkspaceResult | undefined> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    void vscode.window.showInformationMessage(
      'Open a folder of records first. A record open on its own is checked as you type.',
    );
    return undefined;
  }
  const result = await checkFolders(client);
  if (result !== undefined) await vscode.commands.executeCommand('workbench.actions.view.problems');
  return result;
}

/** The check itself, which leaves the window as it is; undefined where it was stopped. */
export async function checkFolders(client: CaseRecordClient): Promise<LintWorkspaceResult | undefined> {
  const result = await client.askAtLength<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, 'Checking records');
  if (result !== undefined) vscode.window.setStatusBarMessage(summary(result), 10_000);
  return result;
}

function summary({ records, errors, warnings, information }: LintWorkspaceResult): string {
  const parts = [counted(errors, 'error'), counted(warnings, 'warning'), `${information} for information`];
  return `${counted(records, 'record')} checked: ${parts.join(', ')}`;
}

function counted(n: number, noun: string): string {
  return `${n} ${n === 1 ? noun : `${noun}s`}`;
}
