/** How long a timescale gives, and what meets it: steps, meetings, and what may be done before the clock starts. */
import type { PackNode } from './pack-text.ts';
import { hasKey, maybe, PART_KEYS, present, readPattern, readStatusChange } from './read-parts.ts';
import { firstLine, type Keyed, type Reading } from './reading.ts';
import type { EntryPattern, MetBefore, StatusChange, Step, TotalLimit } from './types.ts';

/** What meets a clock: entries, or the start or end of a status. */
export function readMeeting(node: PackNode, reading: Reading): EntryPattern | StatusChange | undefined {
  return hasKey(node, 'status') ? readStatusChange(node, reading) : readPattern(node, reading);
}

/** `3 months`, or `{within: 3 months, again: yes}`. */
export function readMetBefore(node: PackNode, reading: Reading): MetBefore | undefined {
  if (node.kind !== 'map') {
    const within = reading.duration(node, '"met-before"');
    return within && { within };
  }
  const keys = reading.map(node, '"met-before"', PART_KEYS.metBefore);
  const within = maybe(keys && reading.need(keys, 'within', node, '"met-before"'), (value) =>
    reading.duration(value, '"within"'),
  );
  const again = maybe(keys?.get('again'), (value) => reading.yesOrNo(value, '"again"'));
  return within && { within, ...(again === undefined ? {} : { again }) };
}

const LIMITS = ['within', 'every', 'ahead', 'total'] as const;

/** `within:`, `every:`, `ahead:` or `total:` as the only step, or the list under `steps:`; a finding where both are given. */
export function readSteps(keys: ReadonlyMap<string, Keyed>, reading: Reading): readonly Step[] | undefined {
  const list = keys.get('steps');
  if (list === undefined) {
    const step = readLimit(keys, reading);
    return LIMITS.some((limit) => step[limit] !== undefined) ? [step] : undefined;
  }
  if (LIMITS.some((limit) => keys.has(limit))) {
    return reading.fault(
      'policy/steps',
      list.keySpan,
      '"steps" stands in the place of "within", "every", "ahead" and "total".',
      'Keep the one that is meant.',
    );
  }
  const nodes = list.value.kind === 'list' ? list.value.items : [list.value];
  if (nodes.length === 0) return reading.fault('policy/steps', list.keySpan, '"steps" has no step in it.');
  const steps = nodes.map((node, index) => {
    const step = readStep(node, reading);
    // A step with "within" alone is over once it is met.
    if (step?.every !== undefined && step.until === undefined && index < nodes.length - 1) {
      reading.fault(
        'policy/steps',
        firstLine(node),
        'Nothing ends this step, so the next one is never reached.',
        'Give it "until".',
      );
    }
    return step;
  });
  return steps.filter((step) => step !== undefined);
}

function readLimit(keys: ReadonlyMap<string, Keyed>, reading: Reading): Step {
  for (const alone of ['ahead', 'total'] as const) {
    const given = keys.get(alone);
    if (given === undefined || LIMITS.every((limit) => limit === alone || !keys.has(limit))) continue;
    reading.fault(
      'policy/steps',
      given.keySpan,
      alone === 'ahead'
        ? '"ahead" is due before the clock starts, so it stands without another limit.'
        : '"total" is counted over all periods, so it stands without another limit.',
      'Give the other limit a step, or a timescale, of its own.',
    );
  }
  return present<Step>({
    within: maybe(keys.get('within'), (value) => reading.duration(value, '"within"')),
    every: maybe(keys.get('every'), (value) => reading.duration(value, '"every"')),
    ahead: maybe(keys.get('ahead'), (value) => reading.duration(value, '"ahead"')),
    total: maybe(keys.get('total'), (value) => readTotal(value, reading)),
  });
}

const WHOLE = ['hours', 'days', 'weeks'];

/** `{at-most: 75 days, in: 12 months}`. */
function readTotal(node: PackNode, reading: Reading): TotalLimit | undefined {
  const keys = reading.map(node, '"total"', PART_KEYS.total);
  const length = (key: 'at-most' | 'in') =>
    maybe(keys && reading.need(keys, key, node, '"total"'), (value) => reading.duration(value, `"${key}"`));
  const [atMost, span] = [length('at-most'), length('in')];
  if (atMost === undefined || span === undefined) return undefined;
  if (WHOLE.includes(atMost.unit)) return { atMost, in: span };
  const at = keys?.get('at-most')?.value ?? node;
  return reading.fault('policy/duration', at.span, 'A total is counted in hours, days or weeks.');
}

/** `since: circumstances`. */
function readSince(node: PackNode, keys: ReadonlyMap<string, Keyed>, reading: Reading): 'circumstances' | undefined {
  if (reading.text(node, '"since"') !== 'circumstances')
    return reading.fault('policy/steps', node.span, '"since" is "circumstances", or is left out.');
  if (!keys.has('ahead') && !keys.has('total')) return 'circumstances';
  const message = '"since" is for "within" and "every": "ahead" and "total" are counted from the start of the clock.';
  return reading.fault('policy/steps', node.span, message, 'Take it out.');
}

function readStep(node: PackNode, reading: Reading): Step | undefined {
  const keys = reading.map(node, 'A step', PART_KEYS.step);
  if (keys === undefined) return undefined;
  if (!LIMITS.some((limit) => keys.has(limit))) {
    return reading.fault(
      'policy/steps',
      firstLine(node),
      'A step has "within" (once), "every" (again and again), or first the one and then the other; or "ahead" (before the clock starts), or "total".',
    );
  }
  return present<Step>({
    title: maybe(keys.get('title'), (value) => reading.text(value, '"title"')),
    since: maybe(keys.get('since'), (value) => readSince(value, keys, reading)),
    ...readLimit(keys, reading),
    aim: maybe(keys.get('aim'), (value) => reading.duration(value, '"aim"')),
    until: maybe(keys.get('until'), (value) =>
      value.kind === 'map' ? readPattern(value, reading) : reading.duration(value, '"until"'),
    ),
  });
}
