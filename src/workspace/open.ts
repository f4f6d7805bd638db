/** Opens the folder that governs a record: its settings, its policy, and what its records share. */
import { pMapIterable } from 'p-map';
import type { Linter } from '../lint/types.ts';
import type { CaseRecord } from '../record/types.ts';
import type { Engine } from './engine.ts';
import { IndexOfShared } from './index-of-shared.ts';
import { IndexOfSupervision } from './index-of-supervision.ts';
import { below, byText, folderOf, SHARED_FOLDER } from './record-files.ts';
import { readSettings } from './settings.ts';
import { onList, supervisingOf } from './spoken-of.ts';
import type { FileAccess, Uri, Workspace } from './types.ts';

/** Files read at once: enough to keep a network drive busy, few enough not to hold many texts. */
export const READ_AT_ONCE = 16;

/** The workspaces of a run or of an editor window: each is opened once, when first asked for. */
export class Workspaces {
  readonly #files: FileAccess;
  readonly #engine: Engine;
  readonly #governed = new Map<Uri, Promise<Uri | undefined>>();
  readonly #open = new Map<Uri, Promise<Workspace>>();

  constructor(files: FileAccess, engine: Engine) {
    this.#files = files;
    this.#engine = engine;
  }

  /** The folder that governs a record: the nearest above it with a `.case-record/`, or else the record's own. */
  async rootOf(record: Uri): Promise<Uri> {
    const own = folderOf(record);
    return (await this.#governing(own)) ?? own;
  }

  /** The workspace that governs a record. */
  async of(record: Uri): Promise<Workspace> {
    return this.at(await this.rootOf(record));
  }

  /** The workspace of a folder that governs records, or of any folder as if it did. */
  at(root: Uri): Promise<Workspace> {
    let workspace = this.#open.get(root);
    if (workspace === undefined) {
      workspace = this.#openAt(root);
      this.#open.set(root, workspace);
    }
    return workspace;
  }

  /** Forgets a workspace, so that its settings are read anew. */
  close(root: Uri): void {
    this.#open.delete(root);
    this.#governed.clear();
  }

  /** All records that a root governs: without a `.case-record/`, those of the folder itself; never those of a root further down. */
  async records(root: Uri): Promise<readonly Uri[]> {
    const governs = await this.governs(root);
    const all = await this.#files.records(root, governs ? 'all' : 'own');
    const roots = await Promise.all(all.map((uri) => this.rootOf(uri)));
    return all.filter((_, index) => roots[index] === root);
  }

  /** Whether a folder has a `.case-record/` of its own. */
  async governs(root: Uri): Promise<boolean> {
    return (await this.#governing(root)) === root;
  }

  #governing(folder: Uri): Promise<Uri | undefined> {
    let found = this.#governed.get(folder);
    if (found === undefined) {
      found = this.#lookUp(folder);
      this.#governed.set(folder, found);
    }
    return found;
  }

  async #lookUp(folder: Uri): Promise<Uri | undefined> {
    if (await this.#files.exists(below(folder, SHARED_FOLDER))) return folder;
    const above = folderOf(folder);
    return above === folder ? undefined : this.#governing(above);
  }

  async #openAt(root: Uri): Promise<Workspace> {
    const { createLinter } = this.#engine;
    const { config, policy, catalogue, problems } = await readSettings(root, this.#files, this.#engine);
    const linter = createLinter({ policy, catalogue, rules: config.rules, people: config.people });
    const index = new IndexOfShared();
    const supervision = new IndexOfSupervision();
    const [records, governs] = [await this.records(root), await this.governs(root)];
    const engine: Parsing = { ...this.#engine, catalogue };
    await fillIndexes(index, supervision, records, this.#files, engine, linter);
    return {
      root,
      config,
      catalogue,
      policy,
      linter,
      parse: (text) => engine.parse(text, catalogue),
      problems,
      sharedWith: (id) => index.sharedWith(id),
      update(uri, { record, journey }) {
        const { id } = record;
        const worker = onList(journey, config)?.worker;
        const listed = id === undefined || worker === undefined ? undefined : { id, worker };
        return merged(
          index.put(uri, id, linter.sharedBy(record), nameIn(record)),
          supervision.put(uri, supervisingOf(record, catalogue), listed),
        );
      },
      remove: (uri) => merged(index.remove(uri), supervision.remove(uri)),
      find: (id) => index.find(id),
      nameOf: (id) => index.nameOf(id),
      around: {
        root,
        get whole() {
          return governs || index.size > 1;
        },
        filesOf: (id) => index.filesOf(id),
        ids: () => index.ids(),
        supervision,
      },
    };
  }
}

/** The name in the front matter. */
function nameIn({ frontMatter }: CaseRecord): string | undefined {
  const name = frontMatter?.fields?.value.name;
  return typeof name === 'string' ? name : undefined;
}

/** Ids in order, each once. */
function merged(a: readonly string[], b: readonly string[]): readonly string[] {
  return b.length === 0 ? a : [...new Set([...a, ...b])].sort(byText);
}

/** Reads every record's id, what it shares, and what supervision says of children. */
async function fillIndexes(
  index: IndexOfShared,
  supervision: IndexOfSupervision,
  records: readonly Uri[],
  files: FileAccess,
  engine: Parsing,
  linter: Linter,
): Promise<void> {
  const reading = pMapIterable(records, async (uri) => ({ uri, file: await files.read(uri, engine.longestRecord) }), {
    concurrency: READ_AT_ONCE,
  });
  for await (const { uri, file } of reading) {
    // A file that can't be read is spoken of where it is judged.
    if (!('text' in file)) continue;
    const record = parseForSharing(engine, file.text);
    index.put(uri, record.id, linter.sharedBy(record), nameIn(record));
    supervision.put(uri, supervisingOf(record, engine.catalogue));
  }
}

/** An engine with the entry types of one workspace. */
export type Parsing = Pick<Engine, 'parse' | 'catalogue' | 'longestRecord'>;

/** As much of a record as others have to do with. Only supervision records and a text that may hold `also:` are parsed whole. */
export function parseForSharing({ parse, catalogue }: Parsing, text: string): CaseRecord {
  if (MAY_SHARE.test(text)) return parse(text, catalogue);
  const record = parse(frontMatterOf(text), catalogue);
  return record.kind === 'supervision' ? parse(text, catalogue) : record;
}

const MAY_SHARE = /also["']?\s*:/u;

/** The text up to the first line after the first that is `---`: enough to read a record's id by the same parser. */
function frontMatterOf(text: string): string {
  const end = text.indexOf('\n---', 3);
  return end === -1 ? text : text.slice(0, end + '\n---\n'.length);
}
