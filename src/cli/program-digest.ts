/** Which build of the program this is: what one build found, another may see otherwise. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf, digestOfAll } from '../workspace/content-digest.ts';

/** A digest of the files of the built program; undefined where it runs from its source, which may change from one moment to the next. */
export async function programDigest(): Promise<string | undefined> {
  const own = fileURLToPath(import.meta.url);
  if (!own.endsWith('.js')) return undefined;
  const folder = dirname(own);
  const names = (await readdir(folder)).filter((name) => /^cli.*\.js$/u.test(name)).sort();
  const digests = await Promise.all(names.map(async (name) => digestOf(await readFile(join(folder, name)))));
  return digestOfAll(digests);
}
