/** Writes a record anew where it is still the one that was read. */
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { decodeBytes, readBytes } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { Workspace } from '../workspace/types.ts';
import { CannotProceed, type Io } from './io.ts';
import { emit } from './output.ts';
import { plain } from './plain-text.ts';

/** A record as it was read. `file` is its path from the current folder. */
export interface ReadRecord {
  readonly file: string;
  readonly workspace: Pick<Workspace, 'root'>;
  readonly text: string;
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Whole or not at all. Throws {@link CannotProceed} with the reason where it can't be written, or is another by now. */
export async function rewriteRecord(io: Io, { file, workspace, text }: ReadRecord, now: string): Promise<void> {
  const path = resolve(io.cwd, file);
  const read = await readBytes(URI.file(path).toString(), standardEngine().longestRecord, workspace.root);
  const there = 'bytes' in read ? decodeBytes(read.bytes) : read;
  if (!('text' in there)) throw new CannotProceed(`${plain(file)}: ${there.message} Nothing was written.`);
  if (there.text !== text)
    throw new CannotProceed(`${plain(file)} changed meanwhile, so nothing was written. Try again.`);
  await emit(io, 'bytes' in read ? begunAs(read.bytes, now) : now, file);
}

/** A record that began with the mark of its byte order, which its text doesn't have, begins with it still. */
export function begunAs(before: Buffer, text: string): string {
  return before.subarray(0, 3).equals(BYTE_ORDER_MARK) ? `\ufeff${text}` : text;
}
