/**
 * The language server as it is shipped: one program, which a process under Node and a web worker both start. It asks nothing of either, and gets what
 * carries its messages handed in.
 */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/browser';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { FileAccess } from '../workspace/types.ts';
import type { Digest } from './kept-findings.ts';
import { serve } from './server.ts';
import { dateInEngland } from './today.ts';

/** What messages go and come by in a browser: a port, or the worker that this runs in. */
export interface Messages {
  postMessage(message: unknown): void;
}

/** Serves in a browser, where there is no disk, until the messages end. */
export function startServerOn(port: Messages): void {
  startServerWith(new BrowserMessageReader(port), new BrowserMessageWriter(port));
}

/** Serves until the messages end. `ended` hears that the client is done with the server. */
export function startServerWith(
  reader: MessageReader,
  writer: MessageWriter,
  machine?: { readonly disk: FileAccess; readonly digest: Digest },
  ended?: () => void,
): void {
  const connection = createConnection(reader, writer);
  serve(connection, { engine: standardEngine(), today: () => dateInEngland(new Date()), ...machine });
  if (ended !== undefined) connection.onExit(ended);
  connection.listen();
}
