/** What the links of pages call: goes to a line of a record of this window, and to nothing else. */
import * as vscode from 'vscode';

/** `record` is an address, `line` counts from 1. Whatever else it is told it refuses, and gives false. */
export async function openPlace(record: unknown, line: unknown): Promise<boolean> {
  const uri = recordOf(record);
  if (uri === undefined || typeof line !== 'number' || !Number.isSafeInteger(line) || line < 1) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('This link leads to no record in the folders of this window. Make the page again.'),
    );
    return false;
  }
  const position = new vscode.Position(line - 1, 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(position, position) });
  return true;
}

/** A record in one of the folders; steps upwards in its path are taken before it is looked at. Undefined for whatever else a link may say. */
export function recordOf(record: unknown): vscode.Uri | undefined {
  if (typeof record !== 'string') return undefined;
  try {
    const { scheme, authority, path } = vscode.Uri.parse(record, true);
    const uri = vscode.Uri.joinPath(vscode.Uri.from({ scheme, authority, path }), '.');
    const isOurs = uri.path.endsWith('.case.md') && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    return isOurs ? uri : undefined;
  } catch {
    // It is no address at all.
    return undefined;
  }
}
