/** What is found from a place in a record. */
import type { Location } from 'vscode-languageserver';
import { declarationsOf, type Surroundings } from '../../../src/server/features/definition.ts';
import { namedAt } from '../../../src/server/features/named.ts';
import { referencesOf } from '../../../src/server/features/references.ts';
import type { ReadRecord } from '../../../src/server/outlines.ts';

export async function definitionAt(read: ReadRecord, offset: number, around: Surroundings): Promise<Location[]> {
  const at = namedAt(read, offset);
  return at === undefined ? [] : declarationsOf(at.named, read, around);
}

export async function referencesAt(
  read: ReadRecord,
  offset: number,
  withDeclaration: boolean,
  around: Surroundings,
): Promise<Location[]> {
  const at = namedAt(read, offset);
  return at === undefined ? [] : referencesOf(at.named, read, withDeclaration, around);
}
