/** The reader of a team's schemas reads those of the language alike: the same fields, and the same faults in the same values. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FieldMap, FieldValue } from '../../../../src/record/types.ts';
import { builtInCatalogue, commonFields } from '../../../../src/schema/catalogue.ts';
import { faultsOf } from '../../../../src/schema/check.ts';
import { description } from '../../../../src/schema/generated/catalogue-data.ts';
import { commonCheck, entryChecks } from '../../../../src/schema/generated/validators.js';
import { layFields } from '../../../../src/schema/own/narrow.ts';
import { linearPattern } from '../../../../src/schema/own/patterns.ts';
import { OwnTypeProblems } from '../../../../src/schema/own/problems.ts';
import { readOwnType } from '../../../../src/schema/own/read-type.ts';
import { checkWith } from '../../../../src/schema/own/shape.ts';
import type { FieldInfo } from '../../../../src/schema/types.ts';

const folder = new URL('../../../../schemas/entries/', import.meta.url);
const lists = new Map(description.codeLists.map((list) => [list.id, list]));

const words = fc.constantFrom(
  'yes',
  'no',
  'home',
  '2026-03-04',
  '2026-02-30',
  '12',
  '41',
  '-1',
  '09:30',
  '9.30',
  'text',
  'V2',
  'none',
  '',
);

/** Values that a field might hold: mostly what it should, now and then something else. */
function fieldValue(field: FieldInfo): fc.Arbitrary<FieldValue> {
  const codes = (field.codes ?? []).map(({ code }) => code);
  const plain: fc.Arbitrary<FieldValue> = codes.length > 0 ? fc.oneof(fc.constantFrom(...codes), words) : words;
  const { fields } = field;
  const inner: fc.Arbitrary<FieldValue> = fields ? mapOf(fields) : plain;
  return fc.oneof(
    plain,
    field.kind === 'list' ? fc.array(inner, { maxLength: 2 }) : inner,
    fc.array(words, { maxLength: 1 }),
  );
}

function mapOf(fields: readonly FieldInfo[]): fc.Arbitrary<FieldMap> {
  const shape = Object.fromEntries(fields.slice(0, 12).map((field) => [field.name, fieldValue(field)]));
  return fc.record({ ...shape, surprise: words }, { requiredKeys: [] });
}

describe("The schemas of the language, read as a team's own", () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.schema.json'))) {
    const id = name.replace('.schema.json', '');
    it(id, () => {
      const problems = new OwnTypeProblems(name);
      const text = readFileSync(new URL(name, folder), 'utf8');
      const type = readOwnType(name, id, text, { problems, lists, pattern: linearPattern }) ?? assert.fail();
      const laid = layFields(type.fields, commonFields(), id, problems);
      assert.deepEqual(problems.found, []);
      const check = checkWith(commonCheck, laid.shape, laid.added);
      const compiled = entryChecks[id] ?? assert.fail();
      const fields = builtInCatalogue().type(id)?.fields ?? [];
      fc.assert(
        fc.property(mapOf(fields), (value) => {
          const said = (faults: ReturnType<typeof faultsOf>) => faults.map((fault) => JSON.stringify(fault)).sort();
          assert.deepEqual(said(faultsOf(check, value)), said(faultsOf(compiled, value)));
        }),
        { numRuns: 60 },
      );
    });
  }
});
