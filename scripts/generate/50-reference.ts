/** The reference pages on entry types and codes, made from the schemas. They are committed and compared. */
import { builtInCatalogue, commonFields } from '../../src/schema/catalogue.ts';
import { codesPage, entriesPage } from '../../src/schema/reference.ts';
import type { GeneratedFile } from '../generate.ts';

export async function generate(): Promise<GeneratedFile[]> {
  const catalogue = builtInCatalogue();
  return [
    { path: 'docs/reference/entries.md', content: entriesPage(catalogue, commonFields()), committed: true },
    { path: 'docs/reference/codes.md', content: codesPage(catalogue), committed: true },
  ];
}
