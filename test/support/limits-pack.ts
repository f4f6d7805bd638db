/** A small pack of limits on duration, before the start and in all, and of what may be done ahead: the kinds that MINI_ENGLAND hasn't. */
const SOURCE = 'source: {provision: a test, status: guidance, evidence: found}';

export const LIMITS_PACK = `
policy: mini
title: Limits
version: "1"
settings: {due-soon-days: 7}

statuses:
  - id: placed
    title: Placed
    opens: [{entry: placement}]
    closes: [{entry: placement, at: ended, of: opening}, {entry: closure}]
    carries: [type]
    again: replaces
  - id: looked-after
    title: Looked after
    opens: [{entry: legal-status, where: {properties: {status: {not: {const: none}}}, required: [status]}}]
    closes: [{entry: legal-status, where: {properties: {status: {const: none}}, required: [status]}}, {age: 18}]
    carries: [status]
    again: updates
  - id: police-protection
    title: Police protection
    opens: [{entry: police-protection}]
    closes: [{entry: police-protection, at: ended, of: opening}, {status: emergency-order, when: starts}]
    carries: []
    again: replaces
  - id: emergency-order
    title: Emergency protection order
    opens: [{entry: emergency-protection-order}, {entry: court-order, where: {required: [extended]}}]
    closes: [{entry: emergency-protection-order, at: ended, of: opening}, {entry: legal-status}]
    carries: [extended]
    again: updates
  - id: short-break
    title: Short break
    opens: [{entry: short-break}]
    closes: [{entry: short-break, at: until, of: opening}]
    carries: []
    again: replaces

clocks:
  - id: emergency-order
    title: Emergency protection order
    during: emergency-order
    met-by: [{status: emergency-order, when: ends}]
    asks: an end to the order
    branches: [order-coming, order-not-law, order-extended, order-first]

timescales:
  - id: order-coming
    title: A shorter order
    stage: emergency
    branch-of: emergency-order
    within: 5 days
    from: 2026-01-01
    ${SOURCE}
  - id: order-not-law
    title: A very short order
    stage: emergency
    branch-of: emergency-order
    within: 1 day
    in-force: no
    note: Not commenced.
    ${SOURCE}
  - id: order-extended
    title: An extended order
    stage: emergency
    branch-of: emergency-order
    when: {status: {emergency-order: {required: [extended]}}}
    within: 15 days
    ${SOURCE}
  - id: order-first
    title: An order as first made
    stage: emergency
    branch-of: emergency-order
    within: 8 days
    ${SOURCE}
  - id: police-protection
    title: Police protection
    stage: emergency
    during: police-protection
    met-by: [{status: police-protection, when: ends}]
    asks: an end to police protection
    within: 72 hours
    ${SOURCE}
  - id: placement-plan
    title: Placement plan
    stage: placement
    during: placed
    met-by: [{entry: placement-plan}]
    met-before: 2 weeks
    asks: a placement plan
    steps: [{within: 5 working days}, {every: 3 months}]
    ${SOURCE}
  - id: health
    title: Health assessment
    stage: placement
    opens: [{entry: placement}]
    met-by: [{entry: health-assessment}]
    met-before: {within: 3 months, again: yes}
    stops: [{entry: closure}]
    asks: a health assessment
    within: 20 working days
    ${SOURCE}
  - id: needs
    title: Needs assessment
    stage: placement
    opens: [{entry: referral}]
    instances: each
    met-by: [{entry: assessment, at: completed}, {status: looked-after, when: starts}]
    met-before: 1 month
    asks: an assessment
    steps: [{within: 10 days}, {within: 1 month}]
    ${SOURCE}
  - id: report
    title: Report before the conference
    stage: icpc
    opens: [{entry: initial-child-protection-conference}]
    instances: each
    met-by: [{entry: initial-child-protection-conference, of: opening, at: report-shared}, {entry: chronology}]
    met-before: 1 month
    asks: the report
    steps: [{ahead: 2 working days}, {within: 1 week}]
    ${SOURCE}
  - id: notice
    title: Notice of a visit
    stage: placement
    opens: [{entry: visit}]
    met-by: [{entry: case-note}]
    met-before: 2 weeks
    asks: a notice
    ahead: 48 hours
    ${SOURCE}
  - id: short-breaks
    title: Short breaks in all
    stage: placement
    during: short-break
    met-by: [{status: short-break, when: ends}]
    asks: an end to the short break
    total: {at-most: 30 days, in: 6 months}
    ${SOURCE}
  - id: short-break-hours
    title: Hours of short breaks
    stage: placement
    during: short-break
    met-by: [{status: short-break, when: ends}]
    asks: an end to the short break
    total: {at-most: 300 hours, in: 60 days}
    ${SOURCE}
`;
