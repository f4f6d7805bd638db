/** Reads the England pack from its files, examples and all. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack } from '../../src/policy/load.ts';
import type { LoadedPack } from '../../src/policy/pack.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';

const root = join(import.meta.dirname, '../..');
/** From the top of the project. */
export const ENGLAND_FOLDER = 'policies/england';
const SCHEMA = '.schema.json';

/** A file of the pack: its path from the top of the project, and its text. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

export function englandFiles(): readonly PackFile[] {
  const names = readdirSync(join(root, ENGLAND_FOLDER)).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => {
    const path = `${ENGLAND_FOLDER}/${name}`;
    return { path, text: readFileSync(join(root, path), 'utf8') };
  });
}

export function readEngland(files: readonly PackFile[] = englandFiles()): LoadedPack {
  const schemas = readdirSync(join(root, 'schemas/entries')).filter((name) => name.endsWith(SCHEMA));
  const entryTypes = new Set(schemas.map((name) => name.slice(0, -SCHEMA.length)));
  return loadPack(files, { entryTypes, catalogue: builtInCatalogue(), builtIn: true });
}
