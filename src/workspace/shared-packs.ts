/**
 * Packs that a local policy builds on and that don't come with the program: in another folder of the workspace, or in a package under `node_modules`. Only their
 * files are read, nothing of a package is ever run. What is not there is a problem at the name of it, and the rest works.
 */
import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { leadsElsewhere, type PackReference, packReference } from '../policy/pack-reference.ts';
import { type PackNode, readPackText } from '../policy/pack-text.ts';
import { ProblemList } from '../policy/problems.ts';
import type { Span } from '../record/types.ts';
import { membersOf, readJsonText, stringOf } from '../schema/json-text.ts';
import { LONGEST_CONFIG } from './config.ts';
import { below, folderOf, isWithin } from './record-files.ts';
import type { ConfigProblem, FileAccess, Uri } from './types.ts';

/** A pack as it was found. */
export interface SharedPack {
  /** Its `policy.yaml`. */
  readonly uri: Uri;
  readonly text: string;
  /** The id that it gives itself. */
  readonly id: string;
  /** The version of the package that it came with. */
  readonly version?: string;
}

export interface SharedPacks {
  /** Each after those that it builds on. */
  readonly packs: readonly SharedPack[];
  /** By the file and the name that stands in its `extends`: the id of the pack. */
  readonly ids: ReadonlyMap<string, string>;
  readonly problems: readonly ConfigProblem[];
}

/** Packs that build on one another further than this go round in a way that nobody follows. */
const MOST_PACKS = 20;
/** A `package.json` is a few kilobytes. */
const LONGEST_MANIFEST = 100_000;

/** The name of a pack in a file, as a key of {@link SharedPacks.ids}. */
export const referenceKey = (file: string, name: string): string => `${file}\n${name}`;

/** Finds what a local policy builds on, and what that builds on in turn. */
export async function readSharedPacks(
  root: Uri,
  local: { readonly uri: Uri; readonly text: string },
  files: FileAccess,
): Promise<SharedPacks> {
  const search = new Search(root, files);
  await search.follow(local.uri, local.text, [local.uri]);
  return search;
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

class Search implements SharedPacks {
  readonly packs: SharedPack[] = [];
  readonly ids = new Map<string, string>();
  readonly problems: ConfigProblem[] = [];
  readonly #root: Uri;
  readonly #files: FileAccess;

  constructor(root: Uri, files: FileAccess) {
    this.#root = root;
    this.#files = files;
  }

  /** `way` are the files that led here, this one among them. */
  async follow(file: Uri, text: string, way: readonly Uri[]): Promise<void> {
    for (const named of namesIn(file, text)) {
      const reference = packReference(named.name);
      if (reference === undefined) {
        const message = `"${named.name.slice(0, 60)}" is no place that a pack can come from.`;
        this.#report(
          file,
          named,
          message,
          'Write a folder like ../shared-practice, or package:NAME for one under node_modules.',
        );
        continue;
      }
      const pack = await this.#find(file, named, reference, way);
      if (pack !== undefined) this.ids.set(referenceKey(file, named.name), pack.id);
    }
  }

  async #find(file: Uri, named: Named, reference: PackReference, way: readonly Uri[]): Promise<SharedPack | undefined> {
    const folder =
      reference.kind === 'folder'
        ? below(folderOf(file), reference.path)
        : below(this.#root, 'node_modules', ...reference.name.split('/'));
    const uri = below(folder, 'policy.yaml');
    if (!isWithin(this.#root, uri)) {
      return this.#report(
        file,
        named,
        `"${named.name}" leads out of the folder of this workspace, so it is not read.`,
        'Put the pack into the workspace, or take it in as a package.',
      );
    }
    if (way.includes(uri)) {
      return this.#report(
        file,
        named,
        `"${named.name}" leads back to a pack that builds on this one, so it is left out.`,
        'Take one of them out of "extends".',
      );
    }
    const known = this.packs.find((pack) => pack.uri === uri);
    if (known !== undefined) return this.#isRightVersion(file, named, reference, known.version) ? known : undefined;
    if (this.packs.length >= MOST_PACKS)
      return this.#report(file, named, `More than ${MOST_PACKS} packs build on one another; this one is left out.`);
    const read = await this.#files.read(uri, LONGEST_CONFIG, this.#root);
    if (!('text' in read)) {
      const message =
        read.problem === 'missing' ? `There is no pack at "${named.name}": no policy.yaml is there.` : read.message;
      const clears =
        reference.kind === 'package'
          ? `Install the package ${reference.name}, or take this line out.`
          : 'Correct the path, which counts from the folder of this file.';
      return this.#report(file, named, message, clears);
    }
    const version = reference.kind === 'package' ? await this.#versionOf(folder) : undefined;
    if (!this.#isRightVersion(file, named, reference, version)) return undefined;
    const pack = { uri, text: read.text, id: idIn(uri, read.text), ...(version === undefined ? {} : { version }) };
    await this.follow(uri, read.text, [...way, uri]);
    this.packs.push(pack);
    return pack;
  }

  async #versionOf(folder: Uri): Promise<string | undefined> {
    const manifest = await this.#files.read(below(folder, 'package.json'), LONGEST_MANIFEST, this.#root);
    const root = 'text' in manifest ? readJsonText(manifest.text).root : undefined;
    return root && stringOf(membersOf(root).find(({ name }) => name === 'version')?.value);
  }

  #isRightVersion(file: Uri, named: Named, reference: PackReference, version: string | undefined): boolean {
    // A package under node_modules may be named as a folder too, without a range.
    if (reference.kind !== 'package' || reference.range === undefined) return true;
    const { name, range } = reference;
    if (validRange(range) === null) {
      this.#report(file, named, `"${range}" is no range of versions.`, `Write it like package:${name}@^1.2.`);
      return false;
    }
    if (version !== undefined && satisfies(version, range)) return true;
    const here = version === undefined ? 'does not say which version it is' : `is version ${version.slice(0, 40)}`;
    this.#report(
      file,
      named,
      `The package ${name} ${here}; this policy asks for ${range}, so it is left out.`,
      'Install the version that is asked for, or ask for the one that is there.',
    );
    return false;
  }

  #report(uri: Uri, { span }: Named, message: string, clears?: string): undefined {
    this.problems.push({
      uri,
      rule: 'policy/shared-pack',
      severity: 'error',
      message,
      span,
      ...(clears === undefined ? {} : { clears }),
    });
    return undefined;
  }
}

/** The names under `extends` that lead out of the program. A text that can't be read is spoken of where the pack is loaded. */
function namesIn(file: Uri, text: string): readonly Named[] {
  const node = valueAt(readPackText(file, text, new ProblemList()), 'extends');
  const items = node?.kind === 'list' ? node.items : node ? [node] : [];
  return items
    .slice(0, MOST_PACKS)
    .flatMap((item) =>
      item.kind === 'scalar' && leadsElsewhere(item.text) ? [{ name: item.text, span: item.span }] : [],
    );
}

/** The id after `policy:`; a pack without a head is called so where it is loaded. */
function idIn(file: Uri, text: string): string {
  const node = valueAt(readPackText(file, text, new ProblemList()), 'policy');
  return node?.kind === 'scalar' ? node.text : 'unnamed';
}

function valueAt(root: PackNode | undefined, key: string): PackNode | undefined {
  return root?.kind === 'map' ? root.entries.find((entry) => entry.key === key)?.value : undefined;
}
