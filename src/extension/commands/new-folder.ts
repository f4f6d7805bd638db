/** The folder in which a new record goes: asked only where there are several. */
import * as vscode from 'vscode';
import { filesOfWindow } from '../answer-about-files.ts';
import { RECORD_ENDING } from './new-document.ts';

/** Records looked at to find the folders in which a team keeps them. */
const MOST_RECORDS = 1000;

/** Templates have the ending of records, and are none. */
const OF_THE_TEAM = '**/{node_modules,.case-record}/**';

/** Folders of this machine, or of the one that VS Code is connected to. */
const ON_DISK: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

interface FolderItem extends vscode.QuickPickItem {
  readonly folder: vscode.Uri;
}

/**
 * A folder; `none` in a window that has none; undefined where the question was left. `told` is what the command was called with: a folder or file of the
 * explorer. With `team`, only folders within that one of the window are offered.
 */
export async function askForFolder(told: unknown, team?: vscode.Uri): Promise<vscode.Uri | 'none' | undefined> {
  const named = folderTold(told);
  if (named !== undefined) return folderAt(named);
  const folders = (await candidates()).filter((folder) => team === undefined || isIn(folder, team));
  const [only] = folders;
  if (only === undefined) return 'none';
  if (folders.length === 1) return only;
  const items = folders.map((folder): FolderItem => ({ folder, label: nameOf(folder) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New record'),
    placeHolder: vscode.l10n.t('In which folder?'),
  });
  return picked?.folder;
}

/** By its way from the folder of the window; that one itself has none, and VS Code gives its whole address. */
function nameOf(folder: vscode.Uri): string {
  const root = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder.toString());
  return root?.name ?? vscode.workspace.asRelativePath(folder, true);
}

/** What a command was told, a folder or a file of the explorer or `{folder: …}`, where that is in this window. */
export function folderTold(told: unknown): vscode.Uri | undefined {
  const named = told instanceof vscode.Uri ? told : folderIn(told);
  return named !== undefined && vscode.workspace.getWorkspaceFolder(named) !== undefined ? named : undefined;
}

function isIn(folder: vscode.Uri, team: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(folder)?.uri.toString() === team.toString();
}

/** The address in `{folder: …}`. */
function folderIn(told: unknown): vscode.Uri | undefined {
  if (typeof told !== 'object' || told === null || !('folder' in told) || typeof told.folder !== 'string')
    return undefined;
  try {
    return vscode.Uri.joinPath(vscode.Uri.parse(told.folder, true), '.');
  } catch {
    // It is no address at all.
    return undefined;
  }
}

/** That of the record that is open first, then those in which there are records, then those of the window. */
async function candidates(): Promise<vscode.Uri[]> {
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const found = new Map<string, vscode.Uri>();
  const add = (folder: vscode.Uri) => found.set(folder.toString(), folder);
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active?.path.endsWith(RECORD_ENDING) && vscode.workspace.getWorkspaceFolder(active) !== undefined)
    add(vscode.Uri.joinPath(active, '..'));
  if (roots.length === 0) return [];
  const kept = (await recordsIn(roots)).map((record) => vscode.Uri.joinPath(record, '..'));
  for (const folder of kept.sort((a, b) => (a.path < b.path ? -1 : 1))) add(folder);
  for (const root of roots) add(root);
  return [...found.values()];
}

/**
 * A search is the quicker way, but in a virtual workspace there may be nobody who searches, and then VS Code waits for somebody without end: there the folders are
 * looked through one by one.
 */
async function recordsIn(roots: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  if (roots.every(({ scheme }) => ON_DISK.has(scheme)))
    return vscode.workspace.findFiles(`**/*${RECORD_ENDING}`, OF_THE_TEAM, MOST_RECORDS);
  const files = filesOfWindow();
  const found = await Promise.all(roots.map((root) => files.records(root.toString())));
  return found
    .flat()
    .filter((uri) => uri.endsWith(RECORD_ENDING))
    .slice(0, MOST_RECORDS)
    .map((uri) => vscode.Uri.parse(uri));
}

async function folderAt(uri: vscode.Uri): Promise<vscode.Uri> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0 ? uri : vscode.Uri.joinPath(uri, '..');
  } catch {
    // It was deleted since: what stands above it may still be there.
    return vscode.Uri.joinPath(uri, '..');
  }
}
