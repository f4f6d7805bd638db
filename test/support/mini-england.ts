/** A small pack with every kind of clock: enough of England's rules to test the engine by, without hanging on the real pack's numbers. */
export const MINI_ENGLAND = `
policy: mini
title: A small pack
version: "1"
extends: []
settings: {due-soon-days: 7, counting: day-of-event-is-0}

statuses:
  - id: looked-after
    title: Looked after
    opens: [{entry: legal-status, where: {properties: {status: {not: {const: none}}}, required: [status]}}]
    closes:
      - {entry: legal-status, where: {properties: {status: {const: none}}, required: [status]}}
      - {entry: closure}
      - {age: 18}
    carries: [status]
    again: updates
    asserted: {key: plan, value: looked-after}
  - id: placed
    title: Placed
    opens: [{entry: placement}]
    closes: [{entry: placement, at: ended, of: opening}, {status: looked-after, when: ends}]
    carries: [type, with, regulation, until-18, long-term, child-agrees]
    again: replaces
  - id: child-protection-plan
    title: Child protection plan
    opens:
      - entry: initial-child-protection-conference
        where: {properties: {decision: {properties: {outcome: {const: child-protection-plan}}, required: [outcome]}}, required: [decision]}
    closes:
      - entry: review-child-protection-conference
        where: {properties: {decision: {properties: {outcome: {const: end}}, required: [outcome]}}, required: [decision]}
      - {entry: closure}
    carries: [category]
    again: ignored
    asserted: {key: plan, value: child-protection}
  - id: allocated
    title: Allocated
    opens: [{entry: allocation}]
    closes: [{entry: closure}]
    carries: [worker, team]
    again: updates
  - id: employed
    title: Employed
    opens: [{front-matter: started}]
    closes: [{front-matter: ended}]
    carries: []
    again: ignored

clocks:
  - id: looked-after-visit
    title: Statutory visits to a looked-after child
    during: placed
    met-by: [{entry: visit, where: {properties: {seen: {const: "yes"}}, required: [seen]}}]
    asks: a visit at which the child is seen
    branches: [visit-adoption, visit-short-breaks, visit-other-responsible, visit-connected-temp, visit-ico-parents,
      visit-reg19, visit-co-parents, visit-long-term-foster, visit-default-first, visit-default-year1, visit-default-to18, visit-default-other]
  - id: worker-supervision
    title: Supervision of a worker
    during: employed
    met-by: [{entry: supervision}]
    asks: a supervision session
    branches: [sup-nqsw, sup-experienced]

timescales:
  - id: visit-adoption
    title: Visits to a child placed for adoption
    stage: adoption
    branch-of: looked-after-visit
    when: {status: {placed: {properties: {type: {enum: [A3, A4, A5, A6]}}, required: [type]}}}
    steps: [{every: 1 week, until: {entry: adoption-review}}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-short-breaks
    title: Visits in a series of short breaks
    stage: placement
    branch-of: looked-after-visit
    when: {status: {looked-after: {properties: {status: {enum: [V3, V4]}}, required: [status]}}}
    steps: [{within: 3 months}, {every: 6 months}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-other-responsible
    title: Visits where another body arranges the placement
    stage: placement
    branch-of: looked-after-visit
    when: {status: {placed: {properties: {type: {enum: [R2, R3, R5]}}, required: [type]}}}
    steps: [{within: 1 week}, {every: 6 weeks, until: 1 year}, {every: 3 months}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-connected-temp
    title: Visits to a temporarily approved connected person
    stage: placement
    branch-of: looked-after-visit
    when: {status: {placed: {properties: {regulation: {const: 24}}, required: [regulation]}}}
    steps: [{every: 1 week, until: {entry: looked-after-review}}, {every: 4 weeks}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-ico-parents
    title: Visits to a child at home on an interim care order
    stage: placement
    branch-of: looked-after-visit
    when:
      status:
        looked-after: {properties: {status: {const: C1}}, required: [status]}
        placed: {properties: {type: {const: P1}}, required: [type]}
    steps: [{every: 1 week, until: {entry: looked-after-review}}, {every: 4 weeks}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-reg19
    title: Visits to a child placed with a parent before the assessment is done
    stage: placement
    branch-of: looked-after-visit
    when: {status: {placed: {properties: {regulation: {const: 19}}, required: [regulation]}}}
    steps: [{every: 1 week, until: {entry: looked-after-review}}, {every: 6 weeks}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-co-parents
    title: Visits to a child at home on a care order
    stage: placement
    branch-of: looked-after-visit
    when:
      status:
        looked-after: {properties: {status: {const: C2}}, required: [status]}
        placed: {properties: {type: {const: P1}}, required: [type]}
    steps: [{within: 1 week}, {every: 6 weeks}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-long-term-foster
    title: Visits in a long-term foster placement of over a year
    stage: placement
    branch-of: looked-after-visit
    when:
      status: {placed: {properties: {child-agrees: {const: "yes"}}, required: [child-agrees, long-term]}}
      elapsed: {at-least: 1 year}
    steps: [{every: 6 months}]
    from: 2015-04-01
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-default-first
    title: First visit in any placement
    stage: placement
    branch-of: looked-after-visit
    when: {met: {at-most: 0}}
    steps: [{within: 1 week}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-default-year1
    title: Visits in the first year of a placement
    stage: placement
    branch-of: looked-after-visit
    when: {elapsed: {under: 1 year}}
    steps: [{every: 6 weeks}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-default-to18
    title: Visits in a placement meant to last to 18
    stage: placement
    branch-of: looked-after-visit
    when: {status: {placed: {properties: {until-18: {const: "yes"}}, required: [until-18]}}}
    steps: [{every: 3 months}]
    source: {provision: a test, status: statutory, evidence: found}
  - id: visit-default-other
    title: Visits in any other placement
    stage: placement
    branch-of: looked-after-visit
    steps: [{every: 6 weeks}]
    source: {provision: a test, status: statutory, evidence: found}

  - id: looked-after-review
    title: Looked-after reviews
    stage: looked-after
    during: looked-after
    met-by: [{entry: looked-after-review}]
    asks: a looked-after review
    steps: [{within: 20 working days}, {within: 3 months}, {every: 6 months}]
    source: {provision: a test, status: statutory, evidence: found}

  - id: sup-nqsw
    title: Supervision of a newly qualified social worker
    stage: supervision
    branch-of: worker-supervision
    when: {record: {properties: {stage: {const: newly-qualified}}, required: [stage]}}
    steps: [{every: 1 week, until: 6 weeks}, {every: 2 weeks, until: 6 months}, {every: 1 month}]
    source: {provision: a test, status: guidance, evidence: found}
  - id: sup-experienced
    title: Supervision of an experienced social worker
    stage: supervision
    branch-of: worker-supervision
    steps: [{every: 1 month}]
    source: {provision: a test, status: guidance, evidence: found}

  - id: referral-decision
    title: Decision on a referral
    stage: referral
    opens: [{entry: referral}]
    instances: each
    met-by:
      - {entry: referral, of: opening, where: {properties: {decision: {required: [outcome]}}, required: [decision]}, at: [decision.on, date]}
      - {entry: management-decision, of: answering}
    asks: a decision with its reason
    steps: [{within: 1 working day}]
    source: {provision: a test, status: guidance, evidence: found}
  - id: assessment-complete
    title: Assessment concluded
    stage: assessment
    opens: [{entry: referral}]
    met-by: [{entry: assessment, at: completed}]
    stops: [{entry: closure}]
    asks: an assessment with the day it was completed
    steps: [{within: 45 working days}]
    source: {provision: a test, status: guidance, evidence: found}
  - id: icpc
    title: Initial child protection conference
    stage: icpc
    opens:
      - {entry: strategy-discussion, where: {properties: {decision: {properties: {outcome: {const: section-47}}, required: [outcome]}}, required: [decision]}}
      - {entry: section-47-enquiry}
    met-by: [{entry: initial-child-protection-conference}]
    stops:
      - entry: section-47-enquiry
        where: {properties: {decision: {properties: {outcome: {enum: [no-conference, no-further-action]}}, required: [outcome]}}, required: [decision]}
        at: [completed, decision.on, date]
      - {entry: closure}
    asks: an initial child protection conference
    steps: [{within: 15 working days}]
    source: {provision: a test, status: guidance, evidence: found}
  - id: core-group
    title: Core groups
    stage: cp-plan
    during: child-protection-plan
    met-by: [{entry: core-group}]
    asks: a core group
    steps: [{within: 10 working days}, {every: 4 weeks}]
    source: {provision: a test, status: guidance, evidence: found}
  - id: return-interview
    title: Return home interview
    stage: missing
    opens: [{entry: missing, at: until}]
    instances: each
    met-by: [{entry: return-home-interview}]
    asks: a return home interview
    steps: [{within: 72 hours}]
    source: {provision: a test, status: guidance, evidence: found}
  - id: under-five-visit
    title: Visits to a child under five
    stage: placement
    during: looked-after
    when: {age: {under: 5}, without: [child-protection-plan]}
    met-by: [{entry: visit}]
    asks: a visit
    steps: [{every: 2 weeks}]
    source: {provision: a test, status: guidance, evidence: found}

decisions:
  - id: referral
    title: Decision on a referral
    question: What happens next?
    stage: referral
    at: {entry: referral}
    needs: [outcome, by, rationale]
    decided-by: social worker with manager
    timescale: referral-decision
    source: {provision: a test, status: guidance, evidence: found}
  - id: icpc-outcome
    title: Outcome of an initial conference
    question: Is there a plan?
    stage: icpc
    at: {entry: initial-child-protection-conference}
    needs: [outcome, rationale]
    decided-by: conference
    source: {provision: a test, status: guidance, evidence: found}
  - id: assessment-outcome
    title: Outcome of an assessment
    question: Is the child in need?
    stage: assessment
    at: {entry: assessment, at: completed}
    needs: [outcome]
    decided-by: team manager
    source: {provision: a test, status: guidance, evidence: found}
`;
