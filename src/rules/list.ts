/** All rules, in the order in which they are listed. One rule, one file, one page. */
import { deadlines } from './deadlines.ts';
import { decisions } from './decisions.ts';
import { afterAsOf } from './journey/after-as-of.ts';
import { afterClosure } from './journey/after-closure.ts';
import { afterDeath } from './journey/after-death.ts';
import { afterNoFurtherAction } from './journey/after-no-further-action.ts';
import { beforeBirth } from './journey/before-birth.ts';
import { beforeReferral } from './journey/before-referral.ts';
import { closedUnfinished } from './journey/closed-unfinished.ts';
import { conferenceWeekend } from './journey/conference-weekend.ts';
import { deathWithoutDate } from './journey/death-without-date.ts';
import { endsBeforeStart } from './journey/ends-before-start.ts';
import { noPlanToReview } from './journey/no-plan-to-review.ts';
import { overlap } from './journey/overlap.ts';
import { placementNotLookedAfter } from './journey/placement-not-looked-after.ts';
import { position } from './journey/position.ts';
import { unknownLink } from './journey/unknown-link.ts';
import { unknownReference } from './journey/unknown-reference.ts';
import { actionDue } from './practice/action-due.ts';
import { actionOverdue } from './practice/action-overdue.ts';
import { actionOwner } from './practice/action-owner.ts';
import { analysis } from './practice/analysis.ts';
import { auditFamilyView } from './practice/audit-family-view.ts';
import { auditModeration } from './practice/audit-moderation.ts';
import { childNotSeen } from './practice/child-not-seen.ts';
import { childsVoice } from './practice/childs-voice.ts';
import { decidedNotBegun } from './practice/decided-not-begun.ts';
import { decisionChanged } from './practice/decision-changed.ts';
import { drift } from './practice/drift.ts';
import { missingOutcome } from './practice/missing-outcome.ts';
import { noAllocatedWorker } from './practice/no-allocated-worker.ts';
import { noPermanencePlan } from './practice/no-permanence-plan.ts';
import { notSeenAlone } from './practice/not-seen-alone.ts';
import { rationale } from './practice/rationale.ts';
import { repeatReferral } from './practice/repeat-referral.ts';
import { summaryOutOfDate } from './practice/summary-out-of-date.ts';
import { workerChanges } from './practice/worker-changes.ts';
import { supervisionActionOverdue } from './supervision/action-overdue.ts';
import { actionStillOpen } from './supervision/action-still-open.ts';
import { noCases } from './supervision/no-cases.ts';
import { noReflection } from './supervision/no-reflection.ts';
import { oneSided } from './supervision/one-sided.ts';
import type { Rule } from './types.ts';

/** `timescale/*` and `decision/*` stand for as many rules as the policy has timescales and decision points. */
export const RULES: readonly Rule[] = [
  endsBeforeStart,
  beforeBirth,
  afterDeath,
  deathWithoutDate,
  beforeReferral,
  afterNoFurtherAction,
  afterClosure,
  closedUnfinished,
  overlap,
  noPlanToReview,
  placementNotLookedAfter,
  position,
  unknownReference,
  unknownLink,
  conferenceWeekend,
  afterAsOf,
  deadlines,
  decisions,
  childNotSeen,
  notSeenAlone,
  actionOwner,
  actionDue,
  actionOverdue,
  rationale,
  missingOutcome,
  childsVoice,
  analysis,
  decisionChanged,
  decidedNotBegun,
  repeatReferral,
  noAllocatedWorker,
  workerChanges,
  drift,
  noPermanencePlan,
  summaryOutOfDate,
  auditFamilyView,
  auditModeration,
  supervisionActionOverdue,
  actionStillOpen,
  noCases,
  noReflection,
  oneSided,
];
