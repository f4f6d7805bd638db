/** Renames an entry, a person, a team or a child wherever it is named, in all records of the team; every other byte stays as it is. */
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../record/types.ts';
import { SHARED_FOLDER } from '../../workspace/record-files.ts';
import type { Uri, Workspace } from '../../workspace/types.ts';
import { placed, rangeOf } from '../judged-record.ts';
import type { ReadRecord } from '../outlines.ts';
import { configOf, namedInSettings, type Surroundings, settingsPlaces } from './definition.ts';
import { entryAt, type From, isSame, mentionsEverywhere, type Named, type NamedAt, namedAt } from './named.ts';
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
  /** Whether it is the file in which the rename was asked for. */
  readonly isHere: boolean;
}

interface Change extends Span {
  readonly text: string;
}

const NOTHING_HERE =
  "There is no name to change here. Put the cursor on the id of a person, a team or a child, on an entry's heading, or on a reference to an entry.";
const NOTHING_IN_SETTINGS = 'There is no name to change here. Put the cursor on the id of a person or a team.';
/** Letters and digits of any alphabet, and marks that mean nothing in YAML, in a link or behind a record's id. */
const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}._@-]*[\p{L}\p{N}\p{M}])?$/u;
const LONGEST = 80;

/** Where a rename is asked for: in a record, or in the settings of the team. */
export interface RenamePlace {
  readonly from: From;
  /** Undefined where nothing is named. */
  readonly at: NamedAt | undefined;
  locate(span: Span): Range;
}

export function placeInRecord(read: ReadRecord, offset: number): RenamePlace {
  return { from: read, at: namedAt(read, offset), locate: (span) => rangeOf(read.document, span) };
}

/** `config.yaml` of the team, open in the editor. */
export function placeInSettings(document: TextDocument, workspace: Workspace, offset: number): RenamePlace {
  return {
    from: { workspace, key: configOf(workspace) },
    at: namedInSettings(document, offset),
    locate: ({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) }),
  };
}

/** The name under the cursor, and where it stands. */
export async function renameTarget(
  { from, at, locate }: RenamePlace,
  around: Surroundings,
): Promise<{ readonly range: Range; readonly placeholder: string } | Refused> {
  if (at === undefined) return nothingIn(from);
  const missing = await missingEntry(at.named, around);
  if (missing !== undefined) return missing;
  return { range: locate(at.span), placeholder: at.named.name };
}

/** All changes, those of the file in which it was asked first; or why there can be none. */
export async function renameOf(
  { from, at }: RenamePlace,
  asked: string,
  around: Surroundings,
): Promise<readonly FileEdits[] | Refused> {
  if (at === undefined) return nothingIn(from);
  const { named } = at;
  const newName = asked.trim().normalize('NFC');
  if (newName === named.name) return [];
  const wrong = wrongName(newName) ?? (await missingEntry(named, around));
  if (wrong !== undefined) return wrong;
  return named.kind === 'entry' ? renameEntry(from, named, newName, around) : renameId(from, named, newName, around);
}

function nothingIn({ workspace, key }: From): Refused {
  return { refused: key === configOf(workspace) ? NOTHING_IN_SETTINGS : NOTHING_HERE };
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
  from: From,
  named: Extract<Named, { kind: 'entry' }>,
  newName: string,
  around: Surroundings,
): Promise<readonly FileEdits[] | Refused> {
  const holder = named.file === undefined ? undefined : await around.outlines.read(named.file);
  const entry = holder && entryAt(holder.record, named.name);
  if (holder === undefined || entry === undefined) return nothingIn(from);
  const given = giveName(holder, entry, newName);
  if ('refused' in given) return given;
  const edits = new EditsByFile(from);
  edits.add(holder, given.change);
  // An entry that gets an id frees its address: others of the same day and type may move up to it.
  for (const [before, after] of given.addresses) {
    const moved: Named = { kind: 'entry', name: before, file: named.file };
    for (const { read: other, mentions } of await mentionsEverywhere(around.outlines, from, moved))
      for (const { span, declares } of mentions) if (!declares) edits.add(other, { ...span, text: after });
  }
  return edits.all();
}

async function renameId(
  from: From,
  named: Exclude<Named, { kind: 'entry' }>,
  newName: string,
  around: Surroundings,
): Promise<readonly FileEdits[] | Refused> {
  const taken = await takenName(from, named.kind, newName, around);
  if (taken !== undefined) return taken;
  const edits = new EditsByFile(from);
  for (const { read, mentions } of await mentionsEverywhere(around.outlines, from, named))
    for (const { span } of mentions) edits.add(read, { ...span, text: newName });
  if (named.kind === 'child') return edits.all();
  const { uri, version, places, locate } = await settingsPlaces(from.workspace, around);
  const own = places.filter((place) => isSame(place, named));
  if (own.length === 0) return edits.all();
  const isHere = from.key === configOf(from.workspace);
  const settings = { uri, version, edits: own.map(({ span }) => ({ range: locate(span), newText: newName })), isHere };
  return isHere ? [settings, ...edits.all()] : [...edits.all(), settings];
}

/** By what it is: where an outline has those whom its record names, and what two of them are called. */
const KINDS = {
  person: { named: 'people', two: 'two people' },
  team: { named: 'teams', two: 'two teams' },
  child: { named: 'children', two: 'two children' },
} as const;

/** Two people, teams or children must not become one. */
async function takenName(
  { workspace }: From,
  kind: keyof typeof KINDS,
  name: string,
  around: Surroundings,
): Promise<Refused | undefined> {
  const { named, two } = KINDS[kind];
  const { places } = kind === 'child' ? { places: [] } : await settingsPlaces(workspace, around);
  if (places.some((place) => place.declares && place.kind === kind && place.name === name)) {
    const what = kind === 'person' ? 'somebody else' : 'another team';
    return { refused: `${name} is ${what} already, in ${SHARED_FOLDER}/config.yaml. Choose another id.` };
  }
  const records = await around.outlines.governedBy(workspace);
  const holding = records.filter(({ outline }) => outline[named].has(name)).length;
  if (holding === 0) return undefined;
  const where = holding === 1 ? 'a record' : `${holding} records`;
  return { refused: `${name} stands in ${where} already, so ${two} would become one. Choose another id.` };
}

/** Changes put together file by file, in the order in which the files came. */
class EditsByFile {
  readonly #from: From;
  readonly #files = new Map<Uri, { readonly read: ReadRecord; readonly changes: Change[] }>();

  constructor(from: From) {
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
