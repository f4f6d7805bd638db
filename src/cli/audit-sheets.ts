/** The work sheets of an audit that a person names: single files, and folders that `audit sample` wrote. */
import { basename, dirname, join, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import type { IsoDate } from '../record/types.ts';
import { type DrawnSample, LONGEST_SAMPLE, readSample, SAMPLE_FILE } from '../views/audit/sample.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { isRecordName } from '../workspace/record-files.ts';
import type { FileText } from '../workspace/types.ts';
import { CannotProceed, type Io } from './io.ts';
import { isThere } from './is-there.ts';
import { shownPath } from './judged-files.ts';
import { kindOf } from './named-records.ts';
import { plain } from './plain-text.ts';

/** A sheet to be read. */
export interface SheetFile {
  /** An absolute path. */
  readonly path: string;
  /** As it is shown: from the current folder. */
  readonly shown: string;
  /** What the sample beside it says of it: whose audit it is, and when the child was drawn. */
  readonly drawn?: { readonly child: string; readonly on: IsoDate };
  /** A folder that a link must not lead out of: that of the sample, where only the folder was named. */
  readonly within?: string;
}

/** Longest sheet that is read, in bytes. */
export const LONGEST_SHEET = 1_000_000;

/** Each sheet once, in the order in which they are named, those of a folder by id. Throws {@link CannotProceed} for what is no sheet and no sample. */
export async function namedSheets(io: Io, named: readonly string[]): Promise<readonly SheetFile[]> {
  const samples = new Samples(io);
  const sheets = new Map<string, SheetFile>();
  for (const name of named) {
    const path = resolve(io.cwd, name);
    const kind = await kindOf(path);
    if (kind === undefined) throw new CannotProceed(`There is no file or folder ${plain(name)}. Nothing was written.`);
    const found = kind === 'folder' ? await inFolder(path, name, samples) : [await single(path, name, samples)];
    for (const sheet of found)
      if (!sheets.has(sheet.path)) sheets.set(sheet.path, { ...sheet, shown: shown(io, sheet.path) });
  }
  return [...sheets.values()];
}

type FoundSheet = Omit<SheetFile, 'shown'>;

async function inFolder(folder: string, named: string, samples: Samples): Promise<readonly FoundSheet[]> {
  const sample = await samples.of(folder);
  if (sample === undefined)
    throw new CannotProceed(
      `${plain(named)} holds no ${SAMPLE_FILE}, so it is no sample that "case-record audit sample" wrote. Name the sheets themselves. Nothing was written.`,
    );
  return [...sample.sheets].map(([name, { child }]) => ({
    path: join(folder, name),
    within: folder,
    drawn: { child, on: sample.asOf },
  }));
}

async function single(path: string, named: string, samples: Samples): Promise<FoundSheet> {
  if (isRecordName(path))
    throw new CannotProceed(`${plain(named)} has the name of a record, and a sheet is none. Nothing was written.`);
  if (basename(path) === SAMPLE_FILE)
    throw new CannotProceed(
      `${plain(named)} says who was drawn. Name its folder, or the sheets beside it. Nothing was written.`,
    );
  const sample = await samples.of(dirname(path));
  const child = sample?.sheets.get(basename(path))?.child;
  return { path, ...(sample === undefined || child === undefined ? {} : { drawn: { child, on: sample.asOf } }) };
}

/** The text of a sheet, or undefined where there is none: an auditor may have it elsewhere. */
export async function readSheetFile({ path, within }: SheetFile): Promise<FileText | undefined> {
  if (!(await isThere(path))) return undefined;
  const folder = within === undefined ? undefined : URI.file(within).toString();
  return nodeFiles.read(URI.file(path).toString(), LONGEST_SHEET, folder);
}

/** The samples of folders, each read once. */
class Samples {
  readonly #io: Io;
  readonly #read = new Map<string, Promise<DrawnSample | undefined>>();

  constructor(io: Io) {
    this.#io = io;
  }

  /** Undefined where the folder has none. */
  of(folder: string): Promise<DrawnSample | undefined> {
    const known = this.#read.get(folder) ?? this.#sampleIn(join(folder, SAMPLE_FILE));
    this.#read.set(folder, known);
    return known;
  }

  async #sampleIn(path: string): Promise<DrawnSample | undefined> {
    return (await isThere(path)) ? readSampleFile(path, shown(this.#io, path)) : undefined;
  }
}

/** Reads a sample that a person named: its `sample.json`, or the folder that holds it. Throws {@link CannotProceed} where it is none that can be used. */
export async function readSampleAt(io: Io, named: string): Promise<DrawnSample> {
  const path = resolve(io.cwd, named);
  return readSampleFile((await kindOf(path)) === 'folder' ? join(path, SAMPLE_FILE) : path, named);
}

/** Reads a `sample.json`. Throws {@link CannotProceed} where it is none that can be used. */
async function readSampleFile(path: string, named: string): Promise<DrawnSample> {
  const read = await nodeFiles.read(URI.file(path).toString(), LONGEST_SAMPLE);
  if ('problem' in read) throw new CannotProceed(`${plain(named)} could not be read: ${read.message}`);
  const sample = readSample(read.text);
  if (typeof sample === 'string')
    throw new CannotProceed(`${plain(named)} is no sample that can be used: ${sample}. Nothing was written.`);
  return sample;
}

function shown(io: Io, path: string): string {
  return shownPath(io, URI.file(path).toString());
}
