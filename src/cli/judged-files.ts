/** Reads and judges the records that were named, one after the other, each under the workspace that governs it. */
import { relative, sep } from 'node:path';
import { pMapIterable } from 'p-map';
import { URI } from 'vscode-uri';
import type { Judgement } from '../lint/types.ts';
import type { IsoDate } from '../record/types.ts';
import type { Engine } from '../workspace/engine.ts';
import { judgeRecord } from '../workspace/judge.ts';
import { READ_AT_ONCE, Workspaces } from '../workspace/open.ts';
import type { FileAccess, FileText, Uri, Workspace } from '../workspace/types.ts';
import { CannotProceed, type Io, type Session, say } from './io.ts';
import { namedRecords } from './named-records.ts';
import { today } from './options.ts';
import { progress } from './progress.ts';

export type FileFault = Extract<FileText, { problem: string }>;

/** Why a file that was named is left out of what is counted: its fault, or else that nobody can tell whose it is. */
export function whyLeftOut(fault: FileFault | undefined): string {
  return fault === undefined ? 'It does not say whose record it is.' : fault.message;
}

/** One file that was named: judged, or the reason why it could not be read. */
export interface JudgedFile {
  readonly uri: Uri;
  /** The path from the current folder, with `/`. */
  readonly file: string;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
  readonly outcome: Judgement | FileFault;
}

export interface Judging {
  readonly files: FileAccess;
  readonly engine: Engine;
  /** The day that was asked for; without it, that of the workspace, or today. */
  readonly asOf: IsoDate | undefined;
}

/**
 * Judges everything that `paths` name (the current folder where they name nothing), handing on one record at a time, so that texts
 * are not kept. A path that leads to no record is said on stderr and ends the run with 2, but the others are still judged. What belongs to settings is passed
 * over beside records.
 */
export async function* judgeNamed(
  session: Session,
  paths: readonly string[],
  judging: Judging,
): AsyncGenerator<JudgedFile> {
  const { io } = session;
  const { files, engine } = judging;
  const records = await recordsNamed(session, paths, files);
  const workspaces = new Workspaces(files, engine);
  const reading = pMapIterable(
    records,
    async (uri) => ({ uri, workspace: await workspaces.of(uri), read: await files.read(uri, engine.longestRecord) }),
    { concurrency: READ_AT_ONCE },
  );
  const bar = progress(io, records.length, 'records');
  try {
    for await (const { uri, workspace, read } of reading) {
      const asOf = judging.asOf ?? workspace.config.asOf ?? today(io);
      const outcome = 'text' in read ? judgeRecord(workspace, read.text, asOf) : read;
      bar.step();
      yield { uri, file: shownPath(io, uri), workspace, asOf, outcome };
    }
  } finally {
    bar.stop();
  }
}

/** The records that `paths` name, in order. Says on stderr which of them lead to none, and refuses where no one does. */
export async function recordsNamed(
  session: Session,
  paths: readonly string[],
  files: FileAccess,
): Promise<readonly Uri[]> {
  const { io } = session;
  const { records, unmet, settings } = await namedRecords(paths.length > 0 ? paths : ['.'], io.cwd, files);
  if (records.length === 0) throw new CannotProceed([...unmet, ...settings.map(({ message }) => message)].join('\n'));
  for (const message of unmet) {
    say(io, message);
    session.end(2);
  }
  return records;
}

/** A file's path from the current folder, with `/` on every system. */
export function shownPath(io: Io, uri: Uri): string {
  const path = relative(io.cwd, URI.parse(uri).fsPath);
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
