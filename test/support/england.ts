/** The linter as the programs build it: the built-in types and the England pack. Made once; it keeps nothing that a test could change. */
import { createLinter } from '../../src/lint/lint.ts';
import type { Linter } from '../../src/lint/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';

let linter: Linter | undefined;

export function englandLinter(): Linter {
  linter ??= createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
  return linter;
}
