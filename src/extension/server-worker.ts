/** The server in a web worker. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { LANGUAGE_ID } from '../server/protocol.ts';
import type { WayToServer } from './client.ts';

export const serverWorker: WayToServer = ({ extensionUri }, options) => {
  const program = vscode.Uri.joinPath(extensionUri, 'dist/browser-server.js').toString(true);
  return new LanguageClient(LANGUAGE_ID, 'Case Record', async () => new Worker(program), options);
};
