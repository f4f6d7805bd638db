/** A local pack with every kind of fault, each marked on its line with the rule that finds it: `#! policy/duration`. */
const ITEM = `
    title: A call
    stage: placement
    during: placed
    asks: a call
    source: {provision: standard 7, status: local}`;

const item = (id: string, lines: string, keys = ITEM): string => `  - id: ${id}${keys}\n    ${lines.trim()}\n`;
const SEEN = '"yes"';

export const FAULTY_PACK = `policy: riverside
title: Riverside standards
extends: england
timescales:
${[
  item('wrong-unit', 'met-by: {entry: visit}\n    within: 6 wekes #! policy/duration'),
  item('unknown-type', 'met-by: {entry: vist} #! policy/unknown-type\n    within: 2 days'),
  item('unknown-key', 'met-by: {entry: visit}\n    withn: 2 days #! policy/unknown-key'),
  item('twice', 'met-by: {entry: visit}\n    within: 2 days'),
  item('twice #! policy/two-of-one-id', 'met-by: {entry: visit}\n    within: 3 days'),
  item('no-such-date', 'met-by: {entry: visit}\n    within: 2 days\n    from: 2026-02-30 #! policy/date'),
  item(
    'ends-first',
    'met-by: {entry: visit}\n    within: 2 days\n    from: 2026-04-01\n    to: 2026-03-31 #! policy/date',
  ),
  item(
    'misspelt-field',
    `met-by: {entry: visit, where: {properties: {sen: {const: ${SEEN}}}}} #! policy/unknown-field\n    within: 2 days`,
  ),
  item(
    'misspelt-required',
    'met-by: {entry: visit, where: {required: [sean]}} #! policy/unknown-field\n    within: 2 days',
  ),
  item(
    'misspelt-inside',
    'met-by: {entry: referral, where: {properties: {decision: {required: [outcom]}}}} #! policy/unknown-field\n    within: 2 days',
  ),
  item('misspelt-date', 'met-by: {entry: assessment, at: complete} #! policy/unknown-field\n    within: 2 days'),
  item(
    'no-such-code',
    'met-by: {entry: placement, where: {properties: {type: {enum: [U1, U99]}}}} #! policy/condition\n    within: 2 days',
  ),
  item(
    'not-yes',
    'met-by: {entry: visit, where: {properties: {seen: {const: maybe}}}} #! policy/condition\n    within: 2 days',
  ),
  item(
    'true-for-yes',
    'met-by: {entry: visit, where: {properties: {seen: {const: true}}}} #! policy/condition\n    within: 2 days',
  ),
  item(
    'nothing-inside',
    'met-by: {entry: visit, where: {properties: {seen: {required: [alone]}}}} #! policy/condition\n    within: 2 days',
  ),
  item(
    'no-number',
    'met-by: {entry: placement, where: {properties: {regulation: {minimum: 24, maximum: 19}}}} #! policy/condition\n    within: 2 days',
  ),
  item('never', 'met-by: {entry: visit, where: false} #! policy/condition\n    within: 2 days'),
  item(
    'not-carried',
    'met-by: {entry: visit}\n    when: {status: {placed: {required: [colour]}}} #! policy/unknown-field\n    within: 2 days',
  ),
  item(
    'both',
    'met-by: {entry: visit}\n    when: {status: {placed: true}, without: [placed]} #! policy/condition\n    within: 2 days',
  ),
  item(
    'no-age',
    'met-by: {entry: visit}\n    when: {age: {at-least: 16, under: 16}} #! policy/condition\n    within: 2 days',
  ),
  item(
    'no-time',
    'met-by: {entry: visit}\n    when: {elapsed: {at-least: 1 year, under: 6 months}} #! policy/condition\n    within: 2 days',
  ),
  item(
    'no-count',
    'met-by: {entry: visit}\n    when: {met: {at-least: 2, at-most: 1}} #! policy/condition\n    within: 2 days',
  ),
  item(
    'front-matter',
    'met-by: {entry: visit}\n    when: {record: {required: [borne]}} #! policy/unknown-field\n    within: 2 days',
  ),
  item('unknown-status', 'met-by: {status: plced, when: ends} #! policy/unknown-status\n    within: 2 days'),
  item(
    'unknown-clock',
    'branch-of: looked-after-vist #! policy/unknown-timescale\n    within: 2 days',
    ITEM.replace(/\n {4}(during|asks).*/g, ''),
  ),
  item(
    'sound',
    `met-by: {entry: visit, where: {properties: {seen: {const: ${SEEN}}}, required: [seen]}}\n    within: 2 days`,
  ),
].join('')}`;

/** Line (from 1) and rule of each fault, in order. */
export const FAULTS: readonly string[] = FAULTY_PACK.split('\n').flatMap((line, index) => {
  const rule = / #! (\S+)/.exec(line)?.[1];
  return rule === undefined ? [] : [`${index + 1} ${rule}`];
});
