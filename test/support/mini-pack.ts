/** Small packs for tests of the engine, as YAML text. */
import { parse } from 'yaml';
import { parseDuration } from '../../src/calendar/durations.ts';
import type { Duration } from '../../src/calendar/types.ts';
import { fitsCondition } from '../../src/policy/conditions.ts';
import type { Clock, ClockRule, Policy, StatusRule, Timescale } from '../../src/policy/types.ts';

// biome-ignore lint/suspicious/noExplicitAny: test data
type Any = any;

const duration = (text: string): Duration => {
  const { duration: read } = parseDuration(text);
  if (!read) throw new Error(text);
  return read;
};

export function policyOf(yaml: string): Policy {
  const pack: Any = parse(yaml);
  const timescales: Timescale[] = (pack.timescales ?? []).map((item: Any): Timescale => {
    const step = (s: Any) => ({
      ...(s.title && { title: s.title }),
      ...(s.within && { within: duration(s.within) }),
      ...(s.every && { every: duration(s.every) }),
      ...(s.until && { until: typeof s.until === 'string' ? duration(s.until) : s.until }),
    });
    const clock = clockRule(item);
    const when = item.when && { ...item.when };
    if (when?.elapsed)
      when.elapsed = Object.fromEntries(Object.entries(when.elapsed).map(([k, v]) => [k, duration(v as string)]));
    return {
      id: item.id,
      title: item.title ?? item.id,
      stage: item.stage ?? 'x',
      steps: (item.steps ?? [item]).map(step),
      source: { provision: 'a test', status: 'local', evidence: 'found', ...item.source },
      examples: [],
      place: { file: 'test', span: { start: 0, end: 0 } },
      ...(item['branch-of'] ? { branchOf: item['branch-of'] } : { clock }),
      ...(when && { when }),
      ...(item.from && { from: item.from }),
      ...(item.to && { to: item.to }),
    };
  });
  const byId = new Map(timescales.map((t) => [t.id, t]));
  const clocks: Clock[] = [
    ...(pack.clocks ?? []).map(
      (item: Any): Clock => ({ ...clockRule(item), branches: item.branches.map((id: string) => byId.get(id)) }),
    ),
    ...timescales.flatMap((t) => (t.clock ? [{ ...t.clock, branches: [t] }] : [])),
  ];
  const statuses: StatusRule[] = (pack.statuses ?? []).map((item: Any) => ({
    title: item.id,
    closes: [],
    carries: [],
    again: 'ignored',
    ...item,
  }));
  return {
    packs: [{ id: 'test', title: 'Test', version: '1', extends: [], settings: pack.settings ?? {} }],
    statuses,
    clocks,
    decisions: (pack.decisions ?? []).map((item: Any) => ({
      title: item.id,
      question: '?',
      stage: 'x',
      decidedBy: 'someone',
      examples: [],
      source: { provision: 'a test', status: 'local', evidence: 'found' },
      place: { file: 'test', span: { start: 0, end: 0 } },
      ...item,
    })),
    timescale: (id) => byId.get(id),
    fits: fitsCondition,
    dueSoonDays: pack.settings?.['due-soon-days'] ?? 7,
  };
}

function clockRule(item: Any): ClockRule {
  return {
    id: item.id,
    title: item.title ?? item.id,
    metBy: item['met-by'] ?? [],
    stops: item.stops ?? [],
    asks: item.asks ?? 'something',
    ...(item.during && { during: item.during }),
    ...(item.opens && { opens: item.opens }),
    ...(item.instances && { instances: item.instances }),
  };
}
