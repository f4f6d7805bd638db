/**
 * A view of one record in an editor tab: what *Show journey* and other pages about a record have in common. There is one panel for a record and a view. It
 * follows the record as it is written, goes to an entry where the page asks for it, and comes back with the window.
 */
import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../server/protocol.ts';
import type { Asking } from './client.ts';
import { pageFrame, pageOptions } from './page-frame.ts';
import { readFromPage, type ToPage, type Words } from './pages/messages.ts';
import { type EditorLine, placeWith, type ViewPlace, wayDown } from './view-places.ts';

export interface ViewContent {
  /** What the page's script is handed: markup made by `src/views/html.ts`, or data. */
  readonly content: unknown;
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
  /** Whether the page goes down with the editor: its places are then all of the record, in order. */
  readonly isFollowing?: true;
  /** The page's own words; `nothing` is said where there is nothing to show. */
  words(): Words & { readonly nothing: string };
  /** Asks the server; undefined where the record says nothing of the kind (it is none, or doesn't say whose it is). */
  load(client: Asking, uri: string): Promise<ViewContent | undefined>;
  /** Does something that its page asks for by name, and gives whether it did. */
  act?(client: Asking, uri: string, act: string): Promise<boolean>;
}

/** What a command that shows a view gives its caller. */
export interface ShownView {
  readonly places: readonly ViewPlace[];
  /** Does what the page asks for, and gives whether it did. What it is told is looked at first. */
  heard(told: unknown): Promise<boolean>;
}

/**
 * What is to be shown: `nothing` where the server says that there is nothing, `changed` where the record became another meanwhile, and `failed` where it could
 * not be asked or read.
 */
type Loaded = ViewContent | 'nothing' | 'changed' | 'failed';

/** Milliseconds without a change after which the page is brought up to date. */
const REST = 300;

/** By view and record. */
const open = new Map<string, RecordPanel>();

/** Shows the view of a record: of the one named (an address, from another command), or of the editor's. */
export async function showRecordView(
  view: RecordView,
  client: Asking,
  told: unknown,
  column: vscode.ViewColumn = vscode.ViewColumn.Active,
): Promise<ShownView | undefined> {
  const uri = recordTold(told) ?? recordOfWindow();
  if (uri === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a record first.'));
    return undefined;
  }
  // As the page may take the place of the editor, what that shows is looked at first.
  const cursor = cursorIn(uri);
  const panel = open.get(keyOf(view, uri)) ?? new RecordPanel(view, client, uri, newPanel(view, uri, column));
  return panel.reveal(cursor);
}

/** Fills a panel that came back with the window; `state` is what the page kept. */
export async function restoreRecordView(
  view: RecordView,
  client: Asking,
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
  readonly #client: Asking;
  readonly #uri: vscode.Uri;
  readonly #panel: vscode.WebviewPanel;
  /** Undefined until the server has been asked; a text says why there is nothing to show. */
  #shown: ViewContent | string | undefined;
  /** Whether the page is there and listens: it is made anew whenever it comes into sight. */
  #listens = false;
  #cursor: EditorLine | undefined;
  /** Whether somebody asked to see the entry of the cursor, and the page has not been told. */
  #isAsked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was asked, so that an answer that comes late doesn't take the place of a newer one. */
  #asked = 0;

  constructor(view: RecordView, client: Asking, uri: vscode.Uri, panel: vscode.WebviewPanel) {
    this.#view = view;
    this.#client = client;
    this.#uri = uri;
    this.#panel = panel;
    this.#cursor = cursorIn(uri);
    const key = keyOf(view, uri);
    const listening = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((told: unknown) => this.heard(told).catch(sayRefused)),
      // Another child's record may hold entries of this one, so a change in any record counts.
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.languageId)),
      vscode.workspace.onDidSaveTextDocument(() => this.#changed(LANGUAGE_ID)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#cursorMoved(textEditor)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#scrolled(textEditor)),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#listens = false;
        this.#changed(LANGUAGE_ID);
      }),
    );
    panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      listening.dispose();
      open.delete(key);
      // An answer that comes now has nowhere to go.
      this.#asked += 1;
    });
    panel.webview.options = pageOptions();
    panel.webview.html = pageFrame(panel.webview, view);
    // Last: a page that was closed meanwhile refuses all this, and is not to stand for the record.
    open.set(key, this);
  }

  async reveal(cursor: EditorLine | undefined): Promise<ShownView> {
    this.#cursor = cursor ?? this.#cursor;
    this.#isAsked = true;
    this.#panel.reveal();
    await this.refresh();
    return { places: this.#places, heard: (told) => this.heard(told) };
  }

  /** Asks the server again, and shows what it says. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const loaded = await this.#load();
    if (asked !== this.#asked) return;
    if (loaded === 'changed') this.#changed(LANGUAGE_ID);
    else {
      this.#shown = typeof loaded === 'object' ? loaded : this.#why(loaded);
      this.#send();
    }
  }

  /** Does what the page asks for, and gives whether it did. */
  async heard(told: unknown): Promise<boolean> {
    const message = readFromPage(told);
    if (message?.type === 'ready') {
      this.#listens = true;
      this.#send();
    }
    if (message?.type === 'act')
      return (await this.#view.act?.(this.#client, this.#uri.toString(), message.act)) ?? false;
    if (message?.type !== 'goTo') return message !== undefined;
    const place = this.#places[message.place];
    if (place === undefined) return false;
    await goTo(place);
    return true;
  }

  get #places(): readonly ViewPlace[] {
    return typeof this.#shown === 'object' ? this.#shown.places : [];
  }

  async #load(): Promise<Loaded> {
    try {
      // The server answers about records that are open; one that the editor closed is opened again, without a tab.
      const document = await vscode.workspace.openTextDocument(this.#uri);
      if (document.languageId !== LANGUAGE_ID) return 'nothing';
      const { version } = document;
      const content = await this.#view.load(this.#client, this.#uri.toString());
      if (content !== undefined) return content;
      return document.isClosed || document.version !== version ? 'changed' : 'nothing';
    } catch (error) {
      // The file may be gone; a fault of the server's is told in its log too.
      console.error(error);
      return 'failed';
    }
  }

  #why(loaded: 'nothing' | 'failed'): string {
    if (loaded === 'nothing') return this.#view.words().nothing;
    return vscode.l10n.t(
      'This page could not be made: the file may have been moved or deleted, or something in the program failed. It is tried again when a record changes, or this page is shown again.',
    );
  }

  #changed(languageId: string): void {
    if (languageId !== LANGUAGE_ID || !this.#panel.visible) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), REST);
  }

  #send(): void {
    const shown = this.#shown;
    if (shown === undefined || !this.#listens) return;
    const words = this.#view.words();
    const record = this.#uri.toString();
    if (typeof shown === 'string') this.#post({ type: 'show', words: { ...words, nothing: shown }, record });
    else {
      this.#post({ type: 'show', content: shown.content, words, record });
      this.#mark();
    }
  }

  #cursorMoved({ document, selection }: vscode.TextEditor): void {
    if (document.languageId !== LANGUAGE_ID) return;
    this.#cursor = { uri: document.uri.toString(), line: selection.active.line };
    this.#mark();
  }

  #mark(): void {
    if (!this.#listens || typeof this.#shown !== 'object') return;
    const place = this.#cursor && placeWith(this.#places, this.#cursor);
    this.#post({ type: 'mark', ...(place === undefined ? {} : { place }), isAsked: this.#isAsked });
    this.#isAsked = false;
  }

  #scrolled({ document, visibleRanges: [first] }: vscode.TextEditor): void {
    const uri = document.uri.toString();
    if (this.#view.isFollowing !== true || !this.#listens || first === undefined || uri !== this.#uri.toString())
      return;
    const way = wayDown(this.#places, { uri, line: first.start.line });
    if (way !== undefined) this.#post({ type: 'follow', ...way });
  }

  #post(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }
}

function newPanel(view: RecordView, uri: vscode.Uri, column: vscode.ViewColumn): vscode.WebviewPanel {
  const fileName = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.case\.md$/, '');
  return vscode.window.createWebviewPanel(view.viewType, view.title(fileName), column, pageOptions());
}

/** What the page asked for was refused: the file is gone, or an editor would not open. */
function sayRefused(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  void vscode.window.showWarningMessage(vscode.l10n.t('This could not be opened: {0}', why));
}

/** The line of the cursor in the editor of a record: the active one, or one that is seen. */
function cursorIn(uri: vscode.Uri): EditorLine | undefined {
  const { activeTextEditor: active, visibleTextEditors: seen } = vscode.window;
  const record = uri.toString();
  const editor = [...(active === undefined ? [] : [active]), ...seen].find(
    ({ document }) => document.uri.toString() === record,
  );
  return editor && { uri: record, line: editor.selection.active.line };
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
