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
    worker = await startWorker(vscode.Uri.joinPath(extensionUri, 'dist'));
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
async function startWorker(programs: vscode.Uri): Promise<Worker> {
  const [core, report, agenda] = await Promise.all([read('server-core.cjs'), read('report.cjs'), read('agenda.cjs')]);
  // What makes the report, and the agenda of a supervision, go with it as functions, which are run only when somebody asks for one.
  const apart = ["{'./report.cjs':()=>", ...asModule(report), ",'./agenda.cjs':()=>", ...asModule(agenda), '}'];
  const required = ['const require=(made=>{const known={};return name=>known[name]??=made[name]()})(', ...apart, ');'];
  const program = [...required, '(', ...asModule(core), ').startServerOn(self);'];
  return new Worker(URL.createObjectURL(new Blob(program, { type: 'text/javascript' })));

  async function read(name: string): Promise<BlobPart> {
    return new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(programs, name)));
  }
}

/** A program as Node would run it: in a function, whose names are its own, and with what it exports as its value. */
function asModule(program: BlobPart): readonly BlobPart[] {
  return ['(()=>{const module={exports:{}},exports=module.exports;', program, '\nreturn module.exports})()'];
}
