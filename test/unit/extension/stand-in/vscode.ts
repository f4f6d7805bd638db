/**
 * As much of VS Code as what the client decides by itself asks for, so that this is tried without a window: what is shown is kept in {@link seen}. It takes
 * the place of the module `vscode` by `./instead.ts`.
 */
import { URI, Utils } from 'vscode-uri';

/** What was shown since the test began. */
export const seen = {
  messages: [] as string[],
  commands: [] as (readonly unknown[])[],
  shown: [] as (readonly [string, number])[],
};
/** The buttons that somebody presses on what is shown, in their order; without one a message goes by itself. */
export const pressed: string[] = [];
/** Settings by their whole name, and the folders of the window. */
export const settings = new Map<string, unknown>();

const say = (message: string, ...buttons: readonly unknown[]): Promise<string | undefined> => {
  seen.messages.push(message);
  const button = pressed.find((each) => buttons.includes(each));
  if (button !== undefined) pressed.splice(pressed.indexOf(button), 1);
  return Promise.resolve(button);
};

export class Disposable {
  readonly #dispose: () => void;
  constructor(dispose: () => void) {
    this.#dispose = dispose;
  }
  dispose(): void {
    this.#dispose();
  }
  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const each of all) each.dispose();
    });
  }
}

export class EventEmitter<T> {
  readonly #listeners = new Set<(event: T) => unknown>();
  readonly event = (listener: (event: T) => unknown): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export class CancellationTokenSource {
  readonly #cancelled = new EventEmitter<void>();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.#cancelled.event };
  cancel(): void {
    this.token.isCancellationRequested = true;
    this.#cancelled.fire();
  }
  dispose(): void {
    this.#cancelled.dispose();
  }
}

export class Uri extends URI {
  static joinPath = Utils.joinPath;
}

/** A document, as far as it is looked at. */
export interface Opened {
  readonly uri: URI;
  readonly languageId: string;
  version: number;
  isClosed: boolean;
}
export interface Shown {
  readonly document: Opened;
  readonly selection: { readonly active: { readonly line: number } };
  readonly visibleRanges: readonly { readonly start: { readonly line: number } }[];
}
/** By address; what is not here can't be opened. */
export const documents = new Map<string, Opened>();
export const saved = new EventEmitter<{ readonly languageId: string; readonly uri: string }>();
export const selected = new EventEmitter<{ readonly textEditor: Shown }>();
export const scrolled = new EventEmitter<{ readonly textEditor: Shown }>();
const never = new EventEmitter<never>();

/** A tab with a page, as it was opened. */
export interface Tab {
  readonly viewType: string;
  readonly options: unknown;
  title: string;
  readonly webview: { html: string };
  /** How often it was brought to the front. */
  revealed: number;
  reveal(): void;
  /** Somebody closes it. */
  close(): void;
  readonly onDidDispose: EventEmitter<void>['event'];
  /** What the tab was called when it was opened. */
  readonly opened: string;
}
/** Every tab with a page since the test began, in the order in which they were opened. */
export const tabs: Tab[] = [];

export class Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(start: Position, end: Position) {
    this.start = start;
    this.end = end;
  }
}

export class SnippetString {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export const TextEditorRevealType = { InCenterIfOutsideViewport: 2 };

export const l10n = {
  t: (message: string, ...args: readonly unknown[]): string =>
    message.replace(/\{(\d)\}/gu, (_, at: string) => String(args[Number(at)])),
};

export const window = {
  showInformationMessage: say,
  showWarningMessage: say,
  showErrorMessage: say,
  setStatusBarMessage: say,
  showTextDocument: async (uri: URI, { selection }: { readonly selection: Range }): Promise<void> => {
    seen.shown.push([uri.toString(), selection.start.line]);
  },
  showSaveDialog: (): Promise<undefined> => Promise.resolve(undefined),
  showQuickPick: (): Promise<undefined> => Promise.resolve(undefined),
  createWebviewPanel: (viewType: string, title: string, _: number, options: unknown): Tab => {
    const closed = new EventEmitter<void>();
    const tab: Tab = {
      viewType,
      options,
      title,
      webview: { html: '' },
      revealed: 0,
      reveal: () => {
        tab.revealed += 1;
      },
      close: () => closed.fire(),
      onDidDispose: closed.event,
      opened: title,
    };
    tabs.push(tab);
    return tab;
  },
  onDidChangeWindowState: never.event,
  onDidChangeTextEditorSelection: selected.event,
  onDidChangeTextEditorVisibleRanges: scrolled.event,
  visibleTextEditors: [] as Shown[],
};

export const commands = {
  executeCommand: async (...called: readonly unknown[]): Promise<void> => {
    seen.commands.push(called);
  },
};

export class Location {
  readonly uri: URI;
  readonly range: Position;
  constructor(uri: URI, range: Position) {
    this.uri = uri;
    this.range = range;
  }
}

export const extensions = { getExtension: () => ({ extensionUri: URI.parse('file:///extension') }) };
export const ViewColumn = { Active: -1, Beside: -2 };

export const workspace = {
  workspaceFolders: [{ uri: 'file:///team' }],
  getConfiguration: (section: string) => ({ get: (name: string): unknown => settings.get(`${section}.${name}`) }),
  fs: { isWritableFileSystem: (): boolean => true },
  getWorkspaceFolder: (): unknown => workspace.workspaceFolders[0],
  onDidChangeConfiguration: never.event,
  onDidChangeWorkspaceFolders: never.event,
  onDidSaveTextDocument: saved.event,
  onDidChangeTextDocument: never.event,
  openTextDocument: async (uri: URI): Promise<Opened> => {
    const document = documents.get(uri.toString());
    if (document === undefined) throw new Error('There is no such file.');
    return document;
  },
};
