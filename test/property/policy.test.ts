/** Packs come from anywhere: no text may break the reader, and the quick conditions must say what JSON Schema says. */
import assert from 'node:assert/strict';
import { type Schema, Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { fromDayNumber, toDayNumber } from '../../src/calendar/dates.ts';
import { createWorkingDays } from '../../src/calendar/working-days.ts';
import { compileCondition } from '../../src/policy/conditions.ts';
import { longerFrom } from '../../src/policy/longer.ts';
import { createPolicy } from '../../src/policy/policy.ts';
import type { JsonSchema } from '../../src/policy/types.ts';
import type { IsoDate } from '../../src/record/types.ts';
import { BASE, base, load } from '../unit/policy/packs.ts';

/** Pieces of packs, put together in any order, come nearer to the reader's corners than any text would. */
const piece = fc.constantFrom(
  ...BASE.split('\n').map((line) => `${line}\n`),
  ...[
    '- ',
    '  ',
    '\n',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '"',
    '&a ',
    '*a',
    '!!map ',
    '? ',
    '|\n',
    '>-\n',
    '---\n',
    '#',
    '\t',
    '\u0000',
    '💧',
  ],
  ...[
    '$ref: x\n',
    'remove: true\n',
    '__proto__: {a: 1}\n',
    'extends: [base, local]\n',
    'within: 1e99 days\n',
    'from: 9999-99-99\n',
  ],
);
const packText = fc.oneof(
  fc.string({ maxLength: 400, unit: 'binary' }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  // The base with one stretch cut out and another put in.
  fc
    .tuple(fc.nat(BASE.length), fc.nat(40), fc.array(piece, { maxLength: 3 }))
    .map(([at, length, pieces]) => BASE.slice(0, at) + pieces.join('') + BASE.slice(at + length)),
);

describe('any text as a policy pack', () => {
  it('gives a policy and findings within the file, and never throws', () => {
    fc.assert(
      fc.property(packText, fc.boolean(), (text, builtIn) => {
        const pack = load(text, { builtIn });
        const { policy, problems } = createPolicy([base(), pack]);
        assert.ok(policy.clocks.length >= 0);
        for (const { place, message } of [...pack.problems, ...problems]) {
          assert.ok(message.length > 0);
          if (place.file === 'policy.yaml') {
            assert.ok(0 <= place.span.start && place.span.start <= place.span.end && place.span.end <= text.length);
          }
        }
        for (const clock of policy.clocks) {
          for (const branch of clock.branches) assert.equal(policy.timescale(branch.id), branch);
        }
      }),
      { numRuns: 250 },
    );
  });
});

describe('the longer of two limits', () => {
  it('is what the sums say, from any day', () => {
    const unit = fc.constantFrom('hours', 'days', 'working days', 'weeks', 'months', 'years' as const);
    const duration = fc.record({ n: fc.integer({ min: 1, max: 120 }), unit });
    const day = fc.integer({ min: toDayNumber('2024-01-01' as IsoDate), max: toDayNumber('2031-12-31' as IsoDate) });
    const calendar = createWorkingDays({ counting: 'day-of-event-is-0' });
    fc.assert(
      fc.property(duration, duration, day, (a, b, number) => {
        fc.pre(a.unit !== b.unit);
        const from = fromDayNumber(number);
        const longer = calendar.sum(from, a).due > calendar.sum(from, b).due;
        const answer = longerFrom(a, b);
        if (answer === undefined || answer === 'always') assert.equal(longer, answer === 'always');
        else assert.ok(calendar.sum(answer, a).due > calendar.sum(answer, b).due);
      }),
      { numRuns: 500 },
    );
  });
});

const key = fc.constantFrom('seen', 'alone', 'type', 'decision', 'constructor');
const scalar = fc.constantFrom('yes', 'no', 'U1', '24', 24, 3.5, true, null);
/** One keyword, or two: with more, hardly anything would fit and nothing would be learnt. */
const schema: fc.Arbitrary<JsonSchema> = fc.letrec<{ schema: JsonSchema }>((tie) => {
  const inner = tie('schema');
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  const keyword = (name: string, argument: fc.Arbitrary<unknown>) => argument.map((given) => ({ [name]: given }));
  const leaf = fc.oneof(
    keyword('required', fc.uniqueArray(key, { maxLength: 2 })),
    keyword('const', scalar),
    keyword('enum', fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 })),
    keyword('type', fc.constantFrom('string', 'number', 'integer', 'boolean', 'object', 'array', 'null')),
    keyword('minimum', fc.integer({ min: 0, max: 30 })),
    keyword('exclusiveMaximum', fc.integer({ min: 0, max: 30 })),
  );
  const branch = fc.oneof(
    keyword('properties', fc.dictionary(key, inner, { minKeys: 1, maxKeys: 3 })),
    ...['allOf', 'anyOf', 'oneOf'].map((name) => keyword(name, several)),
    ...['not', 'items', 'contains'].map((name) => keyword(name, inner)),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, not a promise.
    fc.record({ if: inner, then: inner, else: inner }),
  );
  const pair = fc.tuple(leaf, fc.oneof(leaf, branch)).map(([one, other]) => ({ ...one, ...other }));
  return { schema: fc.oneof({ maxDepth: 4, depthIdentifier: 'schema' }, fc.boolean(), leaf, branch, pair) };
}).schema;
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    scalar,
    fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value;

describe('a compiled condition', () => {
  it('says what a JSON Schema library says', () => {
    fc.assert(
      fc.property(schema, value, (condition, given) => {
        // The library looks for a key up the prototype; a field map has none.
        const plain = withoutPrototype(given);
        const expected = new Validator(structuredClone(condition) as Schema | boolean as Schema, '2020-12').validate(
          plain,
        );
        assert.equal(compileCondition(condition)(plain), expected.valid);
      }),
      { numRuns: 500 },
    );
  });
});

function withoutPrototype(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withoutPrototype);
  if (given === null || typeof given !== 'object') return given;
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(given).map(([name, part]) => [name, withoutPrototype(part)])),
  );
}
