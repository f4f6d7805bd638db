/** A record's file as the server has it open, to ask features about it. */
import { parseIsoDate } from '../../src/record/date.ts';
import type { JudgedRecord } from '../../src/server/judged-record.ts';
import { createCaseRecordService } from '../../src/server/service.ts';
import { Workspaces } from '../../src/workspace/open.ts';
import { standardEngine } from '../../src/workspace/standard-engine.ts';
import type { FileAccess, Uri } from '../../src/workspace/types.ts';

export interface OpenedFile {
  ask<T>(feature: (record: JudgedRecord) => T): Promise<T | undefined>;
}

export async function openedFile(uri: Uri, files: FileAccess, today = '2026-09-30'): Promise<OpenedFile> {
  const engine = standardEngine();
  const date = parseIsoDate(today);
  if (date === undefined) throw new Error(`${today} is no date`);
  const service = createCaseRecordService({
    files,
    workspaces: new Workspaces(files, engine),
    longestRecord: engine.longestRecord,
    today: () => date,
    rulePage: (rule) => `rule:/${rule}`,
  });
  const read = await files.read(uri, engine.longestRecord);
  if (!('text' in read)) throw new Error(`${uri} can't be read`);
  service.open(uri, 1, read.text);
  return { ask: (feature) => service.ask(uri, feature, undefined) };
}
