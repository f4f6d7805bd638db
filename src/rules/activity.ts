/** Kinds of work, as the rules about order need them. */
import type { DatedEntry } from '../journey/types.ts';
import { outcomeOf, text } from './timeline.ts';

/** The front door: what opens, or opens again, work with a child. */
export const FRONT_DOOR: readonly string[] = ['contact', 'multi-agency-enquiry', 'referral'];

/** Steps of the statutory journey that rest on a referral which went on. */
export const FORMAL_STEPS: readonly string[] = [
  'assessment',
  'section-47-enquiry',
  'initial-child-protection-conference',
  'review-child-protection-conference',
  'child-protection-plan',
  'core-group',
  'child-in-need-plan',
  'child-in-need-review',
];

/** Work that only an open case has; oversight, corrections, complaints and early help may follow a closure. */
export const OPEN_CASE_WORK: readonly string[] = [
  ...FORMAL_STEPS,
  'strategy-discussion',
  'legal-gateway',
  'letter-before-proceedings',
  'pre-proceedings-meeting',
  'court-application',
  'placement',
  'care-plan',
  'placement-plan',
  'looked-after-review',
  'visit',
  'direct-work',
];

/** Work with the child in person or arrangements for a child who has been born and is alive. */
const WITH_THE_CHILD: ReadonlySet<string> = new Set([
  'adoption-order',
  'adviser-visit',
  'direct-work',
  'emergency-protection-order',
  'family-time',
  'health-assessment',
  'keep-in-touch',
  'legal-status',
  'looked-after-review',
  'missing',
  'personal-education-plan',
  'placement',
  'police-protection',
  'private-fostering',
  'return-home-interview',
  'secure-accommodation',
  'short-break',
  'strengths-and-difficulties',
  'visit',
]);

/** Whether the entry can only be about a living child: a visit at which the child was not seen may be to the family. */
export function needsTheChild(entry: DatedEntry): boolean {
  if (entry.type === 'visit' || entry.type === 'adviser-visit') return text(entry.fields.seen) === 'yes';
  if (entry.type === 'legal-status') return text(entry.fields.status) !== 'none';
  return WITH_THE_CHILD.has(entry.type);
}

/** An assessment or enquiry counts as finished once it has a completion date or an outcome. */
export function isFinished(entry: DatedEntry): boolean {
  return text(entry.fields.completed) !== undefined || outcomeOf(entry) !== undefined;
}
