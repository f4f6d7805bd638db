/** Sends findings to the editor: of open records after each edit, of others after a check of the folder. */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { isWithin } from '../workspace/record-files.ts';
import type { Uri } from '../workspace/types.ts';
import { type CaseRecordService, canonical } from './service.ts';
import type { FileFindings } from './workspace-checks.ts';

export class Publisher {
  readonly #connection: Connection;
  readonly #service: CaseRecordService;
  readonly #waiting = new Set<Uri>();
  /** Records that aren't open and whose findings the editor shows, after a check of the folder. */
  readonly #shown = new Set<Uri>();
  /** By root: the faults in the settings that the editor shows. */
  readonly #settings = new Map<Uri, readonly FileFindings[]>();
  #checkedRoots = new Set<Uri>();

  constructor(connection: Connection, service: CaseRecordService) {
    this.#connection = connection;
    this.#service = service;
    service.onAffected((uris) => {
      for (const uri of uris) this.schedule(uri);
    });
  }

  /** Publishes soon; several calls before that count as one, so that fast typing is judged once. */
  schedule(uri: Uri): void {
    if (this.#waiting.has(uri)) return;
    this.#waiting.add(uri);
    setTimeout(() => {
      this.#waiting.delete(uri);
      this.#publish(uri).catch((error: unknown) => this.#report(uri, error));
    }, 0);
  }

  /** A record was closed: its findings stay where a check of the folder showed them, as its file has it now. */
  async closed(uri: Uri): Promise<void> {
    if (this.#service.isOpen(uri)) return;
    const key = canonical(uri);
    if (this.#shown.has(key)) await this.refresh(key);
    else await this.#send(uri, []);
  }

  /** Judges a record that isn't open again, where the editor shows its findings. */
  async refresh(key: Uri): Promise<void> {
    if (!this.#shown.has(key)) return;
    const diagnostics = await this.#service.checks.closed(key);
    if (diagnostics === undefined) this.#shown.delete(key);
    if (!this.#isOpen(key)) await this.#send(key, diagnostics ?? []);
  }

  /** Everything that is shown is judged again: settings changed. */
  async refreshAll(): Promise<void> {
    this.#checkedRoots.clear();
    for (const uri of this.#service.openRecords) this.schedule(uri);
    for (const key of [...this.#shown]) await this.refresh(key);
  }

  /** The findings of a check of whole folders. */
  async show(key: Uri, diagnostics: Diagnostic[]): Promise<void> {
    const wasShown = this.#shown.has(key);
    this.#shown.add(key);
    if ((diagnostics.length > 0 || wasShown) && !this.#isOpen(key)) await this.#send(key, diagnostics);
  }

  /** After a check of these folders: what it no longer found is no longer shown. */
  async keepOnly(folders: readonly Uri[], found: ReadonlySet<Uri>): Promise<void> {
    for (const key of [...this.#shown]) {
      if (found.has(key) || !folders.some((folder) => isWithin(folder, key))) continue;
      this.#shown.delete(key);
      if (!this.#isOpen(key)) await this.#send(key, []);
    }
  }

  /** Shows the faults in the settings that govern a record: they are read once for each folder, until they change. Gives them by their root. */
  async settings(record: Uri): Promise<{ root: Uri; files: readonly FileFindings[] }> {
    const root = await this.#service.checks.rootOf(record);
    const before = this.#settings.get(root) ?? [];
    if (this.#checkedRoots.has(root)) return { root, files: before };
    this.#checkedRoots.add(root);
    const files = await this.#service.checks.settings(record);
    this.#settings.set(root, files);
    for (const { uri } of before) if (!files.some((file) => file.uri === uri)) await this.#send(uri, []);
    for (const { uri, diagnostics } of files) await this.#send(uri, diagnostics);
    return { root, files };
  }

  async #publish(uri: Uri): Promise<void> {
    const result = await this.#service.diagnostics(uri);
    if (!this.#service.isOpen(uri)) return;
    // The text changed while it was judged: the next round has it.
    if (result === undefined) return this.schedule(uri);
    await this.#send(uri, result.diagnostics, result.version);
    await this.settings(canonical(uri));
  }

  #isOpen(key: Uri): boolean {
    return this.#service.openRecords.some((uri) => canonical(uri) === key);
  }

  #send(uri: Uri, diagnostics: Diagnostic[], version?: number): Promise<void> {
    return this.#connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  /** An error of ours: said with its place, without a word of the record. */
  #report(uri: Uri, error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#connection.console.error(`Judging ${uri} failed: ${stack}`);
  }
}
