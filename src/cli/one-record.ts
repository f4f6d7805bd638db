/** The one record that a person names: a file, or a child's id looked up in a folder. */
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import type { Journey } from '../journey/types.ts';
import type { Judgement } from '../lint/types.ts';
import type { IsoDate } from '../record/types.ts';
import { judgeRecord } from '../workspace/judge.ts';
import { Workspaces } from '../workspace/open.ts';
import { isRecordName, isWithin } from '../workspace/record-files.ts';
import type { Uri, Workspace } from '../workspace/types.ts';
import { CannotProceed, type Io } from './io.ts';
import { type Judging, shownPath } from './judged-files.ts';
import { kindOf, notRecord } from './named-records.ts';
import { today } from './options.ts';
import { plain } from './plain-text.ts';

export interface JudgedRecord {
  /** The path from the current folder, with `/`. */
  readonly file: string;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
  readonly judgement: Judgement;
}

/** Judges the record of the file `named`, or the one with that id below `folder`. Throws {@link CannotProceed} where there is none. */
export async function judgeOne(io: Io, named: string, folder: string, judging: Judging): Promise<JudgedRecord> {
  const { files, engine } = judging;
  const workspaces = new Workspaces(files, engine);
  const uri = await findRecord(io, named, folder, judging, workspaces);
  const [workspace, read] = await Promise.all([workspaces.of(uri), files.read(uri, engine.longestRecord)]);
  const file = shownPath(io, uri);
  if (!('text' in read)) throw new CannotProceed(`${plain(file)}: ${read.message}`);
  const asOf = judging.asOf ?? workspace.config.asOf ?? today(io);
  return { file, workspace, asOf, judgement: judgeRecord(workspace, read.text, asOf) };
}

/** The journey of the record. `so`: what there is not where it does not say whose it is, for {@link CannotProceed}. */
export function journeyOf({ file, judgement }: Pick<JudgedRecord, 'file' | 'judgement'>, so: string): Journey {
  if (judgement.journey === undefined)
    throw new CannotProceed(`${plain(file)} does not say whose record it is, so ${so}. Run "case-record lint" on it.`);
  return judgement.journey;
}

async function findRecord(
  io: Io,
  named: string,
  folder: string,
  { files }: Judging,
  workspaces: Workspaces,
): Promise<Uri> {
  const path = resolve(io.cwd, named);
  if ((await kindOf(path)) === 'file') {
    // Any text at all reads as a record with nothing in it, and an entry could be put at the end of it.
    const reason = await notRecord(path, named, files);
    if (reason !== undefined) throw new CannotProceed(reason);
    return URI.file(path).toString();
  }
  if (isRecordName(named)) throw new CannotProceed(`There is no file ${plain(named)}.`);
  const place = resolve(io.cwd, folder);
  if ((await kindOf(place)) !== 'folder') throw new CannotProceed(`There is no folder ${plain(folder)}.`);
  const within = URI.file(place).toString();
  const roots = new Set<Uri>();
  for (const record of await files.records(within)) roots.add(await workspaces.rootOf(record));
  // A store beside another may have the same id: whichever came first would be told of as if it were the only one.
  const found: Uri[] = [];
  for (const root of roots)
    found.push(...(await workspaces.at(root)).around.filesOf(named).filter((uri) => isWithin(within, uri)));
  if (found.length > 1) {
    const names = found.map((uri) => plain(shownPath(io, uri))).sort();
    throw new CannotProceed(
      `${found.length} files have the id ${plain(named)}: ${names.join(', ')}. Name the file that is meant.`,
    );
  }
  if (found[0] !== undefined) return found[0];
  throw new CannotProceed(
    `No record in ${plain(folder)} has the id ${plain(named)}. Name its file, or the folder to look in with --in FOLDER.`,
  );
}
