/** The language client: starts the server in a process of its own and asks it the questions that commands need answered. */
import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import { type InitializationOptions, LANGUAGE_ID, RULE_SCHEME } from '../server/protocol.ts';
import { lintByItself } from './lint-by-itself.ts';
import { showRulePages } from './rule-pages.ts';

/** Where records are written: not in the read-only copies that a comparison with git shows. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-test-web'];

export class CaseRecordClient {
  readonly #client: LanguageClient;
  #requests = 0;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  /** Asks the server. Throws what the server answered with, where that is an error. */
  ask<R>(request: string, params: object, token?: vscode.CancellationToken): Promise<R> {
    return this.#client.sendRequest<R>(request, params, token);
  }

  /** Asks for long work, with its progress in a notification that stops it. Undefined where it was stopped. */
  async askAtLength<R>(request: string, title: string, params: object = {}): Promise<R | undefined> {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, async (progress, token) => {
      this.#requests += 1;
      const workDoneToken = `${request}-${this.#requests}`;
      let reached = 0;
      const watching = this.#client.onProgress(WorkDoneProgress.type, workDoneToken, (step) => {
        if (step.kind !== 'report') return;
        const increment = Math.max(0, (step.percentage ?? reached) - reached);
        reached += increment;
        progress.report({ increment, ...(step.message === undefined ? {} : { message: step.message }) });
      });
      try {
        return await this.ask<R>(request, { ...params, workDoneToken }, token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      } finally {
        watching.dispose();
      }
    });
  }

  stop(): Promise<void> {
    return this.#client.stop();
  }
}

/** Starts the server and waits until it can be asked. */
export async function startClient(context: vscode.ExtensionContext): Promise<CaseRecordClient> {
  const initializationOptions: InitializationOptions = { rulePages: `${RULE_SCHEME}:/`, findings: 'sent' };
  const options: LanguageClientOptions = {
    documentSelector: SCHEMES.map((scheme) => ({ scheme, language: LANGUAGE_ID })),
    initializationOptions,
    outputChannelName: 'Case Record',
    markdown: { isTrusted: false, supportHtml: false },
  };
  const module = context.asAbsolutePath('dist/server.cjs');
  const client = new LanguageClient(LANGUAGE_ID, 'Case Record', { module, transport: TransportKind.ipc }, options);
  const caseRecord = new CaseRecordClient(client);
  context.subscriptions.push(showRulePages(caseRecord));
  await client.start();
  context.subscriptions.push(lintByItself(caseRecord));
  return caseRecord;
}
