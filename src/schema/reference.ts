/** The catalogue as Markdown pages to read. */
import type { Catalogue, Code, CodeList, EntryType, FieldInfo } from './types.ts';

const MADE = '<!-- Made from schemas/ by "npm run generate". Change the schemas, not this page. -->\n';

/** The way people write a value of each kind. */
const KIND_WORDS: Readonly<Record<FieldInfo['kind'], string>> = {
  text: 'text',
  date: 'date, `2026-03-04`',
  'yes-no': '`yes` or `no`',
  code: 'code',
  number: 'whole number in digits',
  person: 'a person, by the id the team uses',
  team: 'a team, by its id in the settings',
  reference: 'an id or an address',
  map: 'parts',
  list: 'list',
};

/** The fragment of a heading, as Markdown renderers make it. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');

function valueWords(field: FieldInfo, lists: ReadonlyMap<string, CodeList>): string {
  const list = field.codeList === undefined ? undefined : lists.get(field.codeList);
  const extra = field.codes?.filter((code) => !list?.codes.includes(code)) ?? [];
  const named = extra.map((code) => `\`${code.code}\``).join(', ');
  const linked = list ? `[${list.title}](codes.md#${anchor(list.title)})` : '';
  const codes = [linked, named].filter((words) => words !== '').join(', or ');
  if (field.kind === 'list') return codes === '' ? 'list' : `list of codes: ${codes}`;
  if (codes !== '') return list ? `code: ${codes}` : `one of ${codes}`;
  const { minimum, maximum } = field;
  const range = minimum !== undefined && maximum !== undefined ? `, ${minimum} to ${maximum}` : '';
  return `${KIND_WORDS[field.kind]}${range}`;
}

function fieldTable(fields: readonly FieldInfo[], lists: ReadonlyMap<string, CodeList>): string {
  const rows = fields.flatMap((field) => [field, ...partsOf(field)]);
  const lines = rows.map((field) => {
    const needed = field.required ? ' **Needed.**' : '';
    return `| \`${field.name}\` | ${cell(valueWords(field, lists))} | ${cell(`${field.title}: ${field.description}`)}${needed} |`;
  });
  return ['| field | value | what it says |', '|---|---|---|', ...lines].join('\n');
}

const partsOf = (field: FieldInfo): readonly FieldInfo[] =>
  (field.fields ?? []).map((part) => ({ ...part, name: `${field.name}.${part.name}` }));

/** The type's own fields, and the outcomes of its decision where it has a list of its own. */
function ownFields(type: EntryType, common: ReadonlySet<string>): readonly FieldInfo[] {
  const decision = type.fields.find((field) => field.name === 'decision');
  const outcomes = (decision?.fields ?? [])
    .filter((part) => part.codes)
    .map((part) => ({ ...part, name: 'decision.outcome' }));
  return [...type.fields.filter((field) => !common.has(field.name) || field.required), ...outcomes];
}

function typeSection(type: EntryType, common: ReadonlySet<string>, lists: ReadonlyMap<string, CodeList>): string {
  const own = ownFields(type, common);
  const words = [`### ${type.title}`, '', type.description, ''];
  if (type.aliases.length > 0) words.push(`Also written: ${type.aliases.map((alias) => `*${alias}*`).join(', ')}.`, '');
  if (type.records[0] !== 'child' || type.records.length > 1) {
    words.push(
      `Stands in: ${type.records.map((kind) => (kind === 'child' ? "a child's record" : 'a supervision record')).join(' or ')}.`,
      '',
    );
  }
  words.push(
    own.length > 0 ? fieldTable(own, lists) : 'It has no fields of its own, only those that every entry may have.',
    '',
  );
  const outcomes = own.find((field) => field.name === 'decision.outcome')?.codes ?? [];
  if (outcomes.length > 0)
    words.push('Outcomes:', '', ...outcomes.map((code) => `- \`${code.code}\`: ${code.meaning}`), '');
  if (type.sections.length > 0) words.push(`Sections: ${type.sections.join(', ')}.`, '');
  words.push('````markdown', type.example.trimEnd(), '````', '');
  return words.join('\n');
}

/** `docs/reference/entries.md`: every entry type, by group. `shared` are the fields that every entry may have. */
export function entriesPage(catalogue: Catalogue, shared: readonly FieldInfo[]): string {
  const lists = new Map(catalogue.codeLists.map((list) => [list.id, list]));
  const common = new Set(shared.map((field) => field.name));
  const groups = [...new Set(catalogue.types.map((type) => type.group))];
  const contents = groups.map((group) => {
    const types = catalogue.types.filter((type) => type.group === group);
    return `- ${group}: ${types.map((type) => `[${type.title}](#${anchor(type.title)})`).join(', ')}`;
  });
  return [
    MADE,
    '# Entry types',
    '',
    'An entry is a heading with a date and a type, the fields in a `yaml` block, and the words. Capitals do not matter in the type.',
    'The example under each type is valid as it stands. Codes are explained in [codes](codes.md).',
    '',
    ...contents,
    '',
    '## Fields of every entry',
    '',
    fieldTable(shared, lists),
    '',
    "## Front matter of a child's record",
    '',
    fieldTable(catalogue.frontMatter('child'), lists),
    '',
    'One of `born` and `expected` belongs in it.',
    '',
    '## Front matter of a supervision record',
    '',
    fieldTable(catalogue.frontMatter('supervision'), lists),
    '',
    ...groups.flatMap((group) => [
      // Some groups are named like a type in them; the fragment of a heading must be its own.
      `## Entries: ${group}`,
      '',
      ...catalogue.types.filter((type) => type.group === group).map((type) => typeSection(type, common, lists)),
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

const years = (code: Code): string =>
  [code.from && `from ${code.from}`, code.to && `until ${code.to}`].filter(Boolean).join(', ');

function listSection(list: CodeList): string {
  const dated = list.codes.some((code) => code.from ?? code.to);
  const noted = list.codes.some((code) => code.note);
  const head = ['code', 'meaning', ...(dated ? ['in use'] : []), ...(noted ? ['note'] : [])];
  const rows = list.codes.map((code) => [
    `\`${code.code}\``,
    code.meaning,
    ...(dated ? [years(code)] : []),
    ...(noted ? [code.note ?? ''] : []),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [
    `## ${list.title}`,
    '',
    `${list.description ?? ''} Defined by: ${list.definedBy === 'case-record' ? 'Case Record' : list.definedBy}. Id: \`${list.id}\`.`,
    '',
    line(head),
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(line),
    '',
  ].join('\n');
}

/** `docs/reference/codes.md`: every code list. */
export function codesPage(catalogue: Catalogue): string {
  return [
    MADE,
    '# Codes',
    '',
    "The codes are those of the national returns, so that what is recorded is what is returned; the wording is ours. Where the sources leave a code's",
    'meaning open, the note says so. Read the current guidance of a return before relying on one of those.',
    '',
    ...catalogue.codeLists.map((list) => `- [${list.title}](#${anchor(list.title)})`),
    '',
    ...catalogue.codeLists.map(listSection),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
