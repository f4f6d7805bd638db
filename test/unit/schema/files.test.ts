import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  codeFiles,
  commonFile,
  describeAll,
  entryFiles,
  recordFiles,
  schemaFiles,
} from '../../../scripts/schemas/files.ts';
import { describeType, type SchemaPart, schemaId } from '../../../src/schema/description.ts';
import { formats } from '../../../src/schema/formats.ts';
import { fold } from '../../../src/schema/suggest.ts';
import { catalogue, entryOf } from './records.ts';

const KEYWORDS = [
  'x-aliases',
  'x-code-list',
  'x-codes',
  'x-dated-by',
  'x-defined-by',
  'x-example',
  'x-field',
  'x-group',
  'x-kind',
  'x-maximum',
  'x-minimum',
  'x-order',
  'x-record',
  'x-records',
  'x-sections',
  'x-significant',
  'x-snippet',
];

function strictAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allErrors: true, formats });
  for (const keyword of KEYWORDS) ajv.addKeyword(keyword);
  for (const file of schemaFiles.values()) ajv.addSchema(file);
  return ajv;
}

/** All parts of a schema, the whole first. */
function* parts(value: unknown): Generator<SchemaPart> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as SchemaPart;
  for (const inner of Object.values(value)) yield* parts(inner);
}

describe('schema files', () => {
  const ajv = strictAjv();
  const all = [...entryFiles, ...recordFiles, ...codeFiles, commonFile];

  it('are JSON Schemas of draft 2020-12 without a keyword that nobody knows', () => {
    for (const file of all) {
      assert.equal(file.$schema, 'https://json-schema.org/draft/2020-12/schema');
      assert.ok(ajv.validateSchema(file), `${file.$id}: ${ajv.errorsText()}`);
      assert.ok(ajv.getSchema(String(file.$id)), `${file.$id} does not compile`);
    }
  });

  it('have a title and a description for every type, field and part', () => {
    for (const file of all) assert.ok(file.title && file.description, `${file.$id}`);
    const description = describeAll();
    const fields = [
      ...description.common,
      ...description.records.child,
      ...description.records.supervision,
      ...description.types.flatMap((type) => type.fields),
    ];
    const inner = fields.flatMap((field) => field.fields ?? []);
    // A type's own decision only says its outcomes; the words about decisions are those of the common one.
    for (const field of [...fields, ...inner].filter(({ name }) => name !== 'decision')) {
      assert.ok(field.title, `${field.name} has no title`);
      assert.ok(field.description, `${field.name} has no description`);
    }
    for (const type of description.types) assert.ok(type.group && type.records.length > 0 && type.order > 0, type.id);
  });

  it('name each code once, with the words for it, and say which code the sources leave open', () => {
    for (const file of all) {
      for (const part of parts(file)) {
        if (!Array.isArray(part['x-codes'])) continue;
        const codes = part['x-codes'].map(({ code }: { code: string }) => code);
        assert.deepEqual(part.enum, codes, `${file.$id}`);
        assert.equal(new Set(codes).size, codes.length, `${file.$id}`);
      }
    }
    for (const list of catalogue.codeLists) {
      for (const code of list.codes) {
        assert.ok(code.meaning, `${list.id} ${code.code}`);
        if (code.meaning.startsWith('Meaning not found')) assert.ok(code.note, `${list.id} ${code.code}`);
      }
    }
    for (const code of ['K3', 'Z11', 'Z12', 'Z13', 'Z14']) {
      assert.ok(catalogue.codeList('ssda903_place')?.codes.find((each) => each.code === code)?.note, code);
    }
  });

  it('give no two types the same title or alias', () => {
    const owners = new Map<string, string>();
    for (const type of catalogue.types) {
      for (const name of [type.title, ...type.aliases]) {
        const other = owners.get(fold(name));
        assert.ok(other === undefined, `"${name}" is a name of ${other} and of ${type.id}`);
        owners.set(fold(name), type.id);
      }
    }
  });

  it('name every field once in its kind, in kebab-case', () => {
    for (const file of entryFiles) {
      for (const field of describeType(file, schemaFiles).fields) assert.match(field.name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  });

  for (const type of catalogue.types) {
    it(`give ${type.title} an example that is valid, and examples of its fields that are`, () => {
      const block = entryOf(type.example);
      assert.equal(block.heading.type, type.id);
      assert.deepEqual(block.problems, []);
      assert.ok(block.fields, 'the example has no fields');
      assert.deepEqual(catalogue.checkEntry(block), []);
      for (const field of type.fields) {
        for (const example of field.kind === 'map' ? [] : field.examples) {
          const yaml = `${field.name}: ${example.includes(': ') ? JSON.stringify(example) : example}`;
          const entry = entryOf(`## 2026-03-04 ${type.title}\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`);
          const problems = catalogue.checkEntry(entry).filter(({ rule }) => rule !== 'schema/missing-field');
          assert.deepEqual(problems, [], yaml);
        }
      }
    });
  }

  it('ask in their snippets only for fields that there are', () => {
    for (const described of describeAll().types) {
      for (const ask of described.snippet) {
        assert.ok(catalogue.fieldAt({ entry: described.id }, ask.split('.')), `${described.id}: ${ask}`);
      }
    }
    assert.equal(new Set(entryFiles.map(schemaId)).size, entryFiles.length);
  });
});
