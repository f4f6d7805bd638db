/**
 * Changes of files on disk, gone through one after another: where a branch is switched there are thousands at once, and what is told of one file twice is
 * looked at once. What an editor tells of a folder that came or went is told of its files.
 */
import { type Connection, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { below, fileName, isRecordName, PACK_FILE, SHARED_FOLDER } from '../workspace/record-files.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';
import { isOfPack, sharedBy } from './open-settings.ts';
import type { Publisher } from './publisher.ts';
import { type CaseRecordService, canonical } from './service.ts';
import { tellFailure } from './unasked.ts';

interface Surroundings {
  readonly connection: Connection;
  readonly service: CaseRecordService;
  readonly publisher: Publisher;
  readonly files: FileAccess;
  /** A file of settings, or of a pack on which they build, is another. */
  settingsChanged(file: Uri): void;
}

export class ChangedFiles {
  readonly #around: Surroundings;
  /** By file: what was last told of it, and whether it was made. */
  readonly #waiting = new Map<Uri, { readonly type: FileChangeType; readonly made: boolean }>();
  #isGoing = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Whether all that was told has been looked at. */
  get isSettled(): boolean {
    return !this.#isGoing;
  }

  async told(changes: readonly FileEvent[]): Promise<void> {
    for (const { uri, type } of changes) this.#add(canonical(uri), type);
    if (this.#isGoing) return;
    this.#isGoing = true;
    // The list can grow meanwhile.
    for (const [file, { type, made }] of this.#waiting) {
      this.#waiting.delete(file);
      try {
        await this.#changed(file, type, made);
      } catch (error) {
        tellFailure(this.#around.connection, 'Looking at a file that changed', error);
      }
    }
    this.#isGoing = false;
  }

  #add(file: Uri, type: FileChangeType): void {
    const made = type === FileChangeType.Created || this.#waiting.get(file)?.made === true;
    // At once: whoever asks what the records hold before this one's turn comes is not answered by what it held.
    if (isRecordName(file)) this.#around.service.outlines.forget(file);
    this.#waiting.set(file, { type, made });
  }

  async #changed(file: Uri, type: FileChangeType, made: boolean): Promise<void> {
    const { service, publisher, files, settingsChanged } = this.#around;
    if (sharedBy(file) !== undefined) settingsChanged(file);
    else if (await isOfPack(file, files)) {
      const root = await service.checks.rootOf(file);
      // What stands in its templates were records before.
      if (type !== FileChangeType.Changed && fileName(file) === PACK_FILE) service.checks.recordsChanged(root);
      settingsChanged(settingsOf(root));
    } else if (isRecordName(file)) {
      const isGone = type === FileChangeType.Deleted || !(await service.checks.isRecord(file));
      await service.checks.recordChanged(file, isGone);
      await publisher.fileChanged(file, made && !isGone);
    } else if (type === FileChangeType.Deleted) await this.#folderGone(file);
    else if (type === FileChangeType.Created) await this.#folderMade(file);
  }

  /** Of a folder that is deleted or moved an editor tells nothing but that. Most things that go are no folders of records, and then nothing is known below. */
  async #folderGone(folder: Uri): Promise<void> {
    const { service, publisher, settingsChanged } = this.#around;
    const known = new Set([...publisher.shownBelow(folder), ...(await service.checks.knownBelow(folder))]);
    for (const file of known) this.#add(file, FileChangeType.Deleted);
    service.checks.folderGone(folder);
    for (const root of await publisher.settingsGone(folder)) settingsChanged(settingsOf(root));
  }

  async #folderMade(folder: Uri): Promise<void> {
    const { service, files, settingsChanged } = this.#around;
    // Whatever is made in it is nothing of ours: of a package there are thousands.
    if (!(await service.checks.isRecord(below(folder, 'any.case.md')))) return;
    const { fault } = await files.list(folder, '', 1, folder);
    if (fault !== undefined) return;
    if (await files.exists(below(folder, SHARED_FOLDER))) settingsChanged(settingsOf(folder));
    for (const file of await files.records(folder)) this.#add(file, FileChangeType.Created);
  }
}

function settingsOf(root: Uri): Uri {
  return below(root, SHARED_FOLDER, 'policy.yaml');
}
