/** Whatever stands in the file of an entry type, reading it never fails, every fault lies in the file, and the catalogue can be asked. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownCatalogue } from '../../src/schema/own/catalogue.ts';
import { linearPattern } from '../../src/schema/own/patterns.ts';

const keys = fc.constantFrom(
  ...['title', 'properties', 'required', 'x-aliases', 'x-codes', 'enum', '$ref', 'x-kind', 'items', 'pattern', 'anyOf'],
  ...[
    'x-sections',
    'x-snippet',
    'x-records',
    'examples',
    'place',
    'seen',
    'decision',
    'outcome',
    'code',
    'meaning',
    '__proto__',
  ],
);
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    'Visit',
    'Circle',
    'text',
    'list',
    'map',
    'code',
    'number',
    '../codes/visit_place.schema.json',
    'home',
    '(a+)+$',
  ),
  fc.string({ maxLength: 8 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(keys, tie('value')), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}));
const text = fc.oneof(
  value.map((json) => JSON.stringify(json)),
  fc.tuple(value, fc.nat(400)).map(([json, at]) => JSON.stringify(json).slice(0, at)),
  fc.string(),
);

describe('Entry types of a team, whatever they hold', () => {
  for (const id of ['visit', 'circle', 'placement']) {
    it(`never fail as ${id}`, () => {
      fc.assert(
        fc.property(text, (content) => {
          const { catalogue, problems } = ownCatalogue(
            [{ file: 'f', name: `${id}.schema.json`, text: content }],
            linearPattern,
          );
          for (const { span } of problems)
            assert.ok(span.start >= 0 && span.start <= span.end && span.end <= content.length);
          assert.equal(catalogue.resolve('Visit'), 'visit');
          for (const type of catalogue.types) if (type.id === id) assert.equal(typeof type.snippet, 'string');
        }),
        { numRuns: 400 },
      );
    });
  }
});
