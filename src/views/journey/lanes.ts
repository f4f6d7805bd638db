/** Which lane each status and each type of entry stands in. */
import type { Clock, EntryPattern, Policy, StatusChange, StatusRule } from '../../policy/types.ts';
import type { RecordKind } from '../../record/types.ts';
import type { LaneId } from './types.ts';

/** Lanes of spans, in the order in which they are drawn. Legal status is what being looked after carries. */
export const SPAN_LANES: readonly { readonly id: LaneId; readonly title: string }[] = [
  { id: 'involvement', title: 'Involvement' },
  { id: 'plan', title: 'Plan' },
  { id: 'legal', title: 'Legal status' },
  { id: 'placement', title: 'Placement' },
  { id: 'missing', title: 'Missing' },
  { id: 'worker', title: 'Allocated worker' },
];

/** Lanes of marks, in the order in which they are drawn. */
export const MARK_LANES: readonly { readonly id: LaneId; readonly title: string; readonly types: readonly string[] }[] =
  [
    { id: 'visits', title: 'Visits', types: ['visit', 'adviser-visit', 'keep-in-touch'] },
    {
      id: 'reviews',
      title: 'Reviews, meetings',
      types: [
        'strategy-discussion',
        'initial-child-protection-conference',
        'review-child-protection-conference',
        'core-group',
        'child-in-need-review',
        'looked-after-review',
        'early-help-review',
        'pathway-review',
        'adoption-review',
        'family-group-conference',
        'legal-gateway',
        'pre-proceedings-meeting',
      ],
    },
    {
      id: 'plans',
      title: 'Assessments, plans',
      types: [
        'multi-agency-enquiry',
        'assessment',
        'section-47-enquiry',
        'early-help-assessment',
        'early-help-plan',
        'child-in-need-plan',
        'child-protection-plan',
        'care-plan',
        'placement-plan',
        'health-assessment',
        'strengths-and-difficulties',
        'personal-education-plan',
        'permanence-plan',
        'needs-assessment',
        'pathway-plan',
      ],
    },
    { id: 'decisions', title: 'Decisions', types: [] },
    {
      id: 'oversight',
      title: 'Supervision, audit',
      types: ['case-supervision', 'case-audit', 'supervision', 'group-supervision', 'direct-observation'],
    },
    {
      id: 'events',
      title: 'Other events',
      types: [
        'contact',
        'referral',
        'transfer-in',
        'transfer',
        'letter-before-proceedings',
        'court-application',
        'court-hearing',
        'court-order',
        'court-report',
        'police-protection',
        'emergency-protection-order',
        'child-assessment-order',
        'secure-accommodation',
        'adoption-decision',
        'adoption-match',
        'adoption-order',
        'leaving-care',
        'visit-request',
        'missing',
        'return-home-interview',
        'private-fostering',
        'private-fostering-ended',
        'allegation',
        'iro-dispute',
        'closure',
        'significant-event',
        'complaint',
        'subject-access-request',
        'serious-incident',
        'death',
      ],
    },
  ];

const LANE_OF_TYPE: ReadonlyMap<string, LaneId> = new Map(
  MARK_LANES.flatMap(({ id, types }) => types.map((type) => [type, id] as const)),
);

/** Entries that only start or change a status, which the spans show already. */
export const SHOWN_BY_SPANS: ReadonlySet<string> = new Set(['allocation', 'legal-status', 'placement', 'short-break']);

const LANE_OF_STATUS: ReadonlyMap<string, LaneId> = new Map([
  ['placed', 'placement'],
  ['short-break-stay', 'placement'],
  ['secure-without-order', 'placement'],
  ['long-term-fostered', 'placement'],
  ['placed-for-adoption', 'placement'],
  ['privately-fostered', 'placement'],
  ['allocated', 'worker'],
  ['missing', 'missing'],
]);

/** A status of a team's own stands with the plans where the front matter asserts it as one, and otherwise with the involvement. */
export function laneOfStatus(status: string, rules: ReadonlyMap<string, StatusRule>): LaneId {
  return LANE_OF_STATUS.get(status) ?? (rules.get(status)?.asserted?.key === 'plan' ? 'plan' : 'involvement');
}

/** The lane of an entry type; a type of a team's own is drawn where the entry is significant. */
export function laneOfType(type: string, isSignificant: boolean): LaneId | undefined {
  return LANE_OF_TYPE.get(type) ?? (isSignificant && !SHOWN_BY_SPANS.has(type) ? 'events' : undefined);
}

/** The lane in which a clock's deadlines stand: that of what meets it. */
export function laneOfClock({ metBy }: Clock): LaneId {
  const types = metBy.flatMap(typesIn);
  const found = types.map((type) => LANE_OF_TYPE.get(type)).find((lane) => lane !== undefined);
  return found ?? 'events';
}

function typesIn(pattern: EntryPattern | StatusChange): readonly string[] {
  return 'entry' in pattern ? [pattern.entry].flat() : [];
}

/** What a lane is called in this kind of record. */
export function titleIn(kind: RecordKind, id: LaneId, title: string): string {
  if (kind === 'child') return title;
  if (id === 'involvement') return 'Employment';
  return id === 'oversight' ? 'Supervision' : title;
}

/** The statuses of a policy by their id. */
export function statusRules(policy: Policy): ReadonlyMap<string, StatusRule> {
  return new Map(policy.statuses.map((rule) => [rule.id, rule]));
}
