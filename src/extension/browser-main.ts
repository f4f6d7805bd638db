/** Entry of the extension in a browser. */
import type * as vscode from 'vscode';
import { type CaseRecordApi, wake } from './extension.ts';

export { deactivate } from './extension.ts';

export function activate(context: vscode.ExtensionContext): CaseRecordApi {
  return wake(context, async () => (await import('./server-worker.ts')).serverWorker);
}
