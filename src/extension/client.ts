/** The language client: starts the server, wherever it runs, and asks it the questions that commands need answered. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State, WorkDoneProgress } from 'vscode-languageclient';
import { type InitializationOptions, LANGUAGE_ID, RULE_SCHEME } from '../server/protocol.ts';
import { answerAboutFiles } from './answer-about-files.ts';
import { showExplanationPages } from './explanation-pages.ts';
import { lintByItself } from './lint-by-itself.ts';
import { showRulePages } from './rule-pages.ts';
import { RecordStatusBar } from './status-bar.ts';

/** Where records are written, besides the folders of the window: not in the read-only copies that a comparison with git shows. */
const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];

/** The files of a team's folder, whose text counts before it is saved. */
const SETTINGS_FILES = [
  'config.yaml',
  'policy.yaml',
  'entries/*.schema.json',
  'snippets/*.json',
  'templates/**/*.md',
].map((name) => `**/.case-record/${name}`);

export class CaseRecordClient {
  readonly #client: BaseLanguageClient;
  #requests = 0;
  /** What is told of the record in the active editor, once the server can be asked. */
  statusBar: RecordStatusBar | undefined;
  /** Settles when the check of all records that is made by itself on opening has ended: whether there was one. */
  firstCheck: Promise<boolean> = Promise.resolve(false);

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  /** Asks the server. Throws what the server answered with, where that is an error. */
  ask<R>(request: string, params: object, token?: vscode.CancellationToken): Promise<R> {
    return this.#client.sendRequest<R>(request, params, token);
  }

  /** Asks for long work, with its progress in a notification that stops it. Undefined where it was stopped. */
  async askAtLength<R>(request: string, title: string, params: object = {}): Promise<R | undefined> {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, (progress, token) => {
      let reached = 0;
      return this.askWatched<R>(request, params, token, ({ percentage = reached, message }) => {
        const increment = Math.max(0, percentage - reached);
        reached += increment;
        progress.report({ increment, ...(message === undefined ? {} : { message }) });
      });
    });
  }

  /** Asks for long work and hears how far it is (in per cent, and in words). Undefined where it was stopped. */
  async askWatched<R>(
    request: string,
    params: object,
    token: vscode.CancellationToken,
    step: (reached: { readonly percentage?: number; readonly message?: string }) => void,
  ): Promise<R | undefined> {
    this.#requests += 1;
    const workDoneToken = `${request}-${this.#requests}`;
    const watching = this.#client.onProgress(WorkDoneProgress.type, workDoneToken, (reached) => {
      if (reached.kind === 'report') step(reached);
    });
    try {
      return await this.ask<R>(request, { ...params, workDoneToken }, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    } finally {
      watching.dispose();
    }
  }

  /** Hears what the server tells of its own accord. */
  hear(notification: string, listener: () => void): vscode.Disposable {
    return this.#client.onNotification(notification, listener);
  }

  /** Hears that the server runs again, after it had ended by itself. */
  onRestart(listener: () => void): vscode.Disposable {
    return this.#client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) listener();
    });
  }

  stop(): Promise<void> {
    return this.#client.stop();
  }
}

/** What questions alone need of the client. */
export type Asking = Pick<CaseRecordClient, 'ask'>;

/** The way to a server: in a process of its own, or in a web worker. Nothing is started yet. */
export type WayToServer = (context: vscode.ExtensionContext, options: LanguageClientOptions) => BaseLanguageClient;

/** Starts the server and waits until it can be asked. */
export async function startClient(context: vscode.ExtensionContext, way: WayToServer): Promise<CaseRecordClient> {
  const worker = vscode.workspace.getConfiguration('caseRecord').get<string>('worker', '');
  const initializationOptions: InitializationOptions = {
    rulePages: `${RULE_SCHEME}:/`,
    findings: 'sent',
    commands: true,
    files: true,
    worker,
  };
  const options: LanguageClientOptions = {
    documentSelector: schemes().flatMap((scheme) => [
      { scheme, language: LANGUAGE_ID },
      ...SETTINGS_FILES.map((pattern) => ({ scheme, pattern })),
    ]),
    initializationOptions,
    // The server is told again whenever one of our settings changes.
    synchronize: { configurationSection: 'caseRecord' },
    outputChannelName: 'Case Record',
    markdown: { isTrusted: false, supportHtml: false },
  };
  const client = way(context, options);
  const caseRecord = new CaseRecordClient(client);
  context.subscriptions.push(answerAboutFiles(client), showRulePages(caseRecord), showExplanationPages(caseRecord));
  await client.start();
  caseRecord.statusBar = new RecordStatusBar(caseRecord);
  const { first, listening } = lintByItself(caseRecord);
  caseRecord.firstCheck = first;
  context.subscriptions.push(listening, caseRecord.statusBar);
  return caseRecord;
}

/** Folders of a virtual workspace have a scheme of their own. */
function schemes(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set([...SCHEMES, ...folders.map(({ uri }) => uri.scheme)])];
}
