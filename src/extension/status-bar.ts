/** One line about the record in the active editor: whose it is and what is due next. A click opens what is due for it. */
import * as vscode from 'vscode';
import { LANGUAGE_ID, RECORD_STATUS_REQUEST, type RecordStatus, type RecordStatusParams } from '../server/protocol.ts';
import type { CaseRecordClient } from './client.ts';

/** Milliseconds of quiet after which the line is brought up to date. */
const QUIET = 300;

export class RecordStatusBar implements vscode.Disposable {
  readonly #client: CaseRecordClient;
  readonly #item = vscode.window.createStatusBarItem('caseRecord.status', vscode.StatusBarAlignment.Left, 50);
  readonly #listening: vscode.Disposable;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #shown: string | undefined;

  constructor(client: CaseRecordClient) {
    this.#client = client;
    this.#item.name = vscode.l10n.t('Record');
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(() => void this.#update()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon([document.uri])),
      // Told when a record was judged again, by what a brother's or sister's record says too.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.#soon(uris)),
    );
    void this.#update();
  }

  /** What it says now; undefined where it is hidden. */
  get text(): string | undefined {
    return this.#shown;
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#listening.dispose();
    this.#item.dispose();
  }

  #soon(uris: readonly vscode.Uri[]): void {
    const active = activeRecord()?.uri.toString();
    if (active === undefined || !uris.some((uri) => uri.toString() === active)) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#update(), QUIET);
  }

  async #update(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const document = activeRecord();
    let status: RecordStatus | null = null;
    if (document !== undefined) {
      const params: RecordStatusParams = { uri: document.uri.toString() };
      try {
        status = await this.#client.ask<RecordStatus | null>(RECORD_STATUS_REQUEST, params);
      } catch {
        // The server is starting or stopping; the next change asks again.
      }
    }
    if (asked !== this.#asked) return;
    if (status === null || document === undefined) {
      this.#shown = undefined;
      this.#item.hide();
      return;
    }
    const words = inWords(status);
    this.#item.text = `$(person) ${words.replaceAll('$(', '$ (')}`;
    this.#item.tooltip = tooltipOf(status);
    this.#item.accessibilityInformation = { label: vscode.l10n.t('Record: {0}. Show what is due', words) };
    this.#item.command = {
      command: 'caseRecord.showDue',
      title: vscode.l10n.t('Show what is due'),
      arguments: [{ uri: document.uri.toString() }],
    };
    this.#item.show();
    this.#shown = words;
  }
}

function activeRecord(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === LANGUAGE_ID ? document : undefined;
}

/** `Amara Bello, 11 · next: Visit 14 April`; `Amara Bello, 11 · 3 overdue`. */
function inWords({ name, age, overdue, next }: RecordStatus): string {
  const who = age === undefined ? name : `${name}, ${age}`;
  if (overdue > 0) return `${who} · ${vscode.l10n.t('{0} overdue', overdue)}`;
  return next === undefined ? who : `${who} · ${vscode.l10n.t('next: {0} {1}', next.title, next.on)}`;
}

/** Text alone: what stands in a record is never markup. */
function tooltipOf({ name, overdue, next, statuses, worker }: RecordStatus): string {
  const lines = [name];
  for (const { title, since } of statuses) lines.push(vscode.l10n.t('{0}, since {1}', title, since));
  if (worker !== undefined) lines.push(vscode.l10n.t('Allocated worker: {0}', worker));
  if (overdue > 0) lines.push(vscode.l10n.t('Overdue: {0}', overdue));
  if (next !== undefined) lines.push(vscode.l10n.t('Next: {0}, {1}', next.title, next.on));
  return lines.join('\n');
}
