/** The examples of the built-in pack, for tests and documents. Kept out of what runs in the editor and on the command line. */
import { ENGLAND_EXAMPLES } from './generated/england-examples.ts';
import type { PolicyExample } from './types.ts';

/** Examples by the id of their item. */
export interface ExamplesById {
  readonly timescales: { readonly [id: string]: readonly PolicyExample[] };
  readonly decisions: { readonly [id: string]: readonly PolicyExample[] };
}

/** All examples of the built-in pack. */
export function englandExamples(): ExamplesById {
  return ENGLAND_EXAMPLES;
}
