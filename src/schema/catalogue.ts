/** The catalogue of entry types and codes: what the schemas tell, and the checks compiled from them. */
import { fieldsRunOn } from '../record/hidden-heading.ts';
import { RECORD_ID } from '../record/ids.ts';
import type {
  EntryBlock,
  FieldMap,
  FieldPath,
  Fields,
  FieldValue,
  FrontMatter,
  Problem,
  RecordKind,
} from '../record/types.ts';
import { type Check, faultsOf } from './check.ts';
import { codeYearProblems, type DatedField, datedFields } from './code-years.ts';
import type { CatalogueDescription, TypeDescription } from './description.ts';
import { entryFields, fieldAtPath, fieldInfo } from './fields.ts';
import { description } from './generated/catalogue-data.ts';
import { entryChecks, recordChecks } from './generated/validators.js';
import { type Owner, problemsOf } from './messages.ts';
import { entrySnippet } from './snippet.ts';
import { fold } from './suggest.ts';
import { nearestTitle, possibleTitles } from './titles.ts';
import type { Catalogue, CodeList, EntryType, FieldInfo, SchemaProblem } from './types.ts';
import { capital, withArticle } from './wording.ts';

/** Compiled schemas by entry type and by kind of record. */
export interface Checks {
  readonly entries: Readonly<Record<string, Check>>;
  readonly records: Readonly<Record<RecordKind, Check>>;
}

/** A type with all that checking an entry of it needs. */
interface KnownType {
  readonly type: EntryType;
  readonly check: Check | undefined;
  readonly dated: readonly DatedField[];
  readonly numbers: readonly string[];
}

const NO_FIELDS: FieldMap = Object.freeze(Object.create(null));
const WHOLE_NUMBER = /^\d{1,9}$/;
const KIND_NAMES: Readonly<Record<RecordKind, string>> = {
  child: "a child's record",
  supervision: 'a supervision record',
};

function entryType(
  described: TypeDescription,
  common: readonly FieldInfo[],
  lists: ReadonlyMap<string, CodeList>,
): EntryType {
  const { snippet: asks, order: _, ...rest } = described;
  const own = described.fields.map((field) => fieldInfo(field, lists));
  const fields = entryFields(own, common);
  let snippet: string | undefined;
  return {
    ...rest,
    asks,
    fields,
    get snippet() {
      snippet ??= entrySnippet({ ...rest, fields, asks });
      return snippet;
    },
  };
}

/** Makes a catalogue of described types and their checks. */
export function createCatalogue(described: CatalogueDescription, checks: Checks): Catalogue {
  const lists = new Map(described.codeLists.map((list) => [list.id, list]));
  const common = described.common.map((field) => fieldInfo(field, lists));
  const known = new Map<string, KnownType>();
  const ids = new Map<string, string>();
  for (const each of described.types) {
    const type = entryType(each, common, lists);
    known.set(type.id, {
      type,
      check: checks.entries[type.id],
      dated: datedFields(type.fields, each.fields),
      numbers: type.fields.filter((field) => field.kind === 'number').map((field) => field.name),
    });
    for (const name of [type.title, ...type.aliases]) ids.set(fold(name), type.id);
  }
  const types = [...known.values()].map(({ type }) => type);
  const names = types.flatMap((type) => [type.title, ...type.aliases]);
  const frontMatterFields = {
    child: described.records.child.map((field) => fieldInfo(field, lists)),
    supervision: described.records.supervision.map((field) => fieldInfo(field, lists)),
  };
  // The parser asks for the same few titles over and over, as they are written.
  const asWritten = new Map(names.map((name) => [name, ids.get(fold(name))]));
  const resolve = (title: string) => asWritten.get(title) ?? ids.get(fold(title));

  return {
    types,
    codeLists: described.codeLists,
    type: (id) => known.get(id)?.type,
    codeList: (id) => lists.get(id),
    resolve,
    suggest: (title) => nearestTitle(title, names, resolve),
    mayBe: (title) => possibleTitles(title, names, resolve),
    frontMatter: (kind) => frontMatterFields[kind],
    checkEntry: (block) => {
      const found = block.heading.type === undefined ? undefined : known.get(block.heading.type);
      return found ? checkEntry(found, block) : [];
    },
    checkFrontMatter: (frontMatter) => {
      const kind = frontMatter.fields?.value.record;
      if (!frontMatter.fields || (kind !== 'child' && kind !== 'supervision')) return [];
      return checkFrontMatter(frontMatter.fields, frontMatter, kind, frontMatterFields[kind], checks.records[kind]);
    },
    fieldAt: (owner, path: FieldPath) => {
      if ('record' in owner) return fieldAtPath(frontMatterFields[owner.record], path);
      return fieldAtPath(known.get(owner.entry)?.type.fields ?? common, path);
    },
    typed: (type, fields) => typed(type === undefined ? undefined : known.get(type), fields),
  };
}

function checkEntry({ type, check, dated }: KnownType, block: EntryBlock): readonly SchemaProblem[] {
  const { fields, heading } = block;
  if (fieldsRunOn(block)) return [];
  // Fields that could not be read whole have been reported as such; what seems to be missing may be in the part not read.
  const broken = block.problems.some((problem) => problem.span.start >= heading.span.end);
  const faults = check ? faultsOf(check, fields?.value ?? NO_FIELDS) : [];
  const whole = broken ? faults.filter((fault) => fault.kind !== 'missing') : faults;
  const odd = fields ? idProblems(fields, 'entry') : [];
  if (whole.length === 0 && dated.length === 0 && odd.length === 0 && (fields?.empty.length ?? 0) === 0) return [];
  const owner: Owner = {
    name: `${capital(withArticle(type.title))} entry`,
    fields: type.fields,
    place: heading.typeSpan,
  };
  const problems = besides(block.problems, block.text, 0, [...problemsOf(owner, fields, whole), ...odd]);
  if (fields && heading.date && dated.length > 0) problems.push(...codeYearProblems(dated, fields, heading.date));
  return problems;
}

/** What could not be read at all is one finding: nothing more is said of what was made of the same line. */
function besides(read: readonly Problem[], text: string, start: number, found: SchemaProblem[]): SchemaProblem[] {
  const unread = read.filter(({ rule }) => rule === 'record/yaml').map(({ span }) => span.start - start);
  if (unread.length === 0) return found;
  const sameLine = (a: number, b: number) => !/[\r\n]/.test(text.slice(Math.min(a, b), Math.max(a, b)));
  return found.filter(({ span }) => !unread.some((at) => sameLine(at, span.start - start)));
}

function checkFrontMatter(
  fields: Fields,
  frontMatter: FrontMatter,
  kind: RecordKind,
  infos: readonly FieldInfo[],
  check: Check,
): readonly SchemaProblem[] {
  const faults = faultsOf(check, fields.value);
  const whole = frontMatter.problems.length > 0 ? faults.filter((fault) => fault.kind !== 'missing') : faults;
  const owner: Owner = {
    name: `The front matter of ${KIND_NAMES[kind]}`,
    fields: infos,
    place: fields.locate(['record'], 'key'),
  };
  const found = [...problemsOf(owner, fields, whole), ...idProblems(fields, 'record')];
  return besides(frontMatter.problems, frontMatter.text, frontMatter.span.start, found);
}

/** An example of the id of each. */
const NAMED_SO = { record: 'CH-1042', entry: 'review-march' } as const;

/** An id that references cannot name. What stands there may be anything, and is left in the record. */
function idProblems(fields: Fields, named: keyof typeof NAMED_SO): readonly SchemaProblem[] {
  const { id } = fields.value;
  if (typeof id !== 'string' || RECORD_ID.test(id)) return [];
  return [
    {
      rule: 'schema/record-id',
      severity: 'warning',
      message: `References cannot name this ${named}: its id is not one word that begins with a letter or a digit and has no slash.`,
      span: fields.locate(['id'], 'value'),
      path: ['id'],
      clears: `Write an id of letters, digits, hyphens and dots, such as ${NAMED_SO[named]}, here and wherever the ${named} is named.`,
    },
  ];
}

/** The fields with the top-level numbers of the type read as numbers; the very same map where there is none. */
function typed(found: KnownType | undefined, fields: Fields | undefined): FieldMap {
  const value = fields?.value ?? NO_FIELDS;
  let copy: Record<string, FieldValue> | undefined;
  for (const name of found?.numbers ?? []) {
    const text = value[name];
    if (typeof text !== 'string' || !WHOLE_NUMBER.test(text)) continue;
    copy ??= Object.assign(Object.create(null), value);
    if (copy) copy[name] = Number(text);
  }
  return copy ?? value;
}

/** Where an entry stands in a record of a kind that it does not belong in: the problem, relative to the block. */
export function wrongRecord(type: EntryType, kind: RecordKind, block: EntryBlock): SchemaProblem | undefined {
  if (type.records.includes(kind)) return undefined;
  const right = type.records.map((each) => KIND_NAMES[each]).join(' or ');
  return {
    rule: 'schema/wrong-record',
    severity: 'warning',
    message: `${capital(withArticle(type.title))} entry belongs in ${right}; this is ${KIND_NAMES[kind]}.`,
    span: block.heading.typeSpan,
    path: [],
    clears: `Move it to ${right}, or choose another type of entry.`,
  };
}

/** The fields that every entry may have, whatever its type. */
export function commonFields(): readonly FieldInfo[] {
  const lists = new Map(description.codeLists.map((list) => [list.id, list]));
  return description.common.map((field) => fieldInfo(field, lists));
}

let builtIn: Catalogue | undefined;

/** The entry types and codes that come with the project. Made once. */
export function builtInCatalogue(): Catalogue {
  builtIn ??= createCatalogue(description, { entries: entryChecks, records: recordChecks });
  return builtIn;
}
