/** What is to be begun once something has been decided, and what in a record shows that it was. */
import type { DatedEntry } from '../journey/types.ts';
import { OPEN } from './open-case.ts';
import { text } from './timeline.ts';

/** How soon a step is usually begun. */
export type Pace = 'urgent' | 'usual' | 'conference';

/** One outcome of a decision, and the step that it asks for. */
export interface NextStep {
  /** The entries in which it is decided, and their outcome. */
  readonly decidedIn: readonly string[];
  readonly outcome: string;
  /** What was decided: `to hold a strategy discussion`. */
  readonly decision: string;
  /** What is missing: `none`, `no referral`. */
  readonly missing: string;
  /** The entries that are the step. */
  readonly step: readonly string[];
  /** Other entries from which it shows that the work went on, under another name or past this step. */
  readonly beyond: readonly string[];
  readonly pace: Pace;
  /** A status in which the step is taken already. */
  readonly already?: readonly string[];
  /** Work that may be going on already: an assessment that is not finished. */
  readonly goesOn?: string;
  /** Often agreed to when it was done already: a step taken so shortly before counts as well. */
  readonly agreedAfter?: true;
  /** Meetings at which the same may be decided anew: the next one that decides otherwise has changed it. */
  readonly anew?: readonly string[];
  /** Whether an entry of these types does show it; absent: always. */
  readonly shows?: (entry: DatedEntry) => boolean;
}

const PROTECTION = [
  'section-47-enquiry',
  'initial-child-protection-conference',
  'review-child-protection-conference',
  'child-protection-plan',
  'police-protection',
  'emergency-protection-order',
  'child-assessment-order',
];
const COURT = ['court-application', 'court-hearing', 'court-order'];
const BEFORE_COURT = ['legal-gateway', 'letter-before-proceedings', 'pre-proceedings-meeting'];
const IN_CARE = ['legal-status', 'placement', 'care-plan', 'placement-plan', 'looked-after-review'];
const IN_NEED = ['child-in-need-plan', 'child-in-need-review', 'core-group'];
/** Work that goes deeper than an assessment. */
const DEEPER = [...PROTECTION, ...BEFORE_COURT, ...COURT, ...IN_CARE];
/** A plan in which work under section 17 goes on. */
const PLANNED = ['child-in-need', 'child-protection-plan', 'looked-after'];
const ENQUIRED = ['section-47-open', 'strategy-agreed'];
const TAKEN_ON = ['assessment', 'strategy-discussion', 'private-fostering', 'transfer-in', ...IN_NEED, ...DEEPER];

/**
 * Decisions whose next step shows in the record. Left out are those whose step is taken elsewhere or in the family's own time (early help, another agency, a specialist assessment, short
 * breaks, adoption), and those that are a status at once, with clocks of their own: a child protection plan, a child in need plan of a conference.
 */
export const NEXT_STEPS: readonly NextStep[] = [
  {
    decidedIn: ['contact'],
    outcome: 'referral',
    decision: 'to accept the contact as a referral',
    missing: 'no referral',
    step: ['referral'],
    beyond: ['multi-agency-enquiry', ...TAKEN_ON],
    pace: 'urgent',
    // News of a child who is an open case is no new referral, in the census as in practice.
    already: [...OPEN, 'assessment-open', ...ENQUIRED],
  },
  {
    decidedIn: ['contact'],
    outcome: 'assessment',
    decision: 'to assess',
    missing: 'neither a referral nor an assessment',
    step: ['referral', 'assessment'],
    beyond: TAKEN_ON,
    pace: 'urgent',
    goesOn: 'assessment',
  },
  {
    // A referral takes the matter on: what was decided there is asked after there.
    decidedIn: ['contact'],
    outcome: 'strategy-discussion',
    decision: 'to hold a strategy discussion',
    missing: 'none',
    step: ['strategy-discussion'],
    beyond: ['referral', ...DEEPER],
    pace: 'urgent',
  },
  {
    decidedIn: ['referral'],
    outcome: 'assessment',
    decision: 'to assess',
    missing: 'no assessment',
    step: ['assessment'],
    beyond: TAKEN_ON,
    pace: 'usual',
    goesOn: 'assessment',
  },
  {
    decidedIn: ['referral', 'assessment'],
    outcome: 'strategy-discussion',
    decision: 'to hold a strategy discussion',
    missing: 'none',
    step: ['strategy-discussion'],
    beyond: DEEPER,
    pace: 'urgent',
  },
  {
    decidedIn: ['assessment'],
    outcome: 'child-in-need-plan',
    decision: 'that there is to be a child in need plan',
    missing: 'neither a plan nor a meeting',
    step: ['child-in-need-plan', 'child-in-need-review'],
    beyond: ['strategy-discussion', ...DEEPER],
    pace: 'usual',
    already: PLANNED,
  },
  {
    decidedIn: ['assessment'],
    outcome: 'looked-after',
    decision: 'to look after the child',
    missing: 'neither a legal status nor a placement',
    step: ['legal-status', 'placement'],
    beyond: [...IN_CARE, ...COURT, 'police-protection', 'emergency-protection-order'],
    pace: 'usual',
    already: ['looked-after'],
  },
  {
    decidedIn: ['assessment'],
    outcome: 'legal-planning',
    decision: 'to seek legal advice',
    missing: 'no legal gateway meeting',
    step: ['legal-gateway'],
    beyond: ['letter-before-proceedings', 'pre-proceedings-meeting', ...COURT, ...IN_CARE],
    pace: 'usual',
  },
  {
    decidedIn: ['assessment'],
    outcome: 'private-fostering',
    decision: 'that the child is privately fostered',
    missing: 'no private fostering arrangement',
    step: ['private-fostering'],
    beyond: ['private-fostering-ended', ...COURT, ...IN_CARE],
    pace: 'usual',
    already: ['privately-fostered', 'looked-after'],
  },
  {
    decidedIn: ['strategy-discussion'],
    outcome: 'section-47',
    decision: 'to start a section 47 enquiry',
    missing: 'none',
    step: ['section-47-enquiry'],
    beyond: DEEPER,
    pace: 'urgent',
    goesOn: 'section-47-enquiry',
    anew: ['strategy-discussion'],
  },
  {
    decidedIn: ['strategy-discussion', 'section-47-enquiry'],
    outcome: 'assessment',
    decision: 'that an assessment starts or goes on',
    missing: 'none',
    step: ['assessment'],
    beyond: [...IN_NEED, ...DEEPER],
    pace: 'usual',
    already: PLANNED,
    goesOn: 'assessment',
    anew: ['strategy-discussion'],
  },
  {
    decidedIn: ['strategy-discussion'],
    outcome: 'conference',
    decision: 'to call an initial child protection conference',
    missing: 'none',
    step: ['initial-child-protection-conference'],
    beyond: DEEPER,
    pace: 'conference',
    anew: ['strategy-discussion'],
  },
  {
    decidedIn: ['early-help-review'],
    outcome: 'step-up',
    decision: 'to pass the family to social care',
    missing: 'neither a contact nor a referral',
    step: ['contact', 'referral'],
    beyond: ['multi-agency-enquiry', ...TAKEN_ON],
    pace: 'urgent',
    already: [...OPEN, 'assessment-open', ...ENQUIRED],
    agreedAfter: true,
    anew: ['early-help-review'],
  },
  {
    decidedIn: ['child-in-need-plan', 'child-in-need-review'],
    outcome: 'step-up',
    decision: 'that the child needs more than the plan gives',
    missing: 'no step to a higher level of help',
    step: ['strategy-discussion', 'legal-gateway'],
    beyond: ['referral', 'assessment', 'child-in-need-plan', ...DEEPER],
    pace: 'usual',
    already: ['child-protection-plan', 'looked-after', ...ENQUIRED],
    anew: ['child-in-need-plan', 'child-in-need-review'],
  },
  {
    decidedIn: ['core-group'],
    outcome: 'step-up',
    decision: 'that the child needs more than the plan gives',
    missing: 'no step to a higher level of help',
    step: ['legal-gateway', 'strategy-discussion'],
    beyond: DEEPER,
    pace: 'usual',
    already: ['looked-after', ...ENQUIRED],
    anew: ['core-group'],
  },
  {
    decidedIn: ['legal-gateway'],
    outcome: 'start-pre-proceedings',
    decision: 'to start pre-proceedings',
    missing: 'no letter before proceedings',
    step: ['letter-before-proceedings'],
    beyond: ['pre-proceedings-meeting', ...COURT],
    pace: 'usual',
    agreedAfter: true,
    anew: ['legal-gateway', 'pre-proceedings-meeting'],
  },
  {
    decidedIn: ['legal-gateway', 'pre-proceedings-meeting'],
    outcome: 'issue-proceedings',
    decision: 'to apply to the court',
    missing: 'no application',
    step: ['court-application'],
    beyond: ['court-hearing', 'court-order', 'emergency-protection-order', 'legal-status'],
    pace: 'usual',
    agreedAfter: true,
    anew: ['legal-gateway', 'pre-proceedings-meeting'],
    shows: (entry) => entry.type !== 'legal-status' || BY_ORDER.has(text(entry.fields.status) ?? ''),
  },
];

/** Legal statuses that a court gave. */
const BY_ORDER: ReadonlySet<string> = new Set(['C1', 'C2', 'D1', 'E1', 'L2', 'L3']);

const BY_DECISION: ReadonlyMap<string, NextStep> = new Map(
  NEXT_STEPS.flatMap((next) => next.decidedIn.map((type) => [`${type} ${next.outcome}`, next] as const)),
);

/** Types of entry that may hold such a decision. */
export const DECIDE_NEXT_STEPS: ReadonlySet<string> = new Set(NEXT_STEPS.flatMap(({ decidedIn }) => decidedIn));

/** The step that a decision asks for, where this outcome of this type of entry asks for one. */
export function nextStep(type: string, outcome: string): NextStep | undefined {
  return BY_DECISION.get(`${type} ${outcome.trim().toLowerCase()}`);
}
