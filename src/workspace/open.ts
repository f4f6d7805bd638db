/** Opens the folder that governs a record: its settings, its policy, and what its records share. */
import type { Linter } from '../lint/types.ts';
import type { Engine } from './engine.ts';
import { Indexes, nameIn, type Parsing, type RecordReading } from './indexes.ts';
import { below, byText, folderOf, isLeftOutBelow, isWithin, SHARED_FOLDER } from './record-files.ts';
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
  /** Those of them that may govern other records than they did. */
  readonly #unlisted = new Set<Uri>();
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
      opened = this.#openAt(root, this.#changed.get(root), this.#unlisted.has(root));
      this.#changed.delete(root);
      this.#unlisted.delete(root);
      this.#open.set(root, opened);
    }
    return (await opened).workspace;
  }

  /** Forgets a workspace: all of it is read anew when it is next asked for. */
  close(root: Uri): void {
    this.#changes.set(root, this.#changesAt(root) + 1);
    this.#open.delete(root);
    this.#changed.delete(root);
    this.#unlisted.delete(root);
    this.#governed.clear();
  }

  /** Forgets all that is known of records below a folder: nobody told what changed there. `above` too, where a root further up governs some of them. */
  forget(folder: Uri, above: boolean): void {
    if (above) this.#governed.clear();
    for (const root of [...this.#open.keys(), ...this.#changed.keys()])
      if (isWithin(folder, root) || (above && isWithin(root, folder))) this.close(root);
  }

  /** Something under `.case-record/` changed: the settings are read anew when they are next asked for, and of the records only what hangs on them. */
  settingsChanged(root: Uri): void {
    const opened = this.#open.get(root) ?? this.#changed.get(root);
    const isUnlisted = this.#unlisted.has(root);
    this.close(root);
    if (opened === undefined) return;
    this.#changed.set(root, opened);
    if (isUnlisted) this.#unlisted.add(root);
  }

  /** A root may govern other records than it did: its settings are read anew, and what is told of its records is that of those which are there. */
  recordsChanged(root: Uri): void {
    this.#unlisted.add(root);
    this.settingsChanged(root);
  }

  /** The roots further up that know records which a root has come to govern, or that don't know those which it governs no longer. */
  async governedOtherwise(root: Uri): Promise<readonly Uri[]> {
    const governs = await this.governs(root);
    const others: Uri[] = [];
    for (const [above, opened] of this.#open) {
      if (above === root || !isWithin(above, root)) continue;
      // One that failed is opened anew anyway.
      const files = (await opened.catch(() => undefined))?.indexes.shared.files() ?? [];
      if ([...files].some((file) => isWithin(root, file)) === governs) others.push(above);
    }
    return others;
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

  async #openAt(root: Uri, earlier: Promise<Opened> | undefined, isUnlisted: boolean): Promise<Opened> {
    const { createLinter } = this.#engine;
    const changes = this.#changesAt(root);
    const settings = await readSettings(root, this.#files, this.#engine);
    const { config, policy, catalogue } = settings;
    const { rules, people, teams } = config;
    const linter = createLinter({ policy, catalogue, rules, people, teams });
    const engine: Parsing = { ...this.#engine, catalogue };
    const reading = { files: this.#files, engine, linter };
    const governs = await this.governs(root);
    // An opening that failed is no beginning to build on.
    const before = await earlier?.catch(() => undefined);
    const kept = before?.governs === governs ? before : undefined;
    const indexes = kept?.indexes ?? new Indexes();
    if (kept === undefined) await indexes.fill(await this.records(root), reading);
    else {
      if (isUnlisted) await this.#listAgain(root, indexes, reading);
      if (kept.workspace.catalogue !== catalogue) await indexes.refill(reading);
    }
    let tried: Promise<SharedTemplates> | undefined;
    const templates = () => {
      tried ??= this.#templatesOf(settings, root, changes);
      return tried;
    };
    const surroundings = { indexes, governs, linter, engine, templates };
    return { workspace: workspaceOf(root, settings, surroundings), indexes, governs };
  }

  /** What is known of records that are still there stays: an editor may have told more of them than their files do. */
  async #listAgain(root: Uri, indexes: Indexes, reading: RecordReading): Promise<void> {
    const there = new Set(await this.records(root));
    const known = new Set(indexes.shared.files());
    for (const uri of known) if (!there.has(uri)) indexes.drop(uri);
    await indexes.fill(
      [...there].filter((uri) => !known.has(uri)),
      reading,
    );
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
  const isWhole = () => governs || index.size > 1;
  /** Where a record is alone no longer, or has come to be, those that it names are missing or not. */
  const concerned = (change: () => readonly string[]): readonly string[] => {
    const before = isWhole();
    const ids = change();
    return isWhole() === before ? ids : merged([...index.ids()], ids);
  };
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
      // Whatever order things come in: looking for records finds none there either.
      if (isLeftOutBelow(root, uri)) return [];
      const { id } = record;
      const shares = linter.sharedBy(record);
      indexes.judged(uri, record);
      const worker = onList(journey, config)?.worker;
      const listed = id === undefined || worker === undefined ? undefined : { id, worker };
      return concerned(() =>
        merged(
          index.put(uri, id, shares, nameIn(record)),
          supervision.put(uri, supervisingOf(record, catalogue), listed),
        ),
      );
    },
    remove: (uri) => concerned(() => merged(index.remove(uri), supervision.remove(uri))),
    files: () => index.files(),
    find: (id) => index.find(id),
    nameOf: (id) => index.nameOf(id),
    around: {
      root,
      get whole() {
        return isWhole();
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
