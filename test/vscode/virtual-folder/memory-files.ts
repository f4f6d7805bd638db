/** Files that are on no disk. */
import * as vscode from 'vscode';

interface File {
  readonly type: vscode.FileType.File;
  readonly ctime: number;
  readonly mtime: number;
  readonly bytes: Uint8Array;
}

interface Folder {
  readonly type: vscode.FileType.Directory;
  readonly ctime: number;
  readonly mtime: number;
}

const { FileSystemError } = vscode;

export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #at = new Map<string, File | Folder>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  /** `texts` by absolute path. */
  constructor(texts: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(texts)) {
      for (const folder of foldersAbove(path))
        this.#at.set(folder, { type: vscode.FileType.Directory, ctime: 1, mtime: 1 });
      this.#at.set(path, { type: vscode.FileType.File, ctime: 1, mtime: 1, bytes: new TextEncoder().encode(text) });
    }
  }

  /** All changes are told to everybody. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { type, ctime, mtime, ...rest } = this.#found(uri);
    return { type, ctime, mtime, size: 'bytes' in rest ? rest.bytes.length : 0 };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (this.#found(uri).type !== vscode.FileType.Directory) throw FileSystemError.FileNotADirectory(uri);
    const inside = [...this.#at].filter(([path]) => path !== '/' && parentOf(path) === uri.path);
    return inside.map(([path, { type }]) => [path.slice(path.lastIndexOf('/') + 1), type]);
  }

  createDirectory(uri: vscode.Uri): void {
    if (this.#at.has(uri.path)) throw FileSystemError.FileExists(uri);
    const now = Date.now();
    this.#folderOf(uri);
    this.#at.set(uri.path, { type: vscode.FileType.Directory, ctime: now, mtime: now });
    this.#tell(vscode.FileChangeType.Created, uri);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const found = this.#found(uri);
    if (found.type !== vscode.FileType.File) throw FileSystemError.FileIsADirectory(uri);
    return found.bytes;
  }

  writeFile(
    uri: vscode.Uri,
    content: Uint8Array,
    options: { readonly create: boolean; readonly overwrite: boolean },
  ): void {
    const there = this.#at.get(uri.path);
    if (there?.type === vscode.FileType.Directory) throw FileSystemError.FileIsADirectory(uri);
    if (there === undefined && !options.create) throw FileSystemError.FileNotFound(uri);
    if (there !== undefined && options.create && !options.overwrite) throw FileSystemError.FileExists(uri);
    this.#folderOf(uri);
    // Two writes within a millisecond must not look like one.
    const mtime = Math.max(Date.now(), (there?.mtime ?? 0) + 1);
    this.#at.set(uri.path, { type: vscode.FileType.File, ctime: there?.ctime ?? mtime, mtime, bytes: content.slice() });
    this.#tell(there === undefined ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri);
  }

  delete(uri: vscode.Uri, { recursive }: { readonly recursive: boolean }): void {
    const { type } = this.#found(uri);
    const inside = [...this.#at.keys()].filter((path) => path.startsWith(`${uri.path}/`));
    if (type === vscode.FileType.Directory && inside.length > 0 && !recursive) throw FileSystemError.NoPermissions(uri);
    for (const path of [...inside, uri.path]) this.#at.delete(path);
    this.#tell(vscode.FileChangeType.Deleted, uri);
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): void {
    this.#found(from);
    if (this.#at.has(to.path) && !overwrite) throw FileSystemError.FileExists(to);
    this.#folderOf(to);
    for (const [path, entry] of [...this.#at]) {
      if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
      this.#at.delete(path);
      this.#at.set(to.path + path.slice(from.path.length), entry);
    }
    this.#tell(vscode.FileChangeType.Deleted, from);
    this.#tell(vscode.FileChangeType.Created, to);
  }

  #found(uri: vscode.Uri): File | Folder {
    const found = this.#at.get(uri.path);
    if (found === undefined) throw FileSystemError.FileNotFound(uri);
    return found;
  }

  #folderOf(uri: vscode.Uri): void {
    const folder = uri.with({ path: parentOf(uri.path) });
    if (this.#found(folder).type !== vscode.FileType.Directory) throw FileSystemError.FileNotADirectory(folder);
  }

  #tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changed.fire([{ type, uri }]);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = path; at !== '/'; ) {
    at = parentOf(at);
    folders.push(at);
  }
  return folders;
}
