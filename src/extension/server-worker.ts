/** The server in a web worker. */
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
  State,
} from 'vscode-languageclient/browser';
import { LANGUAGE_ID } from '../server/protocol.ts';
import type { WayToServer } from './client.ts';

export const serverWorker: WayToServer = ({ extensionUri, subscriptions }, options) => {
  let worker: Worker | undefined;
  // The messages are handed over, and not the worker: in VS Code what `new Worker` gives is no `Worker` by its class, which the client asks for.
  const start = async (): Promise<MessageTransports> => {
    worker = await startWorker(vscode.Uri.joinPath(extensionUri, 'dist/browser-server.js'));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = new LanguageClient(LANGUAGE_ID, 'Case Record', start, options);
  subscriptions.push(
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) worker?.terminate();
    }),
  );
  return client;
};

/**
 * The program is read like any file of the extension, wherever it was installed from: VS Code refuses to start a worker by an address on the machine that
 * serves it, and a browser by one of another site.
 */
async function startWorker(program: vscode.Uri): Promise<Worker> {
  const bytes = await vscode.workspace.fs.readFile(program);
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  return new Worker(address);
}
