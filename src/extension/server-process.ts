/** The server in a process of its own. */
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { LANGUAGE_ID } from '../server/protocol.ts';
import type { WayToServer } from './client.ts';

export const serverProcess: WayToServer = (context, options) => {
  const module = context.asAbsolutePath('dist/server.cjs');
  return new LanguageClient(LANGUAGE_ID, 'Case Record', { module, transport: TransportKind.ipc }, options);
};
