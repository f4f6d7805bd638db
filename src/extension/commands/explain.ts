/** What the lenses of a record call: shows why something is due, or which decision is asked for. */
import * as vscode from 'vscode';
import type { CaseRecordClient } from '../client.ts';
import { showExplanation, targetOf } from '../explanation-pages.ts';

/** Gives the address of the page; undefined where it was told nothing that can be explained. */
export async function explain(_client: CaseRecordClient, told: unknown): Promise<vscode.Uri | undefined> {
  const target = targetOf(told);
  if (target === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Click on a line above an entry that says what is due, and this explains it.'),
    );
    return undefined;
  }
  return showExplanation(target);
}
