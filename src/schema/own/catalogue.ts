/**
 * The catalogue of a workspace: the known entry types with a team's own ones among them. What is wrong in a file is a fault at its place; that part is left
 * out and the rest holds.
 */
import { builtInCatalogue, commonFields, createCatalogue } from '../catalogue.ts';
import type { Check } from '../check.ts';
import type { TypeDescription } from '../description.ts';
import { description } from '../generated/catalogue-data.ts';
import { commonCheck, entryChecks, recordChecks } from '../generated/validators.js';
import type { JsonNode } from '../json-text.ts';
import { fold } from '../suggest.ts';
import type { Catalogue } from '../types.ts';
import { capital } from '../wording.ts';
import { layFields } from './narrow.ts';
import type { PatternReader } from './patterns.ts';
import { type OwnTypeProblem, OwnTypeProblems, quote } from './problems.ts';
import { type OwnType, readOwnType } from './read-type.ts';
import type { Placed } from './read-words.ts';
import { checkWith } from './shape.ts';

/** A file of `.case-record/entries/`. */
export interface OwnTypeFile {
  /** How problems name it: its URI. */
  readonly file: string;
  /** Its name without the folder: `family-network-meeting.schema.json`. */
  readonly name: string;
  readonly text: string;
}

export interface OwnCatalogue {
  readonly catalogue: Catalogue;
  readonly problems: readonly OwnTypeProblem[];
}

/** How the files of entry types end. */
export const ENTRY_TYPE_ENDING = '.schema.json';
/** Longest file of an entry type, in bytes. */
export const LONGEST_ENTRY_TYPE = 200_000;
/** Most entry types of a team's own. */
export const MOST_ENTRY_TYPES = 300;
/** Longest that all of them may be together, in UTF-16 code units. */
const LONGEST_TOGETHER = 4_000_000;

const TYPE_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;
const AT_START = { start: 0, end: 0 };
/** After all known types. */
const LAST = 10_000;

/** The built-in catalogue with these files over it; the very same one where there are none. `pattern` is asked for where a file has one. */
export function ownCatalogue(files: readonly OwnTypeFile[], pattern: PatternReader | undefined): OwnCatalogue {
  if (files.length === 0) return { catalogue: builtInCatalogue(), problems: [] };
  return new OwnTypes(pattern).read(files);
}

/** What is known of one file while all are put together. */
interface Held {
  readonly type: OwnType;
  readonly problems: OwnTypeProblems;
}

class OwnTypes {
  readonly #pattern: PatternReader | undefined;
  readonly #lists = new Map(description.codeLists.map((list) => [list.id, list]));
  readonly #known = new Map(description.types.map((type) => [type.id, type]));
  /** Who has a name already, folded: the id of the type, and the title by which people know it. */
  readonly #names = new Map<string, { readonly id: string; readonly title: string }>();
  /** Other names of known types that a team has taken for types of its own, folded. */
  readonly #taken = new Set<string>();
  readonly #problems: OwnTypeProblems[] = [];

  constructor(pattern: PatternReader | undefined) {
    this.#pattern = pattern;
    for (const { id, title, aliases } of description.types)
      for (const name of [title, ...aliases]) this.#names.set(fold(name), { id, title });
  }

  read(files: readonly OwnTypeFile[]): OwnCatalogue {
    const held = this.#readAll(files).filter((each) => this.#hasName(each));
    const types = new Map<string, TypeDescription>();
    for (const [id, type] of this.#known) types.set(id, this.#withoutTaken(type));
    const checks: Record<string, Check> = { ...entryChecks };
    // Titles went first: an alias gives way to them, whichever file comes first.
    for (const each of held) {
      const { type, check } = this.#lay(each, this.#aliasesOf(each));
      types.set(type.id, type);
      checks[type.id] = check;
    }
    const ordered = [...types.values()].sort((a, b) => a.order - b.order);
    return {
      catalogue: createCatalogue({ ...description, types: ordered }, { entries: checks, records: recordChecks }),
      problems: this.#problems.flatMap(({ found }) => found),
    };
  }

  #readAll(files: readonly OwnTypeFile[]): readonly Held[] {
    let length = 0;
    return files.flatMap(({ file, name, text }) => {
      const problems = new OwnTypeProblems(file);
      this.#problems.push(problems);
      length += text.length;
      if (length > LONGEST_TOGETHER) {
        problems.fault(
          AT_START,
          'The entry types before this one are too long together, so it is not read.',
          'Make them shorter or fewer.',
        );
        return [];
      }
      const id = name.slice(0, -ENTRY_TYPE_ENDING.length);
      if (!TYPE_ID.test(id) || id.length > 60) {
        const message = `The file's name is the name of the type, and ${quote(id)} can't be one, so the file is not read.`;
        problems.fault(
          AT_START,
          message,
          'Name it in small letters, digits and hyphens, like family-network-meeting.schema.json.',
        );
        return [];
      }
      const type = readOwnType(file, id, text, { problems, lists: this.#lists, pattern: this.#pattern });
      return type ? [{ type, problems }] : [];
    });
  }

  /** Gives a new type its title, where nobody has it; a known one keeps its own. */
  #hasName({ type: { id, title }, problems }: Held): boolean {
    const known = this.#known.get(id);
    if (known) {
      if (title && fold(title.text) !== fold(known.title)) {
        const message = `"${known.title}" is the title of this type everywhere, and stays so.`;
        problems.widens(
          title.node,
          message,
          `Write ${quote(title.text)} under "x-aliases" to use it in headings as well.`,
        );
      }
      return true;
    }
    const own = title?.text ?? titleOf(id);
    const taken = this.#names.get(fold(own));
    const other = taken && this.#known.get(taken.id);
    if (taken === undefined || (other && fold(other.title) !== fold(own))) {
      if (other) this.#take(own, other, title?.node, problems);
      this.#names.set(fold(own), { id, title: own });
      if (title === undefined)
        problems.warn(
          AT_START,
          `No title says what headings call this entry, so it is called "${own}".`,
          `Write "title": "${own}".`,
        );
      return true;
    }
    const message = `Another type is called ${quote(own)} already: ${taken.title}. So this file is not used.`;
    const clears = this.#known.has(taken.id)
      ? `To change ${taken.title}, name the file ${taken.id}${ENTRY_TYPE_ENDING}; otherwise choose another title.`
      : 'Choose another title.';
    problems.fault(title?.node ?? AT_START, message, clears);
    return false;
  }

  /** What is another name of a known type is a type of its own from now on: a team that writes a file for it means just that. */
  #take(name: string, from: TypeDescription, node: JsonNode | undefined, problems: OwnTypeProblems): void {
    this.#taken.add(fold(name));
    const message = `${quote(name)} is otherwise another name of ${from.title}. Here it is a type of its own, and counts for no timescale of ${from.title}.`;
    const clears = `To change ${from.title} instead, name the file ${from.id}${ENTRY_TYPE_ENDING}.`;
    problems.tell(node ?? AT_START, message, clears);
  }

  #withoutTaken(type: TypeDescription): TypeDescription {
    if (!type.aliases.some((alias) => this.#taken.has(fold(alias)))) return type;
    return { ...type, aliases: type.aliases.filter((alias) => !this.#taken.has(fold(alias))) };
  }

  #aliasesOf({ type: { id, title, aliases }, problems }: Held): readonly string[] {
    const own = this.#known.get(id)?.title ?? title?.text ?? titleOf(id);
    return aliases.flatMap(({ text, node }: Placed) => {
      const taken = this.#names.get(fold(text));
      if (taken === undefined) {
        this.#names.set(fold(text), { id, title: own });
        return [text];
      }
      if (taken.id === id) return [];
      return (
        problems.fault(
          node,
          `${quote(text)} means ${taken.title} already, so it is no other name of this type.`,
          'Choose another name.',
        ) ?? []
      );
    });
  }

  #lay({ type: own, problems }: Held, aliases: readonly string[]): { type: TypeDescription; check: Check } {
    const known = this.#known.get(own.id);
    const title = known?.title ?? own.title?.text ?? titleOf(own.id);
    const before = known ? (builtInCatalogue().type(own.id)?.fields ?? []) : commonFields();
    const laid = layFields(own.fields, before, title, problems);
    const fields = new Map((known?.fields ?? []).map((field) => [field.name, field]));
    for (const field of laid.fields) fields.set(field.name, field);
    const sections = own.sections.map(({ text }) => text);
    const names = new Set([...fields.keys(), ...before.map((field) => field.name)]);
    const asks = own.snippet?.filter(({ text, node }) => {
      if (names.has(text.split('.')[0] ?? '')) return true;
      problems.fault(node, `${title} has no field ${quote(text)}, so the snippet can't ask for it.`);
      return false;
    });
    const wanted = laid.shape.required;
    const usual = known ? [...known.snippet, ...wanted] : ['by', ...wanted, ...laid.fields.map(({ name }) => name)];
    const significant = own.significant ?? known?.significant;
    const type: TypeDescription = {
      id: own.id,
      title,
      aliases: [...(known ? this.#withoutTaken(known).aliases : []), ...aliases],
      group: own.group ?? known?.group ?? 'Our own',
      order: own.order ?? known?.order ?? LAST,
      description: own.description ?? known?.description ?? `${title}.`,
      records: recordsOf(own, known, problems),
      ...(significant === undefined ? {} : { significant }),
      sections: [...new Set([...sections, ...(known?.sections ?? [])])],
      snippet: [...new Set(asks?.map(({ text }) => text) ?? usual)],
      example: own.example ?? known?.example ?? `## 2026-03-04 ${title}\n`,
      fields: [...fields.values()],
    };
    return { type, check: checkWith(entryChecks[own.id] ?? commonCheck, laid.shape, laid.added) };
  }
}

/** The kinds of record that a type belongs in: a team may leave kinds of a known one out, not add to them. */
function recordsOf(
  { records }: OwnType,
  known: TypeDescription | undefined,
  problems: OwnTypeProblems,
): TypeDescription['records'] {
  if (records === undefined) return known?.records ?? ['child'];
  if (known === undefined) return records.kinds;
  const kept = records.kinds.filter((kind) => known.records.includes(kind));
  if (kept.length < records.kinds.length)
    problems.widens(
      records.span,
      `${known.title} belongs in a ${known.records.join(' or ')} record only. It stays so.`,
    );
  return kept.length > 0 ? kept : known.records;
}

/** `family-network-meeting` as a title. */
function titleOf(id: string): string {
  return capital(id.replaceAll('-', ' '));
}
