/** A handful of entry types, for tests of the language that need no schemas. */
import type { TypeNames } from '../../src/record/types.ts';

const IDS: ReadonlyMap<string, string> = new Map([
  ['contact', 'contact'],
  ['visit', 'visit'],
  ['home visit', 'visit'],
  ['core group', 'core-group'],
  ['supervision', 'supervision'],
  ['1:1', 'supervision'],
]);
const SLIPS: ReadonlyMap<string, string> = new Map([
  ['vist', 'Visit'],
  ['contcat', 'Contact'],
]);

export const typeNames: TypeNames = {
  resolve: (title) => IDS.get(title.toLowerCase()),
  suggest: (title) => SLIPS.get(title.toLowerCase()),
};
