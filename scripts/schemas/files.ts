/** The schema files of the project, read from the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CatalogueDescription,
  describeCodeList,
  describeFields,
  describeType,
  type FieldDescription,
  type SchemaFiles,
  type SchemaPart,
} from '../../src/schema/description.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../schemas');

function read(path: string): SchemaPart {
  const file: unknown = JSON.parse(readFileSync(join(folder, path), 'utf8'));
  if (typeof file !== 'object' || file === null) throw new Error(`schemas/${path} holds no schema`);
  return { ...file };
}

const readAll = (name: string): readonly SchemaPart[] =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.schema.json'))
    .sort()
    .map((file) => read(`${name}/${file}`));

/** The schema files, by what they describe. */
export const entryFiles = readAll('entries');
export const recordFiles = readAll('records');
export const codeFiles = readAll('codes');
export const commonFile = read('common.schema.json');

/** All of them by `$id`. */
export const schemaFiles: SchemaFiles = new Map(
  [...entryFiles, ...recordFiles, ...codeFiles, commonFile].map((file) => [String(file.$id), file]),
);

function definition(name: string): SchemaPart {
  const definitions = commonFile.$defs;
  const found: unknown =
    typeof definitions === 'object' && definitions !== null ? Object.entries(definitions) : undefined;
  for (const [key, part] of Array.isArray(found) ? found : []) if (key === name) return part;
  throw new Error(`schemas/common.schema.json does not define "${name}"`);
}

/** What the catalogue knows, told by the files. */
export function describeAll(): CatalogueDescription {
  const fieldsOf = (kind: string) => {
    const file = recordFiles.find((each) => each['x-record'] === kind);
    if (!file) throw new Error(`schemas/records has no file for "${kind}"`);
    return describeFields({ part: file, base: String(file.$id) }, schemaFiles);
  };
  return {
    codeLists: codeFiles.map(describeCodeList),
    common: describeFields({ part: definition('entry'), base: String(commonFile.$id) }, schemaFiles),
    types: entryFiles.map((file) => describeType(file, schemaFiles)).sort((a, b) => a.order - b.order),
    records: { child: fieldsOf('child'), supervision: fieldsOf('supervision') },
  };
}

/** The kinds of value that `common.schema.json` defines, each as a field of that name: what an entry type of a team's own may refer to. */
export function describeDefinitions(): readonly FieldDescription[] {
  const names = Object.keys((commonFile.$defs ?? {}) as object);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
  return describeFields({ part: { properties }, base: String(commonFile.$id) }, schemaFiles);
}
