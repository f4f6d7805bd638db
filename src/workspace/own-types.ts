/** The entry types of a team's own, from `.case-record/entries/`. */
import {
  ENTRY_TYPE_ENDING,
  LONGEST_ENTRY_TYPE,
  MOST_ENTRY_TYPES,
  type OwnCatalogue,
  type OwnTypeFile,
  ownCatalogue,
} from '../schema/own/catalogue.ts';
import type { Catalogue } from '../schema/types.ts';
import type { Engine } from './engine.ts';
import { below, fileName } from './record-files.ts';
import { faultsOfFolders, filesThatCount } from './settings-folders.ts';
import type { ConfigProblem, FileAccess, Uri } from './types.ts';

/** The folder of a team's own entry types, below `.case-record/`. */
export const ENTRIES_FOLDER = 'entries';

export interface OwnTypes {
  readonly catalogue: Catalogue;
  readonly problems: readonly ConfigProblem[];
  /** The files that were read, by the id of their type. */
  readonly files: ReadonlyMap<string, Uri>;
}

/**
 * Reads the entry types of these folders of a workspace; of two files of one name the later counts. What is wrong in a file, or keeps it from being read, is a
 * problem in that file.
 */
export async function readOwnTypes(
  folders: readonly Uri[],
  root: Uri,
  files: FileAccess,
  engine: Engine,
): Promise<OwnTypes> {
  const places = folders.map((folder) => below(folder, ENTRIES_FOLDER));
  const listings = await Promise.all(
    places.map((place) => files.list(place, ENTRY_TYPE_ENDING, MOST_ENTRY_TYPES, root)),
  );
  const { files: listed, fullAt } = filesThatCount(listings, MOST_ENTRY_TYPES);
  const problems: ConfigProblem[] = [...faultsOfFolders(places, listings, 'policy/entry-type')];
  const read = await Promise.all(
    listed.map(async (uri) => ({ uri, file: await files.read(uri, LONGEST_ENTRY_TYPE, root) })),
  );
  const texts: OwnTypeFile[] = [];
  for (const { uri, file } of read) {
    if ('text' in file) texts.push({ file: uri, name: fileName(uri), text: file.text });
    else problems.push(atStart(uri, file.message));
  }
  if (fullAt !== undefined) {
    problems.push(
      atStart(
        fullAt,
        `At most ${MOST_ENTRY_TYPES} entry types are read; those whose files come after this one are left out.`,
      ),
    );
  }
  const own = await engine.catalogueWith(texts);
  return {
    catalogue: own.catalogue,
    problems: [...problems, ...own.problems.map(asConfigProblem)],
    files: new Map(texts.map(({ file, name }) => [name.slice(0, -ENTRY_TYPE_ENDING.length), file])),
  };
}

function atStart(uri: Uri, message: string): ConfigProblem {
  return { uri, rule: 'policy/entry-type', severity: 'error', message, span: { start: 0, end: 0 } };
}

function asConfigProblem({ file, ...rest }: OwnCatalogue['problems'][number]): ConfigProblem {
  return { uri: file, ...rest };
}

/** How many catalogues are kept: those of the folders of a window, and one before each edit. */
const KEPT = 8;

/** Makes a catalogue once for the same files: all that is cached by catalogue then still holds. */
export class KnownCatalogues {
  readonly #kept = new Map<string, OwnCatalogue>();

  async with(files: readonly OwnTypeFile[]): Promise<OwnCatalogue> {
    const key = JSON.stringify(files);
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    // Few patterns are ever written: the library that reads them is not loaded without one.
    const found = kept ?? ownCatalogue(files, await patternsFor(files));
    this.#kept.set(key, found);
    for (const oldest of [...this.#kept.keys()].slice(0, -KEPT)) this.#kept.delete(oldest);
    return found;
  }
}

async function patternsFor(files: readonly OwnTypeFile[]) {
  if (!files.some(({ text }) => text.includes('pattern'))) return undefined;
  return (await import('../schema/own/patterns.ts')).linearPattern;
}
