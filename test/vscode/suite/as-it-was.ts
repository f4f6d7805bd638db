/**
 * Leaves the window and its folders after each test as that test found them, whatever became of it: a test that waits in vain is given up, and what it would have
 * done at its end is then done while the next one runs, or never.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { folders } from './window.ts';

/** All files of the folders, by address. */
type Files = ReadonlyMap<string, Uint8Array>;

let found: Files = new Map();

/** Whether a file may be another since they were looked at: that takes a while, and most tests write none. */
let isTouched = true;
const touch = (): void => {
  isTouched = true;
};

const settings = new Map<string, () => Thenable<void>>();

/** Changes a setting of the user's until the test has ended. */
export async function change(section: string, key: string, value: unknown, languageId?: string): Promise<void> {
  const scope = languageId === undefined ? undefined : { languageId };
  const update = (to: unknown): Thenable<void> =>
    vscode.workspace
      .getConfiguration(section, scope)
      .update(key, to, vscode.ConfigurationTarget.Global, languageId !== undefined);
  const name = `${section}.${key} ${languageId ?? ''}`;
  if (!settings.has(name)) {
    const inspected = vscode.workspace.getConfiguration(section, scope).inspect(key);
    const before = languageId === undefined ? inspected?.globalValue : inspected?.globalLanguageValue;
    settings.set(name, () => update(before));
  }
  await update(value);
}

/** Writes a file, as another program does. */
export function write(uri: vscode.Uri, text: string): Thenable<void> {
  touch();
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Deletes a file or folder, as another program does. */
export function remove(uri: vscode.Uri): Thenable<void> {
  touch();
  return vscode.workspace.fs.delete(uri, { recursive: true });
}

/** Hears of all that is written in the window, and sooner or later of all that anybody writes. */
export function hearOfFiles(): void {
  const { workspace } = vscode;
  workspace.onDidSaveTextDocument(touch);
  workspace.onDidCreateFiles(touch);
  workspace.onDidDeleteFiles(touch);
  workspace.onDidRenameFiles(touch);
  const watcher = workspace.createFileSystemWatcher('**/*');
  watcher.onDidCreate(touch);
  watcher.onDidChange(touch);
  watcher.onDidDelete(touch);
}

/** Looks at what is there, before the tests of a suite. */
export async function rememberFiles(): Promise<void> {
  if (!isTouched) return;
  isTouched = false;
  found = await filesNow();
}

/** Puts it back after one: settings first, as one of them saves by itself; then files; then what editors show of them. */
export async function putBack(this: Mocha.Context): Promise<void> {
  for (const [name, restore] of [...settings].reverse()) {
    await restore();
    settings.delete(name);
  }
  if (isTouched || this.currentTest?.state === 'failed') await putFilesBack();
  for (const [address, bytes] of found) await showAsOnDisk(address, bytes);
}

async function putFilesBack(): Promise<void> {
  isTouched = false;
  const now = await filesNow();
  for (const address of now.keys()) if (!found.has(address)) await takeAway(vscode.Uri.parse(address));
  for (const [address, bytes] of found)
    if (!isSame(now.get(address), bytes)) await vscode.workspace.fs.writeFile(vscode.Uri.parse(address), bytes);
}

/** An editor of a file that goes is closed first, with what is unsaved in it; then the file, and the folders in which there is nothing else. */
async function takeAway(uri: vscode.Uri): Promise<void> {
  const document = documentAt(uri.toString());
  if (document?.isDirty === true) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.window.tabGroups.close(tabsOf(uri));
  let gone = uri;
  for (let above = parentOf(gone); !isFolderOfWindow(above); above = parentOf(above)) {
    const inside = await vscode.workspace.fs.readDirectory(above);
    if (inside.length > 1) break;
    gone = above;
  }
  await vscode.workspace.fs.delete(gone, { recursive: true });
}

/** Reverting reads the file again, also where nothing is unsaved. */
async function showAsOnDisk(address: string, bytes: Uint8Array): Promise<void> {
  const document = documentAt(address);
  if (document === undefined) return;
  const text = new TextDecoder().decode(bytes);
  if (!document.isDirty && document.getText() === text) return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  assert.equal(document.getText(), text, `${address} is not as on disk`);
  assert.equal(document.isDirty, false, `${address} is not saved`);
}

function tabsOf(uri: vscode.Uri): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

function documentAt(address: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri, isClosed }) => uri.toString() === address && !isClosed);
}

async function filesNow(): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  const look = async (folder: vscode.Uri): Promise<void> => {
    const inside = await vscode.workspace.fs.readDirectory(folder);
    await Promise.all(
      inside.map(async ([name, type]) => {
        const uri = vscode.Uri.joinPath(folder, name);
        if (type === vscode.FileType.Directory) await look(uri);
        else files.set(uri.toString(), await vscode.workspace.fs.readFile(uri));
      }),
    );
  };
  await Promise.all(folders().map(({ uri }) => look(uri)));
  return files;
}

function isSame(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

function isFolderOfWindow(uri: vscode.Uri): boolean {
  return folders().some((folder) => folder.uri.path.replace(/\/$/u, '') === uri.path.replace(/\/$/u, ''));
}
