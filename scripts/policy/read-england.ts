/** Reads the England pack from its files, examples and all. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack } from '../../src/policy/load.ts';
import type { LoadedPack } from '../../src/policy/pack.ts';

const root = join(import.meta.dirname, '../..');
const FOLDER = 'policies/england';
const SCHEMA = '.schema.json';

export function readEngland(): LoadedPack {
  const names = readdirSync(join(root, FOLDER)).filter((name) => name.endsWith('.yaml'));
  const files = names.sort().map((name) => {
    const path = `${FOLDER}/${name}`;
    return { path, text: readFileSync(join(root, path), 'utf8') };
  });
  const schemas = readdirSync(join(root, 'schemas/entries')).filter((name) => name.endsWith(SCHEMA));
  const entryTypes = new Set(schemas.map((name) => name.slice(0, -SCHEMA.length)));
  return loadPack(files, { entryTypes, builtIn: true });
}
