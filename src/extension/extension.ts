/**
 * The extension: starts the language server and offers its commands. It is woken by a record, or by one of its commands. The same for the desktop and for a
 * browser, whose entries (`node-main.ts`, `browser-main.ts`) hand in the way to the server.
 */
import * as vscode from 'vscode';
import type { CaseRecordClient, WayToServer } from './client.ts';
import { COMMANDS } from './commands/list.ts';
import { type MyDay, showMyDay } from './my-day/my-day.ts';
import { VIEWS } from './views/list.ts';

/** What the extension gives to others that ask VS Code for it. */
export interface CaseRecordApi {
  readonly myDay: MyDay;
  /** What the status bar says of the record in the active editor; undefined where it says nothing. */
  readonly recordStatus: string | undefined;
}

let client: CaseRecordClient | undefined;

/**
 * Returns at once: the client's code is loaded and the server started after the window had its turn, and commands wait for
 * both themselves.
 */
export function wake(context: vscode.ExtensionContext, loadWay: () => Promise<WayToServer>): CaseRecordApi {
  const starting = nextTurn().then(async () => {
    const [{ startClient }, way] = await Promise.all([import('./client.ts'), loadWay()]);
    client = await startClient(context, way);
    return client;
  });
  starting.catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Case Record could not start: {0} Reload the window to try again.', why),
    );
  });
  for (const [command, load] of Object.entries(COMMANDS)) {
    const run = async (...told: readonly unknown[]): Promise<unknown> => (await load())(await starting, ...told);
    context.subscriptions.push(vscode.commands.registerCommand(command, run));
  }
  for (const [viewType, load] of Object.entries(VIEWS)) {
    const deserializeWebviewPanel = async (panel: vscode.WebviewPanel, state: unknown): Promise<void> => {
      let isClosed = false;
      panel.onDidDispose(() => {
        isClosed = true;
      });
      const [{ restoreRecordView }, view, started] = await Promise.all([import('./panel.ts'), load(), starting]);
      if (!isClosed) await restoreRecordView(view, started, panel, state);
    };
    context.subscriptions.push(vscode.window.registerWebviewPanelSerializer(viewType, { deserializeWebviewPanel }));
  }
  return {
    myDay: showMyDay(context, starting),
    get recordStatus() {
      return client?.statusBar?.text;
    },
  };
}

/** The next turn of the event loop, after what is waiting now. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Stops the server with the window. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
