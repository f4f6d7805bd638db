/** The records of children below a folder, looked up by id. */
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { Workspaces } from '../workspace/open.ts';
import { isWithin } from '../workspace/record-files.ts';
import type { Uri, Workspace } from '../workspace/types.ts';
import { CannotProceed, type Io } from './io.ts';
import type { Judging } from './judged-files.ts';
import { kindOf } from './named-records.ts';
import { plain } from './plain-text.ts';

/** A file that holds a record, and what governs it. */
export interface FoundRecord {
  readonly uri: Uri;
  readonly workspace: Workspace;
}

/** The files that have an id: none, one, or (a fault) several. */
export type RecordsById = (id: string) => readonly FoundRecord[];

/** Opens all workspaces below `folder`, once for however many ids. Throws {@link CannotProceed} where there is no such folder, or no record in it. */
export async function recordsBelow(io: Io, folder: string, { files, engine }: Judging): Promise<RecordsById> {
  const path = resolve(io.cwd, folder);
  if ((await kindOf(path)) !== 'folder') throw new CannotProceed(`There is no folder ${plain(folder)}.`);
  const within = URI.file(path).toString();
  const workspaces = new Workspaces(files, engine);
  const roots = new Set<Uri>();
  for (const record of await files.records(within)) roots.add(await workspaces.rootOf(record));
  if (roots.size === 0)
    throw new CannotProceed(
      `There are no records in ${plain(folder)}. Name the folder that holds them with --in FOLDER.`,
    );
  const all: Workspace[] = [];
  for (const root of roots) all.push(await workspaces.at(root));
  return (id) =>
    all.flatMap((workspace) =>
      workspace.around
        .filesOf(id)
        .filter((uri) => isWithin(within, uri))
        .map((uri) => ({ uri, workspace })),
    );
}
