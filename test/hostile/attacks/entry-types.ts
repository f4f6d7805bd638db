/** Entry types that are made to hold people up. */
import { child } from '../../cli/command.ts';
import { type Attack, field, nested, range, schema, type } from './made-of.ts';

export const TYPE_ATTACKS: readonly Attack[] = [
  ...[
    '(a+)+$',
    '(a|a)*$',
    '(a|aa)+$',
    '([a-zA-Z]+)*$',
    '(.*a){25}',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '((a{1,30}){1,30}){1,30}',
    'a{1000}{1000}',
  ].map((pattern): Attack => ({ name: `the pattern ${pattern}`, files: () => field({ 'x-kind': 'text', pattern }) })),
  {
    name: 'a type nested two thousand deep',
    files: () => ({
      ...type({}),
      '.case-record/entries/deep.schema.json': `{"properties":${nested('{"a":{"properties":', '}}', 2_000, '{}')}}`,
    }),
  },
  {
    name: 'arrays nested fifty thousand deep',
    files: () => ({ ...type({}), '.case-record/entries/deep.schema.json': nested('[', ']', 50_000, '') }),
  },
  { name: 'a type that refers to itself', files: () => field({ $ref: '#/properties/venue' }) },
  { name: 'a type that refers to itself by its file', files: () => field({ $ref: 'circle.schema.json' }) },
  {
    name: 'lists of lists',
    files: () => field(JSON.parse(nested('{"x-kind":"list","items":', '}', 500, '{}')) as object),
  },
  { name: 'a hundred thousand codes', files: () => field({ enum: range(12_000).map((index) => `code-${index}`) }) },
  {
    name: 'ten thousand fields',
    files: () => type({ properties: Object.fromEntries(range(5_000).map((index) => [`f${index}`, {}])) }),
  },
  { name: 'ten thousand aliases', files: () => type({ 'x-aliases': range(10_000).map((index) => `Alias ${index}`) }) },
  {
    name: 'three hundred types, each with near names, and headings that are nearly each of them',
    files: () => ({
      ...Object.fromEntries(
        range(300).map((index) => [
          `.case-record/entries/circle-${index}.schema.json`,
          schema({
            title: `Circle meeting ${index}`,
            'x-aliases': range(40).map((alias) => `Circle gathering ${index} ${alias}`),
          }),
        ]),
      ),
      'a.case.md': child(
        'CH-1',
        range(1_000)
          .map((index) => `## 2026-03-04 Circl gathring ${index}x\n\n`)
          .join(''),
      ),
    }),
  },
];
