/** A record that is not open in the editor: read from its file, judged, and forgotten. */
import type { IsoDate } from '../record/types.ts';
import { judgeRecord } from '../workspace/judge.ts';
import type { FileText, Uri, Workspace } from '../workspace/types.ts';
import type { JudgedRecord } from './judged-record.ts';
import { RecordDocument } from './record-document.ts';

/** Why a file could not be read. */
export type FileFault = Extract<FileText, { problem: string }>;

/** Judges the text of a file. */
export function judgeFile(uri: Uri, text: string, workspace: Workspace, asOf: IsoDate): JudgedRecord {
  const judgement = judgeRecord(workspace, text, asOf);
  return { uri, document: new RecordDocument(uri, 0, judgement.record), judgement, workspace, asOf };
}
