/** The schema that editors use for packs and the reader that judges them say the same. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { CONDITION_KEYWORDS } from '../../../src/policy/condition-text.ts';
import { HEAD_KEYS, SETTING_KEYS } from '../../../src/policy/load.ts';
import { ITEM_KEYS } from '../../../src/policy/read-items.ts';
import { PART_KEYS } from '../../../src/policy/read-parts.ts';
import { BASE } from './packs.ts';

interface Part {
  readonly properties?: { readonly [key: string]: Part };
  readonly oneOf?: readonly Part[];
  readonly description?: string;
  readonly $ref?: string;
}

const root = new URL('../../../', import.meta.url);
const schema: Part & { readonly $defs: { readonly [name: string]: Part } } = JSON.parse(
  readFileSync(new URL('schemas/policy.schema.json', root), 'utf8'),
);
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

function keysOf(part: Part | undefined): readonly string[] {
  return Object.keys(part?.properties ?? {}).sort();
}

function sorted(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].sort();
}

describe('the schema of policy packs', () => {
  it('has the same keys as the reader', () => {
    const { $defs } = schema;
    assert.deepEqual(keysOf(schema), sorted([...HEAD_KEYS, ...Object.keys(ITEM_KEYS)]));
    assert.deepEqual(keysOf(schema.properties?.settings), sorted(SETTING_KEYS));
    assert.deepEqual(keysOf($defs.status), sorted(ITEM_KEYS.statuses));
    assert.deepEqual(keysOf($defs.clock), sorted(ITEM_KEYS.clocks));
    assert.deepEqual(keysOf($defs.timescale), sorted(ITEM_KEYS.timescales));
    assert.deepEqual(keysOf($defs.decision), sorted(ITEM_KEYS.decisions));
    for (const name of ['pattern', 'circumstances', 'step', 'source', 'example'] as const) {
      assert.deepEqual(keysOf($defs[name]), sorted(PART_KEYS[name]), name);
    }
    assert.deepEqual(keysOf($defs['met-before']?.oneOf?.[1]), sorted(PART_KEYS.metBefore));
    assert.deepEqual(keysOf($defs.total), sorted(PART_KEYS.total));
    assert.deepEqual(keysOf($defs.example?.properties?.expect), sorted(PART_KEYS.expect));
    assert.deepEqual(keysOf($defs.condition?.oneOf?.[1]), sorted(Object.keys(CONDITION_KEYWORDS)));
  });

  it('says of every key what it is for', () => {
    for (const [name, part] of Object.entries({ ...schema.$defs, pack: schema })) {
      for (const [key, { description, $ref }] of Object.entries(part.properties ?? {})) {
        assert.ok(description !== undefined || $ref !== undefined, `${name}.${key}`);
      }
    }
  });

  it('fits every file of the built-in pack, and a small one', () => {
    const folder = new URL('policies/england/', root);
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const texts = names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
    for (const [name, text] of [...texts, ['base', BASE] as const]) {
      assert.ok(validate(parse(text)), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
    }
  });

  for (const [name, text] of [
    ['a wrong unit', 'timescales: [{id: a, within: 6 wekes}]'],
    ['an unknown key', 'timescales: [{id: a, wthin: 6 weeks}]'],
    ['a reference in a condition', 'clocks: [{id: a, met-by: {entry: visit, where: {$ref: "#"}}}]'],
    ['a step without a limit', 'timescales: [{id: a, steps: [{title: First}]}]'],
    ['a source without evidence', 'timescales: [{id: a, source: {provision: x, status: guidance}}]'],
  ] as const) {
    it(`refuses ${name}`, () => assert.equal(validate(parse(text)), false));
  }
});
