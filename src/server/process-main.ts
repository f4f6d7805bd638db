/** Entry of the server's own process as the extension ships it: what only Node has, around the program that a web worker starts too. */
import {
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { digestOf } from '../workspace/content-digest.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { startServerWith } from './core.ts';

const [reader, writer] = messages();
// A server whose client is gone has nobody to answer.
reader.onClose(() => process.exit(1));
process.once('disconnect', () => process.exit(1));
startServerWith(reader, writer, { disk: nodeFiles, digest: digestOf }, () => process.exit(0));

/** Over the channel from the process that started this one, or with `--stdio` over its pipes. */
function messages(): readonly [MessageReader, MessageWriter] {
  if (!process.argv.includes('--stdio')) return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
}
