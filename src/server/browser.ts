/** The language server in a web worker: no disk, so that records are judged by the text that the editor sends. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { memoryFiles } from '../workspace/memory-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { serve } from './server.ts';
import { dateInEngland } from './today.ts';

/** Serves over a port, or over the messages of the worker that this runs in. */
export function startServerOn(port: MessagePort | Worker): void {
  const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
  const files = memoryFiles(new Map());
  serve(connection, { files, engine: standardEngine(), today: () => dateInEngland(new Date()) });
  connection.listen();
}
