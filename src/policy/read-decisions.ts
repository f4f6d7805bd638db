/** Reads decision points: which entries reach one, what must be on record there, and who may decide. */
import type { DecisionKeys } from './pack.ts';
import type { PackNode } from './pack-text.ts';
import { askedOf, maybe, present, readPattern, readPatterns, readSource, readWays } from './read-parts.ts';
import type { Keyed, Reading } from './reading.ts';

/** The keys that only a decision point has, beside those of every item. `schemas/policy.schema.json` has the same. */
export const DECISION_KEYS = [
  'question',
  'stage',
  'at',
  'during',
  'first',
  'only-late',
  'needs',
  'fields',
  'settled-by',
  'decided-by',
  'decider',
  'roles',
  'not-by-author',
  'in-place-of',
  'off',
  'timescale',
  'source',
  'from',
  'to',
  'examples',
] as const;

const NEEDS = ['outcome', 'by', 'role', 'on', 'rationale', 'views'] as const;

/** Longest name of a role. */
const LONGEST_ROLE = 100;

/** Everything of a decision point but its examples. */
export function readDecision(keys: ReadonlyMap<string, Keyed>, reading: Reading): DecisionKeys {
  const yesOrNo = (key: string) => maybe(keys.get(key), (value) => reading.yesOrNo(value, `"${key}"`));
  const text = (key: string, longest?: number) =>
    maybe(keys.get(key), (value) => reading.text(value, `"${key}"`, longest));
  const at = maybe(keys.get('at'), (value) => readPattern(value, reading));
  // A change to a point of another pack may not say which entries reach it: a field that no entry has is a slip all the same.
  const asked = askedOf(at === undefined ? [...reading.known.entryTypes] : [at.entry].flat(), reading);
  const ways = (key: string, names: string) =>
    maybe(keys.get(key), (value) => readWays(value, `"${key}"`, names, asked, reading));
  const id = (key: string, what: string) => maybe(keys.get(key), (value) => reading.id(value, what));
  return present<DecisionKeys>({
    title: text('title', 200),
    question: text('question'),
    stage: id('stage', 'A stage'),
    at,
    during: id('during', 'A status'),
    first: maybe(keys.get('first'), (value) => readPattern(value, reading)),
    onlyLate: yesOrNo('only-late'),
    needs: maybe(keys.get('needs'), (value) =>
      reading.list(value, (item) => reading.oneOf(item, 'A part of a decision', NEEDS)),
    ),
    fields: ways('fields', 'fields of the entry'),
    settledBy: maybe(keys.get('settled-by'), (value) => readPatterns(value, reading)),
    decidedBy: text('decided-by'),
    decider: ways('decider', 'fields that name a person'),
    roles: maybe(keys.get('roles'), (value) => readRoles(value, reading)),
    notByAuthor: yesOrNo('not-by-author'),
    inPlaceOf: id('in-place-of', 'A decision point'),
    off: yesOrNo('off'),
    timescale: id('timescale', 'A timescale'),
    source: maybe(keys.get('source'), (value) => readSource(value, reading)),
    from: maybe(keys.get('from'), (value) => reading.date(value, '"from"')),
    to: maybe(keys.get('to'), (value) => reading.date(value, '"to"')),
    note: text('note'),
  });
}

/** `team manager` or `[team manager, head of service]`: words, in any case. */
export function readRoles(node: PackNode, reading: Reading): readonly string[] {
  return reading.list(node, (item) => reading.text(item, 'A role', LONGEST_ROLE));
}
