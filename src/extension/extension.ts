/** The extension: starts the language server and offers its commands. It is woken by a record, or by one of its commands. */
import * as vscode from 'vscode';
import type { CaseRecordClient } from './client.ts';

let client: CaseRecordClient | undefined;

/**
 * Returns at once: the client's code is loaded and the server started after the window had its turn, and commands wait for
 * both themselves.
 */
export function activate(context: vscode.ExtensionContext): void {
  const starting = nextTurn().then(async () => {
    const { startClient } = await import('./client.ts');
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
    vscode.commands.registerCommand('caseRecord.showReport', async () => {
      const { showReport } = await import('./commands/show-report.ts');
      return showReport(await ready());
    }),
    // Called by the links of the report alone, so it is in no menu.
    vscode.commands.registerCommand('caseRecord.openPlace', async (record?: unknown, line?: unknown) => {
      const { openPlace } = await import('./commands/open-place.ts');
      return openPlace(record, line);
    }),
  );
}

/** The next turn of the event loop, after what is waiting now. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Stops the server with the window. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
