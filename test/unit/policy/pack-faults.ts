/** Local packs with one fault each. */

export const HEAD = 'policy: local\nextends: base\n';
const SOURCE = 'source: {provision: local procedure, status: local}';
/** A timescale that has everything, to put a fault into. */
export function timescale(...lines: string[]): string {
  const rest = [
    'title: Welcome visit',
    'stage: placement',
    'during: placed',
    'met-by: {entry: visit}',
    'asks: a visit',
    'within: 2 days',
    SOURCE,
  ];
  const given = new Set(lines.map((line) => line.trim().split(':')[0]));
  const kept = rest.filter((line) => !given.has(line.split(':')[0]));
  return `${HEAD}timescales:\n  - id: welcome\n${[...kept, ...lines].map((line) => `    ${line}\n`).join('')}`;
}

/** Each with the fault marked at its line, as `assertMarked` reads it. */
export const FAULTS: readonly (readonly [name: string, text: string])[] = [
  ['a wrong unit', timescale('within: 6 wekes #! policy/duration')],
  ['a duration without a unit', timescale('within: 6 #! policy/duration')],
  ['a duration of nothing', timescale('within: 0 days #! policy/duration')],
  ['an unknown key', timescale('wehn: {met: {at-most: 0}} #! policy/unknown-key')],
  ['an unknown key of a pattern', timescale('met-by: {entry: visit, wher: {}} #! policy/unknown-key')],
  ['an unknown key at the top', `${HEAD}timescale: [] #! policy/unknown-key\n`],
  ['a key with nothing after it', timescale('note: #! policy/missing')],
  ['a version in words', `${HEAD}version: nine #! policy/wrong-value\n`],
  ['a version that is a group', `${HEAD}version: {number: 9} #! policy/wrong-value\n`],
  ['a list where a text belongs', timescale('title: [Welcome, visit] #! policy/wrong-value')],
  ['an id in capitals', `${HEAD}timescales:\n  - id: Welcome Visit #! policy/wrong-value\n`],
  ['an item without an id', `${HEAD}timescales:\n  - title: Welcome #! policy/missing\n`],
  ['a list that is none', `${HEAD}timescales: welcome #! policy/wrong-value\n`],
  ['an item that is none', `${HEAD}timescales:\n  - welcome #! policy/wrong-value\n`],
  [
    'two items of one id',
    `${HEAD}timescales:\n  - {id: visit-later, every: 5 weeks}\n  - {id: visit-later, every: 4 weeks} #! policy/two-of-one-id\n`,
  ],
  ['a date that does not exist', timescale('from: 2026-02-31 #! policy/date')],
  ['a rule that ends before it starts', timescale('from: 2026-04-01', 'to: 2026-03-31 #! policy/date')],
  ['an unknown entry type', timescale('met-by: [{entry: [visit, vist]}] #! policy/unknown-type')],
  ['a pattern without an entry', timescale('met-by: {where: {}} #! policy/missing')],
  ['a date field that is none', timescale('met-by: {entry: visit, at: "on the day"} #! policy/wrong-value')],
  ['an unknown word', timescale('instances: both #! policy/wrong-value')],
  [
    'a step that nothing ends',
    timescale('steps:', '  - every: 1 week #! policy/steps', '  - every: 6 weeks').replace('    within: 2 days\n', ''),
  ],
  [
    'a step without a limit',
    timescale('steps:', '  - title: First #! policy/steps').replace('    within: 2 days\n', ''),
  ],
  ['a limit before and after in one step', timescale('ahead: 2 days #! policy/steps')],
  [
    'a limit before its start that nothing can meet in time',
    timescale('ahead: 2 days #! policy/steps').replace('    within: 2 days\n', ''),
  ],
  ['a wrong unit of what comes before', timescale('met-before: 2 wekes #! policy/duration')],
  ['what comes before without a length', timescale('met-before: {again: yes} #! policy/missing')],
  ['neither yes nor no', timescale('met-before: {within: 2 weeks, again: perhaps} #! policy/wrong-value')],
  ['an unknown status that meets', timescale('met-by: {status: placd, when: ends} #! policy/unknown-status')],
  ['a status that meets, without when', timescale('met-by: {status: placed} #! policy/missing')],
  [
    'a rule not in force that does not say what it waits for',
    timescale('in-force: no').replace('- id: welcome', '- id: welcome #! policy/missing'),
  ],
  ['a rule that may be in force', timescale('in-force: perhaps #! policy/wrong-value')],
  ['a total and another limit', timescale('total: {at-most: 75 days, in: 12 months} #! policy/steps')],
  [
    'a total in months',
    timescale('total: {at-most: 2 months, in: 1 year} #! policy/duration').replace('    within: 2 days\n', ''),
  ],
  [
    'a total of no status',
    timescale('during: placed', 'total: {at-most: 2 days, in: 1 year} #! policy/steps')
      .replace('    within: 2 days\n', '')
      .replace('during: placed', 'opens: {entry: placement}'),
  ],
  [
    'a total without its span',
    timescale('total: {at-most: 2 days} #! policy/missing').replace('    within: 2 days\n', ''),
  ],
  ['steps and a limit', timescale('steps: [{every: 1 week}] #! policy/steps')],
  ['a source without a status', timescale('source: {provision: ours} #! policy/missing')],
  ['a source with an unknown status', timescale('source: {provision: ours, status: law} #! policy/wrong-value')],
  [
    'an address that is none',
    timescale('source: {provision: ours, status: local, at: "javascript:alert(1)"} #! policy/wrong-value'),
  ],
  [
    'a local rule given out as law',
    timescale('source: {provision: ours, status: statutory, evidence: know} #! policy/claims-law'),
  ],
  [
    'a status and an entry type that are not there, in one item',
    timescale('during: plced #! policy/unknown-status', 'met-by: {entry: vist} #! policy/unknown-type'),
  ],
  [
    'a clock that is not there, and a wrong unit',
    timescale('branch-of: vists #! policy/unknown-timescale', 'within: 6 wekes #! policy/duration'),
  ],
  [
    'a local rule given out as law that does not say how sure it is',
    timescale('source: {provision: ours, status: statutory} #! policy/missing policy/claims-law'),
  ],
  [
    'a decision point with two faults',
    `${HEAD}decisions:\n  - id: own\n    during: plced #! policy/unknown-status\n    at: {entry: vist} #! policy/unknown-type\n`,
  ],
  ['a condition that is no JSON Schema', timescale('met-by: {entry: visit, where: {seen: "yes"}} #! policy/condition')],
  ['a condition that is text', timescale('met-by: {entry: visit, where: seen} #! policy/condition')],
  [
    'a condition with a wrong argument',
    timescale('met-by: {entry: visit, where: {required: seen}} #! policy/condition'),
  ],
  ['a condition with an unknown type', timescale('met-by: {entry: visit, where: {type: text}} #! policy/condition')],
  [
    'a condition with a remote reference',
    timescale('met-by: {entry: visit, where: {$ref: "https://example.org/x.json"}} #! policy/condition'),
  ],
  [
    'a condition with a dynamic reference',
    timescale('met-by: {entry: visit, where: {$dynamicRef: "#x"}} #! policy/condition'),
  ],
  [
    'a condition that reads data',
    timescale('met-by: {entry: visit, where: {properties: {a: {const: 1, $data: "0/b"}}}} #! policy/condition'),
  ],
  [
    'a condition with a pattern',
    timescale('met-by: {entry: visit, where: {properties: {by: {pattern: "(a+)+$"}}}} #! policy/condition'),
  ],
  [
    'a condition with an unknown format',
    timescale('met-by: {entry: visit, where: {properties: {by: {format: postcode}}}} #! policy/condition'),
  ],
  ['an unknown status', timescale('during: plced #! policy/unknown-status')],
  ['an unknown status in circumstances', timescale('when: {status: {lookd-after: true}} #! policy/unknown-status')],
  [
    'an unknown status that was held',
    timescale('when: {held: {status: {lookd-after: true}, at-least: 2 weeks}} #! policy/unknown-status'),
  ],
  [
    'two statuses held together',
    timescale('when: {held: {status: {looked-after: true, placed: true}, at-least: 2 weeks}} #! policy/wrong-value'),
  ],
  [
    'a status held for months',
    timescale('when: {held: {status: {placed: true}, at-least: 3 months}} #! policy/duration'),
  ],
  ['a status held for no time', timescale('when: {held: {status: {placed: true}}} #! policy/missing')],
  [
    'a status held with what it does not carry',
    timescale(
      'when: {held: {status: {looked-after: {required: [colour]}}, at-least: 2 weeks}} #! policy/unknown-field',
    ),
  ],
  [
    'an unknown key of what is held',
    timescale('when: {held: {status: {placed: true}, at-lest: 2 weeks}} #! policy/unknown-key policy/missing'),
  ],
  ['an unknown status that must not be held', timescale('when: {without: [adopted]} #! policy/unknown-status')],
  [
    'an unknown clock',
    `${HEAD}timescales:\n  - id: visit-extra\n    title: Extra\n    stage: placement\n    branch-of: visit #! policy/unknown-timescale\n    every: 2 weeks\n    ${SOURCE}\n`,
  ],
  [
    'a branch that its clock does not list',
    `${HEAD}timescales:\n  - id: visit-extra\n    title: Extra\n    stage: placement\n    branch-of: visits #! policy/unknown-timescale\n    every: 2 weeks\n    ${SOURCE}\n`,
  ],
  [
    'a branch naming an unknown timescale',
    `${HEAD}clocks:\n  - id: visits\n    branches: [visit-first, visit-latr, visit-later] #! policy/unknown-timescale\n`,
  ],
  [
    'a branch that belongs to no clock',
    `${HEAD}clocks:\n  - id: visits\n    branches: [review, visit-first, visit-later] #! policy/unknown-timescale\n`,
  ],
  [
    'a decision by an unknown timescale',
    `${HEAD}decisions:\n  - id: referral\n    timescale: referral-decison #! policy/unknown-timescale\n`,
  ],
  [
    'a new item that lacks what it needs',
    `${HEAD}timescales:\n  - id: welcome #! policy/missing policy/missing policy/missing policy/missing policy/missing policy/missing policy/missing\n    note: To be written\n`,
  ],
  ['an unknown base', 'policy: local\nextends: [base, wales] #! policy/unknown-pack\n'],
  ['a pack that extends itself', 'policy: local\nextends: [local] #! policy/cycle\n'],
  ['a pack of the same name', 'policy: base #! policy/two-of-one-id\n'],
  ['no head', 'timescales: [] #! policy/missing\n'],
  ['a setting out of range', `${HEAD}settings: {due-soon-days: 1000} #! policy/wrong-value\n`],
  ['an unknown setting', `${HEAD}settings: {due-soon: 3} #! policy/unknown-key\n`],
  ['a removal of nothing', `${HEAD}timescales:\n  - {id: welcome, remove: true} #! policy/missing\n`],
  [
    'an example without a date',
    timescale('examples: [{title: A, record: B, expect: {status: met}}] #! policy/missing'),
  ],
  ['a key that stands twice', timescale('note: one', 'note: two #! policy/yaml')],
  ['an alias', timescale('title: &a Welcome #! policy/yaml', 'note: *a #! policy/yaml')],
  ['a tag', timescale('title: !!str Welcome #! policy/yaml')],
  ['a tab', 'policy: local\nextends: base\ntimescales:\n\t- id: welcome #! policy/yaml\n'],
  ['a quotation mark never closed', 'policy: local\ntitle: "Riverside #! policy/yaml'],
  ['a second document', `${HEAD}--- #! policy/yaml\npolicy: other\n`],
  ['text that is no pack', 'Riverside #! policy/wrong-value'],
];
