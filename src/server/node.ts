/** The language server under Node: files from the disk, the date from the machine's clock. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { digestOf } from '../workspace/content-digest.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { serve } from './server.ts';
import { dateInEngland } from './today.ts';

/** Serves over the channel that the process's arguments name (`--stdio`, `--node-ipc`), until the client is gone. */
export function startServer(): void {
  const connection = createConnection(ProposedFeatures.all);
  serve(connection, {
    disk: nodeFiles,
    digest: digestOf,
    engine: standardEngine(),
    today: () => dateInEngland(new Date()),
  });
  connection.listen();
}
