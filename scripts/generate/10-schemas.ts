/**
 * Compiles the schemas when the project is built, so that what ships holds neither a schema compiler nor the schemas: checks as
 * plain functions, and the words of the catalogue as data.
 */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { schemaId } from '../../src/schema/description.ts';
import { formats } from '../../src/schema/formats.ts';
import type { GeneratedFile } from '../generate.ts';
import { codeFiles, commonFile, describeAll, describeDefinitions, entryFiles, recordFiles } from '../schemas/files.ts';

/** Keywords that tell people something and check nothing. */
const WORDS = new Set(['$schema', '$id', 'title', 'description', 'examples']);

/**
 * A schema without its words, and with its references rewritten to `definition:NAME` and `codes:ID`. Shared definitions thus
 * become schemas of their own, which are compiled once and called, not once for every type.
 */
function bare(part: unknown, inProperties = false): unknown {
  if (Array.isArray(part)) return part.map((each) => bare(each));
  if (typeof part !== 'object' || part === null) return part;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(part)) {
    if (!inProperties && (key.startsWith('x-') || WORDS.has(key))) continue;
    if (!inProperties && key === '$ref') kept[key] = flatReference(String(value));
    else kept[key] = bare(value, !inProperties && (key === 'properties' || key === '$defs'));
  }
  return kept;
}

function flatReference(reference: string): string {
  const definition = /#\/\$defs\/(.+)$/.exec(reference)?.[1];
  if (definition) return `definition:${definition}`;
  const list = /codes\/([^/]+)\.schema\.json$/.exec(reference)?.[1];
  if (list) return `codes:${list}`;
  throw new Error(`A schema refers to ${reference}; references go to common.schema.json and codes/ only`);
}

const bareSchema = (part: unknown): object => ({ ...(bare(part) as object) });

/** One module of checks. `loopEnum` is out of reach, because the loop would call for a run-time library. */
function compiled(): string {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    verbose: false,
    messages: false,
    inlineRefs: false,
    loopEnum: 1000,
    loopRequired: 1000,
    formats,
    code: { source: true, esm: true, lines: true, optimize: 2, formats: _`formats` },
  });
  for (const [name, part] of Object.entries((commonFile.$defs ?? {}) as object)) {
    ajv.addSchema(bareSchema(part), `definition:${name}`);
  }
  for (const file of codeFiles) ajv.addSchema(bareSchema(file), `codes:${schemaId(file)}`);
  const names: Record<string, string> = {};
  const add = (kind: 'entry' | 'record', file: (typeof entryFiles)[number]) => {
    const id = schemaId(file);
    ajv.addSchema(bareSchema(file), `${kind}:${id}`);
    names[`${kind}_${id.replaceAll('-', '_')}`] = `${kind}:${id}`;
  };
  for (const file of entryFiles) add('entry', file);
  for (const file of recordFiles) add('record', file);
  ajv.addSchema({ type: 'object', $ref: 'definition:entry', unevaluatedProperties: false }, 'common');
  names.commonCheck = 'common';

  const code = standaloneCode(ajv, names).replace(/\/\*# sourceURL=.*?\*\/;?/g, '');
  if (code.includes('require(')) throw new Error('A compiled schema calls for a library at run time');
  const map = (kind: string, files: typeof entryFiles) =>
    `export const ${kind}Checks = {\n${files
      .map((file) => schemaId(file))
      .map((id) => `  ${JSON.stringify(id)}: ${kind}_${id.replaceAll('-', '_')},\n`)
      .join('')}};\n`;
  return [
    '// Made by scripts/generate/10-schemas.ts from schemas/.\n',
    "import { formats } from '../formats.ts';\n",
    `${code}\n`,
    map('entry', entryFiles),
    map('record', recordFiles),
  ].join('');
}

const TYPES = `// Made by scripts/generate/10-schemas.ts.
import type { Check } from '../check.ts';
export const entryChecks: Readonly<Record<string, Check>>;
export const recordChecks: Readonly<Record<'child' | 'supervision', Check>>;
/** The fields that every entry may have, and no others. */
export const commonCheck: Check;
`;

export async function generate(): Promise<GeneratedFile[]> {
  const data = `// Made by scripts/generate/10-schemas.ts from schemas/.
import type { CatalogueDescription } from '../description.ts';
export const description: CatalogueDescription = ${JSON.stringify(describeAll(), null, 1)};
`;
  const definitions = `// Made by scripts/generate/10-schemas.ts from schemas/common.schema.json.
import type { FieldDescription } from '../description.ts';
/** The kinds of value that all schemas share, each as a field of that name. */
export const definitions: readonly FieldDescription[] = ${JSON.stringify(describeDefinitions(), null, 1)};
`;
  return [
    { path: 'src/schema/generated/validators.js', content: compiled(), committed: false },
    { path: 'src/schema/generated/validators.d.ts', content: TYPES, committed: false },
    { path: 'src/schema/generated/catalogue-data.ts', content: data, committed: false },
    { path: 'src/schema/generated/definitions.ts', content: definitions, committed: false },
  ];
}
