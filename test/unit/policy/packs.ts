/** Small packs for the tests of policies, and what to hold their findings to. */
import assert from 'node:assert/strict';
import { loadPack } from '../../../src/policy/load.ts';
import type { LoadedPack } from '../../../src/policy/pack.ts';
import { createPolicy } from '../../../src/policy/policy.ts';
import type { Policy, PolicyProblem } from '../../../src/policy/types.ts';

export const ENTRY_TYPES: ReadonlySet<string> = new Set([
  'closure',
  'legal-status',
  'looked-after-review',
  'placement',
  'referral',
  'visit',
]);

/** A base like the built-in pack: it may state the law. */
export const BASE = `policy: base
title: Base rules
version: 1.0.0
settings: {due-soon-days: 5}
statuses:
  - id: looked-after
    title: Looked after
    opens: [{entry: legal-status, where: {properties: {status: {not: {const: none}}}, required: [status]}}]
    closes: [{entry: legal-status, where: {properties: {status: {const: none}}, required: [status]}}, {age: 18}]
    carries: [status]
    again: updates
  - id: placed
    title: Placed
    opens: {entry: placement}
    closes: [{entry: placement, at: ended, of: opening}, {status: looked-after, when: ends}]
    again: replaces
clocks:
  - id: visits
    title: Statutory visits
    during: placed
    met-by: {entry: visit, where: {properties: {seen: {const: "yes"}}, required: [seen]}}
    asks: a visit at which the child is seen
    branches: [visit-first, visit-later]
timescales:
  - id: visit-first
    title: First visit
    stage: placement
    branch-of: visits
    when: {met: {at-most: 0}}
    within: 1 week
    source: {provision: reg 1, status: statutory, evidence: found}
  - id: visit-later
    title: Later visits
    stage: placement
    branch-of: visits
    every: 6 weeks
    source: {provision: reg 2, status: statutory, evidence: found}
  - id: review
    title: Reviews
    stage: looked-after
    during: looked-after
    met-by: {entry: looked-after-review}
    asks: a looked-after review
    steps:
      - {title: First, within: 20 working days}
      - {title: Later, every: 6 months}
    source: {provision: guidance 3, status: statutory guidance, evidence: found}
  - id: referral-decision
    title: Decision on a referral
    stage: referral
    opens: [{entry: referral}]
    instances: each
    met-by: [{entry: referral, of: opening, at: [decision.on, date]}]
    asks: a decision
    within: 1 working day
    source: {provision: local procedure, status: local}
decisions:
  - id: referral
    title: Referral
    question: What is to happen?
    stage: referral
    at: {entry: referral}
    needs: [outcome, by, on, rationale]
    decided-by: a manager
    timescale: referral-decision
    source: {provision: guidance 4, status: statutory guidance, evidence: found}
`;

export function load(text: string, { builtIn = false, path = 'policy.yaml' } = {}): LoadedPack {
  return loadPack([{ path, text }], { entryTypes: ENTRY_TYPES, builtIn });
}

let loaded: LoadedPack | undefined;

/** The base, read once. */
export function base(): LoadedPack {
  loaded ??= load(BASE, { builtIn: true, path: 'base.yaml' });
  return loaded;
}

/** A change without its reason is a finding of every short test; what it is about has tests of its own. */
function butReasons(problems: readonly PolicyProblem[]): readonly PolicyProblem[] {
  return problems.filter(({ rule }) => rule !== 'policy/no-reason');
}

/** The base with a local pack over it (its head is supplied), and every finding of both but that a change has no reason. */
export function over(local: string): { policy: Policy; problems: readonly PolicyProblem[] } {
  const { policy, problems } = overWithReasons(local);
  return { policy, problems: butReasons(problems) };
}

/** The same with every finding. */
export function overWithReasons(local: string): { policy: Policy; problems: readonly PolicyProblem[] } {
  const pack = load(`policy: local\ntitle: Riverside\nextends: base\n${local}`);
  const { policy, problems } = createPolicy([base(), pack]);
  return { policy, problems: [...pack.problems, ...problems] };
}

/**
 * Holds a pack to its own marks: a line that ends in `#! policy/duration` must have just that finding (several, with spaces between),
 * and the other lines none.
 */
export function assertMarked(text: string): readonly PolicyProblem[] {
  const expected = text.split('\n').flatMap((line, index) => {
    const marks = / #! (.*)$/.exec(line)?.[1];
    return marks === undefined ? [] : marks.split(' ').map((rule) => `${index + 1} ${rule}`);
  });
  const pack = load(text);
  const { problems } = createPolicy([base(), pack]);
  const found = butReasons([...pack.problems, ...problems]);
  const lines = found.map(({ place, rule }) => {
    assert.equal(place.file, 'policy.yaml');
    assert.ok(place.span.start <= place.span.end && place.span.end <= text.length, 'the place is in the file');
    return `${text.slice(0, place.span.start).split('\n').length} ${rule}`;
  });
  assert.deepEqual([...lines].sort(), [...expected].sort(), found.map((problem) => problem.message).join('\n'));
  return found;
}
