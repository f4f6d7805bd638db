/** What can be wrong in a policy pack, and a list that findings are put on. */
import type { Span } from '../record/types.ts';
import type { PolicyPlace, PolicyProblem } from './types.ts';

/** Every rule about packs themselves, with what it looks for. */
export const PACK_RULES = {
  'policy/yaml': 'The text of the pack can be read',
  'policy/too-large': 'The pack is within its bounds of size and depth',
  'policy/unknown-key': 'Every key is one that a pack has',
  'policy/missing': 'Every item has what it needs',
  'policy/wrong-value': 'Every value is of the kind that its key takes',
  'policy/duration': 'Every length of time has a whole number and a known unit',
  'policy/date': 'Every date exists, and no rule ends before it starts',
  'policy/unknown-type': 'Every entry type is known',
  'policy/unknown-field': 'Every field that a condition names exists',
  'policy/condition': 'Every condition is a JSON Schema that can be checked safely, and something can fit it',
  'policy/two-of-one-id': 'No two items of a pack have the same id',
  'policy/unknown-status': 'Every status that is named exists',
  'policy/unknown-timescale': 'Every timescale, clock and decision point that is named exists',
  'policy/unknown-pack': 'Every pack that is extended exists',
  'policy/cycle': 'No pack extends itself',
  'policy/steps': 'Every step of a timescale can be reached',
  'policy/loosens': 'No local rule is looser than the law or statutory guidance',
  'policy/no-reason': 'Every change of a local pack says why',
  'policy/claims-law': 'No local rule is given out as law',
} as const satisfies { readonly [rule: `policy/${string}`]: string };

export type PackRule = keyof typeof PACK_RULES;

/** More than anyone mends in one go; the rest would only hide the first. */
const MOST_PROBLEMS = 200;

/** Collects the findings of one pack, up to a bound. */
export class ProblemList {
  readonly problems: PolicyProblem[] = [];
  #count = 0;

  /** How many faults (errors) were reported so far, for telling whether reading one item found any. */
  get faults(): number {
    return this.#count;
  }

  report(
    rule: PackRule,
    place: PolicyPlace,
    message: string,
    { clears, severity = 'error' }: { clears?: string | undefined; severity?: PolicyProblem['severity'] } = {},
  ): void {
    if (severity === 'error') this.#count += 1;
    if (this.problems.length >= MOST_PROBLEMS) return;
    this.problems.push({ rule, severity, message, place, ...(clears === undefined ? {} : { clears }) });
  }
}

/** A place in a file. */
export function placeAt(file: string, span: Span): PolicyPlace {
  return { file, span: { start: span.start, end: span.end } };
}
