/** The extension: starts the language server and offers its commands. It is woken by a record, or by one of its commands. */
import * as vscode from 'vscode';
import type { CaseRecordClient } from './client.ts';

let client: CaseRecordClient | undefined;

/**
 * Returns without waiting for the server: the window is not kept waiting, and commands wait for themselves. The client's own
 * code is loaded after that too.
 */
export function activate(context: vscode.ExtensionContext): void {
  const starting = import('./client.ts').then(async ({ startClient }) => {
    client = await startClient(context);
    return client;
  });
  starting.catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`Case Record could not start: ${why} Reload the window to try again.`);
  });
  const ready = (): Promise<CaseRecordClient> => starting;
  context.subscriptions.push(
    vscode.commands.registerCommand('caseRecord.newEntry', async (choice?: unknown) => {
      const { newEntry } = await import('./commands/new-entry.ts');
      return newEntry(await ready(), choice);
    }),
    vscode.commands.registerCommand('caseRecord.showDue', async () => {
      const { showDue } = await import('./commands/show-due.ts');
      return showDue(await ready());
    }),
    vscode.commands.registerCommand('caseRecord.lintWorkspace', async () => {
      const { lintWorkspace } = await import('./commands/lint-workspace.ts');
      return lintWorkspace(await ready());
    }),
  );
}

/** Stops the server with the window. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
