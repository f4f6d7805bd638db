/** The files of a team's folder that are open in the editor: what is typed in them counts before it is saved. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { folderOf, isRecordName, packFilesOver, SHARED_FOLDER } from '../workspace/record-files.ts';
import { isOfSettings } from '../workspace/settings-folders.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';
import { canonical } from './service.ts';

/** The folder whose settings a file under `.case-record/` belongs to; undefined for any other file. */
export function sharedBy(file: Uri): Uri | undefined {
  const marker = `/${SHARED_FOLDER}/`;
  const at = `${file}/`.lastIndexOf(marker);
  return at === -1 ? undefined : folderOf(file.slice(0, at + marker.length - 1));
}

/** Whether a document is a file of settings: one below `.case-record/`. A template is one too, though its name ends as that of a record. */
export function isSettings(uri: Uri): boolean {
  return sharedBy(canonical(uri)) !== undefined;
}

/** Whether a file may be one of a pack in another folder: of templates and snippets only the disk tells. */
export async function isOfPack(file: Uri, files: FileAccess): Promise<boolean> {
  if (/\/(?:policy\.yaml|[^/]+\.schema\.json)$/u.test(file)) return true;
  return packFilesOver(file).length > 0 && isOfSettings(file, files);
}

/** Whether a document could be a template of a pack, by its address: it has the name of a record too. */
export function mayBeTemplate(uri: Uri): boolean {
  return !isSettings(uri) && isRecordName(uri) && packFilesOver(canonical(uri)).length > 0;
}

export class OpenSettings {
  readonly #open = new Map<Uri, TextDocument>();
  /** By file: the folder in which a pack outside of `.case-record/` is built on. */
  readonly #packRoots = new Map<Uri, Uri>();

  /** The same files, with the texts of open documents in place of what is saved. The bounds hold for both. */
  over(files: FileAccess): FileAccess {
    return {
      ...files,
      read: async (uri, maxBytes, within) => {
        const text = this.#open.get(uri)?.getText();
        // A UTF-16 code unit takes at least one byte: what is longer than the bound is refused as the file would be, once it is saved.
        const isRead = text !== undefined && text.length <= maxBytes && !text.includes('\0');
        return isRead ? { text } : files.read(uri, maxBytes, within);
      },
    };
  }

  /** The document of a settings file, where it is open. */
  document(uri: Uri): TextDocument | undefined {
    return this.#open.get(canonical(uri));
  }

  /** The folder whose settings an open file belongs to. */
  rootOf(uri: Uri): Uri | undefined {
    const key = canonical(uri);
    return this.#open.has(key) ? (sharedBy(key) ?? this.#packRoots.get(key)) : undefined;
  }

  /** Whether a file that belongs to the settings of a folder is open. */
  isOpenIn(root: Uri): boolean {
    return [...this.#open.keys()].some((uri) => this.rootOf(uri) === root);
  }

  /** An open file turned out to be one of a pack on which this folder builds. */
  ofPack(uri: Uri, root: Uri): void {
    this.#packRoots.set(canonical(uri), root);
  }

  open(uri: Uri, version: number, text: string): void {
    this.#open.set(canonical(uri), TextDocument.create(uri, 'settings', version, text));
  }

  change(uri: Uri, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.#open.get(canonical(uri));
    if (document !== undefined) this.#open.set(canonical(uri), TextDocument.update(document, [...changes], version));
  }

  close(uri: Uri): void {
    this.#open.delete(canonical(uri));
    this.#packRoots.delete(canonical(uri));
  }
}
