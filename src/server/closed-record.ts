/** A record that is not open in the editor: read from its file, judged, and forgotten. */
import type { IsoDate } from '../record/types.ts';
import { judgeRecord } from '../workspace/judge.ts';
import type { FileAccess, FileText, Uri, Workspace } from '../workspace/types.ts';
import type { JudgedRecord } from './judged-record.ts';
import { RecordDocument } from './record-document.ts';

/** Why a file could not be read. */
export type FileFault = Extract<FileText, { problem: string }>;

/** Reads and judges the file; the fault where it is longer than `maxBytes`, not text, or gone. */
export async function readRecord(
  uri: Uri,
  files: FileAccess,
  maxBytes: number,
  workspace: Workspace,
  asOf: IsoDate,
): Promise<JudgedRecord | FileFault> {
  const file = await files.read(uri, maxBytes);
  if (!('text' in file)) return file;
  const judgement = judgeRecord(workspace, file.text, asOf);
  return { uri, document: new RecordDocument(uri, 0, judgement.record), judgement, workspace, asOf };
}
