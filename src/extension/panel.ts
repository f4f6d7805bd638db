/**
 * A view of one record in an editor tab: what *Show journey* and other pages about a record have in common. There is one panel for a record and a view. It
 * follows the record as it is written, goes to an entry where the page asks for it, and comes back with the window.
 *
 * A page is a script of ours under `dist/` and what the extension sends it. It can load nothing else, and run nothing else.
 */
import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../server/protocol.ts';
import type { CaseRecordClient } from './client.ts';
import { readFromPage, type ToPage, type Words } from './pages/messages.ts';

/** An entry that the page can go to: its first line, from 0, and its last one where the cursor in it is to be shown in the page. */
export interface ViewPlace {
  readonly uri: string;
  readonly line: number;
  readonly last?: number;
}

export interface ViewContent {
  /** What the page's script is handed: markup made by `src/views/html.ts`, or data. Absent: there is nothing to show. */
  readonly content?: unknown;
  readonly places: readonly ViewPlace[];
}

/** A kind of page about a record. A new one is a file in `views/` and a line in its list. */
export interface RecordView {
  /** `caseRecord.journey`. package.json has an activation event for it: `onWebviewPanel:caseRecord.journey`. */
  readonly viewType: string;
  /** The page's script, a file of `dist/`. */
  readonly script: string;
  /** The page's style sheet. */
  readonly style: string;
  /** Title of the tab. */
  title(fileName: string): string;
  /** The page's own words; `nothing` is said where there is nothing to show. */
  words(): Words & { readonly nothing: string };
  /** Asks the server; undefined where the record says nothing of the kind (it is none, or doesn't say whose it is). */
  load(client: CaseRecordClient, uri: string): Promise<ViewContent | undefined>;
  /** Does something that its page asks for by name, and gives whether it did. */
  act?(client: CaseRecordClient, uri: string, act: string): Promise<boolean>;
}

/** What a command that shows a view gives its caller. */
export interface ShownView {
  readonly places: readonly ViewPlace[];
  /** Does what the page asks for, and gives whether it did. What it is told is looked at first. */
  heard(told: unknown): Promise<boolean>;
}

/** Milliseconds without a change after which the page is brought up to date. */
const REST = 300;
const EXTENSION = 'case-record.case-record';

/** By view and record. */
const open = new Map<string, RecordPanel>();

/** Shows the view of a record: of the one named (an address, from another command), or of the editor's. */
export async function showRecordView(
  view: RecordView,
  client: CaseRecordClient,
  told: unknown,
  column: vscode.ViewColumn = vscode.ViewColumn.Active,
): Promise<ShownView | undefined> {
  const uri = recordTold(told) ?? recordOfWindow();
  if (uri === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a record first.'));
    return undefined;
  }
  const panel = open.get(keyOf(view, uri)) ?? new RecordPanel(view, client, uri, newPanel(view, uri, column));
  return panel.reveal();
}

/** Fills a panel that came back with the window; `state` is what the page kept. */
export async function restoreRecordView(
  view: RecordView,
  client: CaseRecordClient,
  panel: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const named = typeof state === 'object' && state !== null && 'record' in state ? state.record : undefined;
  const uri = recordTold(named);
  if (uri === undefined || open.has(keyOf(view, uri))) panel.dispose();
  else await new RecordPanel(view, client, uri, panel).refresh();
}

class RecordPanel {
  readonly #view: RecordView;
  readonly #client: CaseRecordClient;
  readonly #uri: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  #shown: ViewContent | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked, so that an answer that comes late doesn't take the place of a newer one. */
  #asked = 0;

  constructor(view: RecordView, client: CaseRecordClient, uri: vscode.Uri, panel: vscode.WebviewPanel) {
    this.#view = view;
    this.#client = client;
    this.#uri = uri;
    this.#panel = panel;
    const key = keyOf(view, uri);
    open.set(key, this);
    const listening = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((told: unknown) => this.heard(told)),
      // Another child's record may hold entries of this one, so a change in any record counts.
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.languageId)),
      vscode.workspace.onDidSaveTextDocument(() => this.#changed(LANGUAGE_ID)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#mark(textEditor)),
      panel.onDidChangeViewState(() => this.#changed(LANGUAGE_ID)),
    );
    panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      listening.dispose();
      open.delete(key);
    });
    panel.webview.html = shell(panel.webview, view);
  }

  async reveal(): Promise<ShownView> {
    this.#panel.reveal();
    await this.refresh();
    return { places: this.#shown?.places ?? [], heard: (told) => this.heard(told) };
  }

  /** Asks the server again, and shows what it says. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const loaded = await this.#load();
    if (asked !== this.#asked) return;
    this.#shown = loaded ?? { places: [] };
    this.#send();
  }

  /** Does what the page asks for, and gives whether it did. */
  async heard(told: unknown): Promise<boolean> {
    const message = readFromPage(told);
    if (message?.type === 'ready') this.#send();
    if (message?.type === 'act')
      return (await this.#view.act?.(this.#client, this.#uri.toString(), message.act)) ?? false;
    if (message?.type !== 'goTo') return message !== undefined;
    const place = this.#shown?.places[message.place];
    if (place === undefined) return false;
    await goTo(place);
    return true;
  }

  async #load(): Promise<ViewContent | undefined> {
    try {
      // The server answers about records that are open; one that the editor closed is opened again, without a tab.
      const document = await vscode.workspace.openTextDocument(this.#uri);
      if (document.languageId !== LANGUAGE_ID) return undefined;
      return await this.#view.load(this.#client, this.#uri.toString());
    } catch (error) {
      // The file may be gone. A fault of the server's is told in its log, and shows as a page with nothing on it.
      console.error(error);
      return undefined;
    }
  }

  #changed(languageId: string): void {
    if (languageId !== LANGUAGE_ID || !this.#panel.visible) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), REST);
  }

  #send(): void {
    if (this.#shown === undefined) return;
    const { content } = this.#shown;
    this.#post({
      type: 'show',
      ...(content === undefined ? {} : { content }),
      words: this.#view.words(),
      record: this.#uri.toString(),
    });
  }

  #mark({ document, selection }: vscode.TextEditor): void {
    const uri = document.uri.toString();
    if (document.languageId !== LANGUAGE_ID || !this.#panel.visible) return;
    const { line } = selection.active;
    const found = (this.#shown?.places ?? []).findIndex(
      (place) => place.uri === uri && place.line <= line && place.last !== undefined && line <= place.last,
    );
    this.#post({ type: 'mark', ...(found === -1 ? {} : { place: found }) });
  }

  #post(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }
}

function newPanel(view: RecordView, uri: vscode.Uri, column: vscode.ViewColumn): vscode.WebviewPanel {
  const fileName = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.case\.md$/, '');
  return vscode.window.createWebviewPanel(view.viewType, view.title(fileName), column, {
    enableScripts: true,
    enableForms: false,
    enableFindWidget: true,
    localResourceRoots: [distFolder()],
  });
}

/** The page without what it shows. The script and the style are ours, and carry a number that nothing else in the page can know. */
function shell(webview: vscode.Webview, { script, style }: RecordView): string {
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [distFolder()] };
  const nonce = newNonce();
  const source = webview.asWebviewUri(vscode.Uri.joinPath(distFolder(), script)).toString();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Case Record</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${source}"></script>
</body>
</html>`;
}

/** 128 bits of chance, as hexadecimal digits. */
function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function distFolder(): vscode.Uri {
  const extension = vscode.extensions.getExtension(EXTENSION);
  if (extension === undefined) throw new Error(`The extension ${EXTENSION} does not find itself.`);
  return vscode.Uri.joinPath(extension.extensionUri, 'dist');
}

function keyOf({ viewType }: RecordView, uri: vscode.Uri): string {
  return `${viewType} ${uri.toString()}`;
}

/** The record of the active editor. */
function recordOfWindow(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === LANGUAGE_ID ? document.uri : undefined;
}

/** A record's address as a menu (an address) or a command (its text) hands it over. */
function recordTold(told: unknown): vscode.Uri | undefined {
  if (told instanceof vscode.Uri) return told;
  if (typeof told !== 'string') return undefined;
  try {
    return vscode.Uri.parse(told, true);
  } catch {
    return undefined;
  }
}

/** Beside the page where the record already stands there; else over it, and never a second tab of the same record. */
async function goTo({ uri, line }: ViewPlace): Promise<void> {
  const position = new vscode.Position(line, 0);
  const there = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
  );
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    selection: new vscode.Range(position, position),
    ...(there === undefined ? {} : { viewColumn: there.viewColumn }),
  });
}
