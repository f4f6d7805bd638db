/** What `journey` and `chronology` are asked alike: the days of a record that are told, and in what form. */
import { extname } from 'node:path';
import type { EntryRef } from '../journey/types.ts';
import type { EntryBlock, IsoDate } from '../record/types.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { CannotProceed, type Io } from './io.ts';
import { type JudgedRecord, judgeOne } from './one-record.ts';
import { checkOutput } from './output.ts';

export interface ToldOptions<Format extends string> {
  readonly in?: string;
  readonly asOf?: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly output?: string;
  readonly format?: Format;
  readonly showText?: true;
}

/** The record that is to be told of. `verb`: what is done with the days, for whoever gives them the wrong way round. Throws {@link CannotProceed}. */
export async function recordToTell(
  io: Io,
  named: string,
  { in: folder = '.', asOf, from, to, output }: ToldOptions<string>,
  verb: string,
): Promise<JudgedRecord> {
  if (from !== undefined && to !== undefined && from > to)
    throw new CannotProceed(`The first day to ${verb} (${from}) is after the last one (${to}).`);
  await checkOutput(io, output);
  return judgeOne(io, named, folder, { files: nodeFiles, engine: standardEngine(), asOf });
}

/** The format that was asked for, or the one that the ending of the file's name asks for. */
export function formatOf<Format extends string>(
  { format, output = '' }: ToldOptions<Format>,
  endings: ReadonlyMap<string, Format>,
  otherwise: Format,
): Format {
  return format ?? endings.get(extname(output).toLowerCase()) ?? otherwise;
}

/** Entries of the record itself as they are written; an entry of another record gives nothing. */
export function blocksOf({ judgement: { journey, record } }: JudgedRecord): (ref: EntryRef) => EntryBlock | undefined {
  return (ref) => (ref.record === journey?.facts.id ? record.entries[ref.index]?.block : undefined);
}

/** Names by the ids of the settings. */
export function namesOf({ workspace: { config } }: JudgedRecord): (id: string) => string | undefined {
  return (id) => config.people.get(id)?.name;
}
