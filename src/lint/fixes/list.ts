/** All kinds of fix, in the order in which they are offered; what silences comes last. */
import type { Finding } from '../../rules/types.ts';
import { actionPart, carryForward, closeAction } from './actions.ts';
import { decisionPoint, decisionPractice } from './decisions.ts';
import { awaitedEntry, decidedStep, dueEntry, followingEntry } from './due-entries.ts';
import { listedTeam } from './listed-team.ts';
import { askedField, dayOfDeath, lateReason, missingField, summaryDate } from './missing-fields.ts';
import { position } from './position.ts';
import { reference } from './references.ts';
import { section, summary } from './sections.ts';
import { suggested } from './suggested.ts';
import { completeRemark, decideAgain, suppress } from './suppress.ts';
import { emptyKey, lateFields, uselessRemark } from './tidy.ts';
import type { Fix, FixContext, FixKind } from './types.ts';

/** Ways out that mend what was found. */
export const MENDING: readonly FixKind[] = [
  suggested,
  listedTeam,
  reference,
  missingField,
  askedField,
  dayOfDeath,
  emptyKey,
  lateFields,
  decisionPoint,
  decisionPractice,
  lateReason,
  dueEntry,
  followingEntry,
  awaitedEntry,
  decidedStep,
  section,
  summary,
  summaryDate,
  actionPart,
  closeAction,
  carryForward,
  position,
  uselessRemark,
  completeRemark,
  decideAgain,
];

/** Those that mend nothing. */
export const SILENCING: readonly FixKind[] = [suppress];

const ALL: readonly FixKind[] = [...MENDING, ...SILENCING];

/** The ways out of a finding, or those of some kinds, best first. Each was tried: it touches only its place and adds no fault there. */
export function* fixesOf(finding: Finding, context: FixContext, kinds = ALL): Iterable<Fix> {
  for (const kind of kinds) if (kind.mends(finding.rule)) yield* kind.make(finding, context);
}

/** The findings whose place overlaps a span, or touches it. Findings stand in order of place. */
export function findingsAt(findings: readonly Finding[], start: number, end: number): readonly Finding[] {
  const found: Finding[] = [];
  for (const finding of findings) {
    if (finding.span.start > end) break;
    if (finding.span.end >= start) found.push(finding);
  }
  return found;
}
