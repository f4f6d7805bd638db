/** The linter as the command line builds it, with the built-in types and the England pack. */
import { createLinter } from '../src/lint/lint.ts';
import type { Linter } from '../src/lint/types.ts';
import { englandPolicy } from '../src/policy/england.ts';
import { builtInCatalogue } from '../src/schema/catalogue.ts';

/** A linter with empty caches. */
export function newLinter(): Linter {
  return createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
}
