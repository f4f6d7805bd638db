import assert from 'node:assert/strict';
import type { IsoDate } from '../../../src/record/types.ts';

/** A date written in a test; a slip in the test itself is an error. */
export function iso(text: string): IsoDate {
  assert.equal(new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10), text, `${text} is no date`);
  return text as IsoDate;
}
