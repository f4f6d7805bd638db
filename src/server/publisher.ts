/**
 * Brings findings to the editor: of open records after each edit, of others after a check of the folder. A client that asks for findings itself gets none
 * sent, as it would show them twice; it is told when to ask again.
 */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { below, isWithin } from '../workspace/record-files.ts';
import type { Uri } from '../workspace/types.ts';
import { pointsInto } from './kept-findings.ts';
import { type CaseRecordService, canonical } from './service.ts';
import { tellFailure, unasked } from './unasked.ts';
import type { FileFindings } from './workspace-checks.ts';

export class Publisher {
  readonly #connection: Connection;
  readonly #service: CaseRecordService;
  readonly #waiting = new Set<Uri>();
  /** Records whose findings the editor shows though they aren't open, after a check of the folder; with the findings. */
  readonly #shown = new Map<Uri, readonly Diagnostic[]>();
  /** Folders that were checked to the end: what is new in them is shown too. */
  #checkedFolders: readonly Uri[] = [];
  /** By root: the faults in the settings that the editor shows. */
  readonly #settings = new Map<Uri, readonly FileFindings[]>();
  /** By root: the faults, read or being read, until the settings change. */
  readonly #read = new Map<Uri, Promise<readonly FileFindings[]>>();
  /** Counts the changes of settings. */
  #round = 0;
  /** Tells a client that pulls findings to ask again; undefined for a client that they are sent to. */
  #askAgain: (() => Promise<void>) | undefined;
  #willAskAgain = false;
  #pullsFolders = false;

  constructor(connection: Connection, service: CaseRecordService) {
    this.#connection = connection;
    this.#service = service;
    service.onAffected((uris) => {
      for (const uri of uris) this.schedule(uri);
      this.#pullAgain();
    });
  }

  /** From now on no findings of records are sent: the client asks, again where `askAgain` says so. */
  clientPulls(askAgain: () => Promise<void>): void {
    this.#askAgain = askAgain;
  }

  /** The client asks for whole folders, faults of settings among them: these are no longer sent either. */
  async clientPullsFolders(): Promise<void> {
    if (this.#pullsFolders || this.#askAgain === undefined) return;
    this.#pullsFolders = true;
    for (const files of this.#settings.values()) for (const { uri } of files) await this.#send(uri, []);
  }

  /** Publishes soon; several calls before that count as one, so that fast typing is judged once. */
  schedule(uri: Uri): void {
    if (this.#waiting.has(uri)) return;
    this.#waiting.add(uri);
    setTimeout(() => {
      this.#waiting.delete(uri);
      unasked(this.#connection, `Judging ${uri}`, () =>
        this.#service.isOpen(uri) ? this.#publish(uri) : this.refresh(canonical(uri)),
      );
    }, 0);
  }

  /** A record was closed: its findings stay where a check of the folder showed them, as its file has it now. */
  async closed(uri: Uri): Promise<void> {
    if (this.#service.isOpen(uri)) return;
    const key = canonical(uri);
    if (this.#shown.has(key)) await this.refresh(key);
    else await this.#sendRecord(uri, []);
  }

  /** A file was made, changed or deleted: it is judged again where the editor shows it, and so is what points into it. */
  async fileChanged(key: Uri, made: boolean): Promise<void> {
    if (made && this.#checkedFolders.some((folder) => isWithin(folder, key))) this.#shown.set(key, []);
    await this.refresh(key, true);
    for (const [other, diagnostics] of this.#shown)
      if (other !== key && pointsInto(diagnostics, key)) this.schedule(other);
    this.#pullAgain();
  }

  /** Judges a record that isn't open again, where the editor shows its findings. Where the editor `hasThem`, the very same are not sent again. */
  async refresh(key: Uri, hasThem = false): Promise<void> {
    if (!this.#shown.has(key)) return;
    const diagnostics = await this.#service.checks.closed(key);
    const shown = this.#shown.get(key);
    // The window let go of its folder meanwhile.
    if (shown === undefined) return;
    if (hasThem && diagnostics === shown) return;
    if (diagnostics === undefined) this.#shown.delete(key);
    else this.#shown.set(key, diagnostics);
    if (!this.#isOpen(key)) await this.#sendRecord(key, diagnostics ?? []);
  }

  /** Everything that is shown is judged again: settings changed. `roots` are folders whose faults in their settings are told even where no record is open. */
  async refreshAll(roots: readonly Uri[] = []): Promise<void> {
    this.#read.clear();
    this.#round += 1;
    for (const uri of this.#service.openRecords) this.schedule(uri);
    // The findings of records wait for nothing that is told of settings.
    this.#pullAgain();
    try {
      for (const root of roots) await this.refreshSettings(root);
    } catch (error) {
      tellFailure(this.#connection, 'Reading settings', error);
    }
    const round = this.#round;
    for (const key of [...this.#shown.keys()]) {
      // They changed again, and all begins anew.
      if (round !== this.#round) return;
      await this.refresh(key);
    }
  }

  /** Whether the faults in the settings of a folder were told, or that there are none. */
  tellsOf(root: Uri): boolean {
    return this.#settings.has(root);
  }

  /** Shows the faults in the settings of a folder. */
  async refreshSettings(root: Uri): Promise<void> {
    await this.settings(below(root, 'any.case.md'));
  }

  /** The findings of a check of whole folders. */
  async show(key: Uri, diagnostics: Diagnostic[]): Promise<void> {
    const before = this.#shown.get(key);
    // The very same: the editor has them.
    if (before === diagnostics) return;
    const wasShown = before !== undefined;
    this.#shown.set(key, diagnostics);
    if ((diagnostics.length > 0 || wasShown) && !this.#isOpen(key)) await this.#sendRecord(key, diagnostics);
  }

  /** After a check of these folders to the end: what it no longer found is no longer shown, and what comes anew will be. */
  async keepOnly(folders: readonly Uri[], found: ReadonlySet<Uri>): Promise<void> {
    this.#checkedFolders = folders;
    this.#pullAgain();
    for (const key of [...this.#shown.keys()]) {
      if (found.has(key) || !folders.some((folder) => isWithin(folder, key))) continue;
      this.#shown.delete(key);
      if (!this.#isOpen(key)) await this.#sendRecord(key, []);
    }
  }

  /** The window has other folders: what is shown of records that are no longer in it is taken back, but for open ones. */
  async keepWithin(folders: readonly Uri[]): Promise<void> {
    const isIn = (uri: Uri): boolean => folders.some((folder) => isWithin(folder, uri));
    this.#checkedFolders = this.#checkedFolders.filter((checked) => isIn(checked));
    for (const key of [...this.#shown.keys()]) {
      if (isIn(key)) continue;
      this.#shown.delete(key);
      if (!this.#isOpen(key)) await this.#sendRecord(key, []);
    }
    const governing = new Set(
      await Promise.all(this.#service.openRecords.map((uri) => this.#service.checks.rootOf(canonical(uri)))),
    );
    for (const root of [...this.#settings.keys()])
      if (!isIn(root) && !governing.has(root)) await this.#dropSettings(root);
    // Those that are open are judged by what their folders hold now.
    this.#read.clear();
    for (const uri of this.#service.openRecords) this.schedule(uri);
    this.#pullAgain();
  }

  /** Records below a folder of which anything is shown. */
  shownBelow(folder: Uri): readonly Uri[] {
    return [...this.#shown.keys()].filter((key) => isWithin(folder, key));
  }

  /** A folder is gone, and the settings in it: their faults are no longer shown. Gives the folders that they governed. */
  async settingsGone(folder: Uri): Promise<readonly Uri[]> {
    const roots = [...this.#settings.keys()].filter((root) => isWithin(folder, root));
    for (const root of roots) await this.#dropSettings(root);
    return roots;
  }

  async #dropSettings(root: Uri): Promise<void> {
    const files = this.#settings.get(root) ?? [];
    this.#settings.delete(root);
    this.#read.delete(root);
    if (!this.#pullsFolders) for (const { uri } of files) await this.#send(uri, []);
  }

  /** Shows the faults in the settings that govern a record: they are read once for each folder, until they change. Gives them by their root. */
  async settings(record: Uri): Promise<{ root: Uri; files: readonly FileFindings[] }> {
    const root = await this.#service.checks.rootOf(record);
    let reading = this.#read.get(root);
    if (reading === undefined) {
      reading = this.#readSettings(root, record);
      this.#read.set(root, reading);
    }
    try {
      return { root, files: await reading };
    } catch (error) {
      if (this.#read.get(root) === reading) this.#read.delete(root);
      throw error;
    }
  }

  async #readSettings(root: Uri, record: Uri): Promise<readonly FileFindings[]> {
    const round = this.#round;
    const files = await this.#service.checks.settings(record);
    // The settings changed while they were read: the next round tells of them.
    if (round !== this.#round) return files;
    const before = this.#settings.get(root) ?? [];
    this.#settings.set(root, files);
    if (this.#pullsFolders) return files;
    for (const { uri } of before) if (!files.some((file) => file.uri === uri)) await this.#send(uri, []);
    for (const { uri, diagnostics } of files) await this.#send(uri, diagnostics);
    return files;
  }

  /** What is to be answered about a file of settings: nothing where its faults are sent anyway. */
  async ofSettings(file: Uri): Promise<Diagnostic[]> {
    if (!this.#pullsFolders) return [];
    const { files } = await this.settings(file);
    return files.find(({ uri }) => uri === file)?.diagnostics ?? [];
  }

  async #publish(uri: Uri): Promise<void> {
    if (this.#askAgain === undefined) {
      const result = await this.#service.diagnostics(uri);
      if (!this.#service.isOpen(uri)) return;
      // The text changed while it was judged: the next round has it.
      if (result === undefined) return this.schedule(uri);
      await this.#sendRecord(uri, result.diagnostics, result.version);
    }
    await this.settings(canonical(uri));
  }

  #isOpen(key: Uri): boolean {
    return this.#service.openRecords.some((uri) => canonical(uri) === key);
  }

  async #sendRecord(uri: Uri, diagnostics: Diagnostic[], version?: number): Promise<void> {
    if (this.#askAgain === undefined) await this.#send(uri, diagnostics, version);
  }

  /** Several changes count as one. */
  #pullAgain(): void {
    const askAgain = this.#askAgain;
    if (askAgain === undefined || this.#willAskAgain) return;
    this.#willAskAgain = true;
    setTimeout(() => {
      this.#willAskAgain = false;
      unasked(this.#connection, 'Asking the editor to pull findings again', askAgain);
    }, 0);
  }

  #send(uri: Uri, diagnostics: Diagnostic[], version?: number): Promise<void> {
    return this.#connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }
}
