/** The language server in a web worker: it has no disk, and reads files through the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { standardEngine } from '../workspace/standard-engine.ts';
import { serve } from './server.ts';
import { dateInEngland } from './today.ts';

/** What messages go and come by: a port, or the worker that this runs in. */
export interface Messages {
  postMessage(message: unknown): void;
}

/** Serves until the messages end. */
export function startServerOn(port: Messages): void {
  const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
  serve(connection, { engine: standardEngine(), today: () => dateInEngland(new Date()) });
  connection.listen();
}
