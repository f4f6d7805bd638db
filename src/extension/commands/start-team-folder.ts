/** `Case Record: Start a team folder`: the files with which a team starts. What is there already is never touched. */
import * as vscode from 'vscode';
import { type StartingFile, SWITCH_ON_HOOK, startingFolder } from '../../workspace/starting-folder.ts';
import type { CaseRecordClient } from '../client.ts';
import { isTaken } from './new-document.ts';

/** `told` may be a folder of the window, or `{folder}` with its address: then nothing is asked. */
export async function startTeamFolder(_client: CaseRecordClient, told: unknown): Promise<void> {
  const folder = await folderOf(told);
  if (folder === undefined) return;
  const files = startingFolder();
  const blocked = await blockedWay(folder, files);
  if (blocked !== undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('{0} is there and is no ordinary folder. Nothing was written.', blocked),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const left: string[] = [];
  const made: string[] = [];
  for (const { path, text } of files) {
    const uri = vscode.Uri.joinPath(folder, path);
    if (await isTaken(uri)) {
      left.push(path);
      continue;
    }
    made.push(path);
    edit.createFile(uri, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  }
  if (made.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('All of it is there already; nothing was changed.'));
    return;
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'The files could not be made: the folder cannot be written in. Nothing that was there was changed.',
      ),
    );
    return;
  }
  await showPage(folder, made);
  const said =
    left.length === 0
      ? vscode.l10n.t(
          '{0} files made. The check before each commit is switched on with: {1}',
          made.length,
          SWITCH_ON_HOOK,
        )
      : vscode.l10n.t('{0} files made; left as they were: {1}', made.length, left.join(', '));
  void vscode.window.showInformationMessage(said);
}

/** The page on how the team works, and the settings to put people into. */
async function showPage(folder: vscode.Uri, made: readonly string[]): Promise<void> {
  const page = ['HOW-WE-RECORD.md', '.case-record/config.yaml'].find((path) => made.includes(path));
  if (page !== undefined) await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, page), { preview: false });
}

async function folderOf(told: unknown): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const named = told instanceof vscode.Uri ? told.toString() : addressIn(told);
  if (named !== undefined) return folders.find(({ uri }) => uri.toString() === named)?.uri;
  if (folders.length < 2) return folders[0]?.uri;
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('In which folder?') });
  return picked?.uri;
}

function addressIn(told: unknown): string | undefined {
  const isNamed = typeof told === 'object' && told !== null && 'folder' in told && typeof told.folder === 'string';
  return isNamed ? String(told.folder) : undefined;
}

/** A folder on the way that is a link could lead what is written out of the team's folder. */
async function blockedWay(folder: vscode.Uri, files: readonly StartingFile[]): Promise<string | undefined> {
  const ways = new Set(
    files.flatMap(({ path }) => {
      const parts = path.split('/').slice(0, -1);
      return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
    }),
  );
  for (const way of ways) {
    const type = await typeOf(vscode.Uri.joinPath(folder, way));
    if (type !== undefined && type !== vscode.FileType.Directory) return way;
  }
  return undefined;
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    // What can't be looked at can't be written over either: making the file then fails and says so.
    return undefined;
  }
}
