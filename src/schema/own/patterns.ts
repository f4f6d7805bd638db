/** Patterns of a workspace, matched in a time that grows with the text alone: no pattern can make the editor wait. */
import { RE2JS } from 're2js';
import type { TextTest } from './shape.ts';

/** Longest pattern; one of this length with nested repeats is still matched at once. */
const LONGEST_PATTERN = 200;
/** Longer texts are not written to a pattern. */
const LONGEST_TEXT = 1_000;
/** Steps that a pattern may come to once its repeats are written out. */
const MOST_STEPS = 2_000;

/** The test of a pattern, which may match anywhere in a text, as JSON Schema has it; or what is wrong with it, in plain words. */
export function linearPattern(pattern: string): TextTest | { readonly fault: string } {
  if (pattern.length > LONGEST_PATTERN) return { fault: `it is longer than ${LONGEST_PATTERN} signs` };
  try {
    const compiled = RE2JS.compile(pattern);
    if (compiled.programSize() > MOST_STEPS) return { fault: 'its repeats come to too much' };
    return (text) => text.length <= LONGEST_TEXT && compiled.matcher(text).find();
  } catch (error) {
    // The library says what in the pattern it can't read: look-around and back-references among it.
    const said = error instanceof Error ? error.message.replace(/^error parsing regexp:\s*/u, '') : 'it cannot be read';
    return { fault: said.slice(0, LONGEST_PATTERN) };
  }
}

/** As {@link linearPattern}, where it has been loaded. */
export type PatternReader = typeof linearPattern;
