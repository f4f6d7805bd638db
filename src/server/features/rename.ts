/** Renames an entry, a person or a child wherever it is named, in all records of the team; every other byte stays as it is. */
import type { Range } from 'vscode-languageserver';
import type { Span } from '../../record/types.ts';
import { SHARED_FOLDER } from '../../workspace/record-files.ts';
import type { Uri } from '../../workspace/types.ts';
import { placed, rangeOf } from '../judged-record.ts';
import type { ReadRecord } from '../outlines.ts';
import { type Surroundings, settingsPlaces } from './definition.ts';
import { entryAt, mentionsEverywhere, type Named, namedAt } from './named.ts';
import { giveName } from './rename-entry.ts';

/** Why something can't be renamed, for the person who asked. */
export interface Refused {
  readonly refused: string;
}

/** One file's changes: of the version that the editor holds, or of the file on disk (null). */
export interface FileEdits {
  readonly uri: Uri;
  readonly version: number | null;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  /** Whether it is the record in which the rename was asked for. */
  readonly isHere: boolean;
}

interface Change extends Span {
  readonly text: string;
}

const NOTHING_HERE =
  "There is no name to change here. Put the cursor on the id of a person or child, on an entry's heading, or on a reference to an entry.";
/** Letters and digits of any alphabet, and marks that mean nothing in YAML, in a link or behind a record's id. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}._@-]*[\p{L}\p{N}\p{M}])?$/u;
const LONGEST = 80;

/** The name under the cursor, and where it stands. */
export async function renameTarget(
  read: ReadRecord,
  offset: number,
  around: Surroundings,
): Promise<{ readonly range: Range; readonly placeholder: string } | Refused> {
  const at = namedAt(read, offset);
  if (at === undefined) return { refused: NOTHING_HERE };
  const missing = await missingEntry(at.named, around);
  if (missing !== undefined) return missing;
  return { range: rangeOf(read.document, at.span), placeholder: at.named.name };
}

/** All changes, this record's first; or why there can be none. */
export async function renameOf(
  read: ReadRecord,
  offset: number,
  asked: string,
  around: Surroundings,
): Promise<readonly FileEdits[] | Refused> {
  const at = namedAt(read, offset);
  if (at === undefined) return { refused: NOTHING_HERE };
  const { named } = at;
  const newName = asked.trim().normalize('NFC');
  if (newName === named.name) return [];
  const wrong = wrongName(newName) ?? (await missingEntry(named, around));
  if (wrong !== undefined) return wrong;
  return named.kind === 'entry' ? renameEntry(read, named, newName, around) : renameId(read, named, newName, around);
}

function wrongName(name: string): Refused | undefined {
  if (name === '') return { refused: 'Write the new name first.' };
  if (name.length > LONGEST) return { refused: `A name has at most ${LONGEST} characters.` };
  if (NAME.test(name)) return undefined;
  return {
    refused: `"${name}" can't be a name: it is made of letters and digits, with - . _ or @ between them and no spaces.`,
  };
}

async function missingEntry(named: Named, { outlines }: Surroundings): Promise<Refused | undefined> {
  if (named.kind !== 'entry') return undefined;
  const holder = named.file === undefined ? undefined : await outlines.read(named.file);
  if (holder !== undefined && entryAt(holder.record, named.name) !== undefined) return undefined;
  return {
    refused: `No entry has the address "${named.name}", so there is nothing to rename. Correct the reference first.`,
  };
}

async function renameEntry(
  read: ReadRecord,
  named: Extract<Named, { kind: 'entry' }>,
  newName: string,
  around: Surroundings,
): Promise<readonly FileEdits[] | Refused> {
  const holder = named.file === undefined ? undefined : await around.outlines.read(named.file);
  const entry = holder && entryAt(holder.record, named.name);
  if (holder === undefined || entry === undefined) return { refused: NOTHING_HERE };
  const given = giveName(holder, entry, newName);
  if ('refused' in given) return given;
  const edits = new EditsByFile(read);
  edits.add(holder, given.change);
  // An entry that gets an id frees its address: others of the same day and type may move up to it.
  for (const [before, after] of given.addresses) {
    const moved: Named = { kind: 'entry', name: before, file: named.file };
    for (const { read: other, mentions } of await mentionsEverywhere(around.outlines, read, moved))
      for (const { span, declares } of mentions) if (!declares) edits.add(other, { ...span, text: after });
  }
  return edits.all();
}

async function renameId(
  read: ReadRecord,
  named: Extract<Named, { kind: 'person' | 'child' }>,
  newName: string,
  around: Surroundings,
): Promise<readonly FileEdits[] | Refused> {
  const taken = await takenName(read, named.kind, newName, around);
  if (taken !== undefined) return taken;
  const edits = new EditsByFile(read);
  for (const { read: other, mentions } of await mentionsEverywhere(around.outlines, read, named))
    for (const { span } of mentions) edits.add(other, { ...span, text: newName });
  if (named.kind === 'child') return edits.all();
  const { uri, places, locate } = await settingsPlaces(read.workspace, around.files);
  const own = places.filter(({ person }) => person === named.name);
  const settings = own.map(({ span }) => ({ range: locate(span), newText: newName }));
  return settings.length === 0 ? edits.all() : [...edits.all(), { uri, version: null, edits: settings, isHere: false }];
}

/** Two people, or two children, must not become one. */
async function takenName(
  { workspace }: ReadRecord,
  kind: 'person' | 'child',
  name: string,
  { outlines }: Surroundings,
): Promise<Refused | undefined> {
  if (kind === 'person' && workspace.config.people.has(name))
    return { refused: `${name} is somebody else already, in ${SHARED_FOLDER}/config.yaml. Choose another id.` };
  const records = await outlines.governedBy(workspace);
  const holding = records.filter(({ outline }) => outline[kind === 'person' ? 'people' : 'children'].has(name)).length;
  if (holding === 0) return undefined;
  const where = holding === 1 ? 'a record' : `${holding} records`;
  const one = kind === 'person' ? 'two people' : 'two children';
  return { refused: `${name} stands in ${where} already, so ${one} would become one. Choose another id.` };
}

/** Changes put together file by file, in the order in which the files came. */
class EditsByFile {
  readonly #from: ReadRecord;
  readonly #files = new Map<Uri, { readonly read: ReadRecord; readonly changes: Change[] }>();

  constructor(from: ReadRecord) {
    this.#from = from;
  }

  add(read: ReadRecord, change: Change): void {
    const file = this.#files.get(read.key) ?? { read, changes: [] };
    this.#files.set(read.key, file);
    file.changes.push(change);
  }

  all(): FileEdits[] {
    const files = [...this.#files.values()].map(({ read, changes }): FileEdits => {
      const { uri, key, document, isOpen } = read;
      const edits = changes.map(({ text, ...span }) => ({ range: rangeOf(document, placed(0, span)), newText: text }));
      return { uri, version: isOpen ? document.version : null, edits, isHere: key === this.#from.key };
    });
    return files.sort((a, b) => Number(b.isHere) - Number(a.isHere));
  }
}
