/** The JSON Schema by which editors help to write an entry type of a team's own: its code lists and kinds of value come from `schemas/`. */

import type { GeneratedFile } from '../generate.ts';
import { describeAll, describeDefinitions } from '../schemas/files.ts';

const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });
const texts = (description: string, more: object = {}) => ({
  type: 'array',
  items: { type: 'string' },
  description,
  ...more,
});

const KINDS: Readonly<Record<string, string>> = {
  text: 'Free text.',
  date: 'A date that exists, written 2026-03-04.',
  time: 'A time of day, written 09:30.',
  'yes-no': 'Yes or no.',
  code: 'One of the codes that `x-codes` or a code list names.',
  number: 'A whole number, from `x-minimum` to `x-maximum`.',
  person: 'The id of a person.',
  team: 'The id of a team.',
  reference: 'An id, or the address of an entry.',
  list: 'Several values; `items` says what each is.',
  map: 'Several parts; `properties` names them.',
};

const CODES = {
  type: 'array',
  description: 'The codes that may be chosen, with their meaning. For a known field: fewer than it has.',
  items: {
    type: 'object',
    required: ['code'],
    properties: {
      code: text('What is written in the record.'),
      meaning: text('What it means, in a few words.'),
      from: text('The first day on which it may be used.'),
      to: text('The last day on which it may be used.'),
      note: text('What else is to be known of it.'),
    },
    defaultSnippets: [{ body: { code: '$1', meaning: '$2' } }],
  },
};

function fieldSchema(references: readonly { readonly at: string; readonly told: string }[]): object {
  return {
    type: 'object',
    description: 'One field: what people are told of it, and what may be written in it.',
    properties: {
      title: text('What people call the field.'),
      description: text('A sentence or two, shown on hover.'),
      examples: texts('Values to show as examples; the first stands in messages and snippets.'),
      'x-kind': {
        description: 'What kind of value it is.',
        enum: Object.keys(KINDS),
        markdownEnumDescriptions: Object.values(KINDS),
      },
      $ref: {
        description: 'A code list, or a kind of value, that the program brings.',
        enum: references.map(({ at }) => at),
        markdownEnumDescriptions: references.map(({ told }) => told),
      },
      type: { description: 'Not needed where `x-kind` is there.', enum: ['string', 'array', 'object'] },
      'x-codes': CODES,
      enum: texts('The codes that may be chosen, without their meaning.'),
      pattern: text('A regular expression that the text must fit, without look-around and back-references.'),
      'x-minimum': { type: 'integer', minimum: 0, description: 'The least number.' },
      'x-maximum': { type: 'integer', minimum: 0, description: 'The greatest number.' },
      items: { $ref: '#/$defs/field' },
      properties: {
        type: 'object',
        additionalProperties: { $ref: '#/$defs/field' },
        description: 'The parts of a map.',
      },
      required: texts('The parts that must be there.'),
    },
    defaultSnippets: [{ label: 'a field', body: { title: '$1', description: '$2', 'x-kind': 'text' } }],
  };
}

export async function generate(): Promise<GeneratedFile[]> {
  const { codeLists, types } = describeAll();
  const references = [
    ...codeLists.map(({ id, title }) => ({ at: `../codes/${id}.schema.json`, told: `${title}.` })),
    ...describeDefinitions()
      .filter(({ name }) => name !== 'entry' && name !== 'census')
      .map(({ name }) => ({ at: `../common.schema.json#/$defs/${name}`, told: KINDS[name] ?? name })),
  ];
  const groups = [...new Set(types.map(({ group }) => group))];
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://case-record.invalid/schemas/entry-type.schema.json',
    title: "An entry type of a team's own",
    description:
      'A file of `.case-record/entries/`. Its name is the id of the type; with the id of a known type, such as `visit.schema.json`, it narrows that type.',
    type: 'object',
    properties: {
      $schema: text('The dialect of the schema.'),
      title: text('What headings call the entry: `## 2026-03-04 Title`. A known type keeps its own.'),
      description: text('A sentence or two, shown on hover and in completion.'),
      'x-aliases': texts('Other names that headings may use.'),
      'x-group': text('The group in which it is listed.', { examples: groups }),
      'x-order': { type: 'integer', description: 'Its place among all types. Without one it comes last.' },
      'x-records': {
        type: 'array',
        items: { enum: ['child', 'supervision'] },
        description: "The kinds of record that it belongs in. A child's record where nothing is said.",
      },
      'x-significant': {
        type: 'boolean',
        description: '`true`: every entry of this type belongs in the chronology, unless it says `significant: no`.',
      },
      'x-sections': texts('Sections known by name, in order.'),
      'x-snippet': texts('The fields that its snippet asks for, in order: `by`, `decision.outcome`, `actions`.'),
      'x-example': texts('A whole example, line by line.'),
      properties: {
        type: 'object',
        description: 'The fields by their names: small letters, digits and hyphens.',
        additionalProperties: { $ref: '#/$defs/field' },
      },
      required: texts('The fields that must be there.'),
      unevaluatedProperties: { enum: [false], description: 'Every field is known by its name.' },
    },
    $defs: { field: fieldSchema(references) },
  };
  const content = `${JSON.stringify(schema, withMarkdown, 2)}\n`;
  return [{ path: 'schemas/entry-type.schema.json', content, committed: true }];
}

/** VS Code shows a description as plain text, backticks and all, unless it is there as Markdown too. */
function withMarkdown(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('description' in value)) return value;
  const { description } = value;
  if (typeof description !== 'string' || !description.includes('`')) return value;
  const entries = Object.entries(value).map(([name, each]): readonly [string, unknown][] =>
    name === 'description'
      ? [
          [name, each],
          ['markdownDescription', each],
        ]
      : [[name, each]],
  );
  return Object.fromEntries(entries.flat());
}
