/** Opens the folder that governs a record: its settings, its policy, and what its records share. */
import type { Linter } from '../lint/types.ts';
import type { Engine } from './engine.ts';
import { Indexes, nameIn, type Parsing } from './indexes.ts';
import { below, byText, folderOf, SHARED_FOLDER } from './record-files.ts';
import { readSettings, type Settings } from './settings.ts';
import { onList, supervisingOf } from './spoken-of.ts';
import type { SharedTemplates } from './templates/shared.ts';
import type { FileAccess, Uri, Workspace } from './types.ts';

export { READ_AT_ONCE } from './indexes.ts';

/** A workspace, and what it is kept by when its settings change. */
interface Opened {
  readonly workspace: Workspace;
  readonly indexes: Indexes;
  /** Whether the root has a `.case-record/` of its own: without one it holds fewer records. */
  readonly governs: boolean;
}

/** The workspaces of a run or of an editor window: each is opened once, when first asked for. */
export class Workspaces {
  readonly #files: FileAccess;
  readonly #engine: Engine;
  readonly #governed = new Map<Uri, Promise<Uri | undefined>>();
  readonly #open = new Map<Uri, Promise<Opened>>();
  /** Workspaces whose settings have changed since they were opened. */
  readonly #changed = new Map<Uri, Promise<Opened>>();
  /** By root: how often its settings have changed. */
  readonly #changes = new Map<Uri, number>();

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
  async at(root: Uri): Promise<Workspace> {
    let opened = this.#open.get(root);
    if (opened === undefined) {
      opened = this.#openAt(root, this.#changed.get(root));
      this.#changed.delete(root);
      this.#open.set(root, opened);
    }
    return (await opened).workspace;
  }

  /** Forgets a workspace: all of it is read anew when it is next asked for. */
  close(root: Uri): void {
    this.#changes.set(root, this.#changesAt(root) + 1);
    this.#open.delete(root);
    this.#changed.delete(root);
    this.#governed.clear();
  }

  /** Something under `.case-record/` changed: the settings are read anew when they are next asked for, and of the records only what hangs on them. */
  settingsChanged(root: Uri): void {
    const opened = this.#open.get(root) ?? this.#changed.get(root);
    this.close(root);
    if (opened !== undefined) this.#changed.set(root, opened);
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

  #changesAt(root: Uri): number {
    return this.#changes.get(root) ?? 0;
  }

  /** The templates of these settings, or of those that have taken their place before all are tried out: whoever asks is told what holds, and nothing is tried for nobody. */
  async #templatesOf({ templatesUnless }: Settings, root: Uri, changes: number): Promise<SharedTemplates> {
    const made = await templatesUnless(() => this.#changesAt(root) !== changes);
    return made ?? (await this.at(root)).templates();
  }

  async #openAt(root: Uri, earlier?: Promise<Opened>): Promise<Opened> {
    const { createLinter } = this.#engine;
    const changes = this.#changesAt(root);
    const settings = await readSettings(root, this.#files, this.#engine);
    const { config, policy, catalogue } = settings;
    const linter = createLinter({ policy, catalogue, rules: config.rules, people: config.people });
    const engine: Parsing = { ...this.#engine, catalogue };
    const reading = { files: this.#files, engine, linter };
    const governs = await this.governs(root);
    // An opening that failed is no beginning to build on.
    const before = await earlier?.catch(() => undefined);
    const kept = before?.governs === governs ? before : undefined;
    const indexes = kept?.indexes ?? new Indexes();
    if (kept === undefined) await indexes.fill(await this.records(root), reading);
    else if (kept.workspace.catalogue !== catalogue) await indexes.refill(reading);
    let tried: Promise<SharedTemplates> | undefined;
    const templates = () => {
      tried ??= this.#templatesOf(settings, root, changes);
      return tried;
    };
    const surroundings = { indexes, governs, linter, engine, templates };
    return { workspace: workspaceOf(root, settings, surroundings), indexes, governs };
  }
}

function workspaceOf(
  root: Uri,
  { config, policy, catalogue, snippets, problems }: Settings,
  {
    indexes,
    governs,
    linter,
    engine,
    templates,
  }: Pick<Opened, 'indexes' | 'governs'> & Pick<Workspace, 'templates'> & { linter: Linter; engine: Parsing },
): Workspace {
  const { shared: index, supervision } = indexes;
  return {
    root,
    config,
    catalogue,
    policy,
    linter,
    parse: (text) => engine.parse(text, catalogue),
    snippets,
    templates,
    problems,
    sharedWith: (id) => index.sharedWith(id),
    update(uri, { record, journey }) {
      const { id } = record;
      const shares = linter.sharedBy(record);
      indexes.judged(uri, record);
      const worker = onList(journey, config)?.worker;
      const listed = id === undefined || worker === undefined ? undefined : { id, worker };
      return merged(
        index.put(uri, id, shares, nameIn(record)),
        supervision.put(uri, supervisingOf(record, catalogue), listed),
      );
    },
    remove: (uri) => merged(index.remove(uri), supervision.remove(uri)),
    files: () => index.files(),
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

/** Ids in order, each once. */
function merged(a: readonly string[], b: readonly string[]): readonly string[] {
  return b.length === 0 ? a : [...new Set([...a, ...b])].sort(byText);
}
