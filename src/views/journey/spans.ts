/** Statuses held over time, as bars. */
import type { Journey, StatusPeriod } from '../../journey/types.ts';
import type { Policy } from '../../policy/types.ts';
import type { FieldMap } from '../../record/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import { laneOfStatus, SPAN_LANES, statusRules, titleIn } from './lanes.ts';
import type { Places } from './places.ts';
import type { LaneId, LaneSpan, SpanLane } from './types.ts';
import { byText, codeInWords, idOnly, nameWithId, shortMeaning, spell } from './words.ts';

export interface SpanSources {
  readonly journey: Journey;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly places: Places;
  readonly showText: boolean;
  nameOf(id: string): string | undefined;
}

export function spanLanes(sources: SpanSources): readonly SpanLane[] {
  const bars = new Map<LaneId, LaneSpan[]>();
  const add = (lane: LaneId, bar: LaneSpan): void => {
    const inLane = bars.get(lane);
    if (inLane === undefined) bars.set(lane, [bar]);
    else inLane.push(bar);
  };
  const rules = statusRules(sources.policy);
  for (const period of sources.journey.statuses) {
    add(laneOfStatus(period.status, rules), barOf(period, sources));
    if (period.status === 'looked-after') for (const bar of legalBars(period, sources)) add('legal', bar);
  }
  return SPAN_LANES.flatMap(({ id, title }) => {
    const found = bars.get(id);
    if (found === undefined) return [];
    const spans = found.sort((a, b) => byText(a.from, b.from));
    return [{ kind: 'spans', id, title: titleIn(sources.journey.facts.kind, id, title), spans }];
  });
}

function barOf(period: StatusPeriod, sources: SpanSources): LaneSpan {
  const { start, end, openedBy } = period;
  const { label, detail } = labelOf(period, sources);
  const short = SHORT.get(period.status);
  return {
    label,
    ...(short === undefined ? {} : { short }),
    words: `${detail}, ${spell(start, end)}`,
    told: detail,
    from: start,
    ...(end === undefined ? {} : { to: end }),
    ...sources.places.of(openedBy),
  };
}

/** Plans whose titles begin alike, as people call them for short. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['child-protection-plan', 'CP plan'],
  ['child-in-need', 'CIN plan'],
]);

/** What the bar says, and what is said of it in full. */
function labelOf(
  { status, title, carried }: StatusPeriod,
  { catalogue, showText, nameOf }: SpanSources,
): { readonly label: string; readonly detail: string } {
  const facts: FieldMap = carried.at(-1)?.facts ?? {};
  switch (status) {
    case 'placed': {
      const code = codeInWords(catalogue, 'placement', 'type', facts);
      const carer = showText ? textOf(facts, 'with') : undefined;
      if (code === undefined)
        return { label: carer ?? title, detail: carer === undefined ? title : `${title} with ${carer}` };
      return {
        label: carer ?? shortMeaning(code.meaning),
        detail: `${title}: ${code.code}, ${code.meaning}${carer === undefined ? '' : `, with ${carer}`}`,
      };
    }
    case 'child-protection-plan': {
      const codes = carried.map((each) =>
        codeInWords(catalogue, 'initial-child-protection-conference', 'category', each.facts),
      );
      const meanings = [...new Set(codes.flatMap((code) => code?.meaning ?? []))];
      const named = withShort(title, status);
      return { label: title, detail: meanings.length === 0 ? named : `${named}: ${meanings.join(', then ')}` };
    }
    case 'allocated': {
      const id = idOnly(facts.worker);
      const written = showText ? textOf(facts, 'worker') : undefined;
      const worker = id === undefined ? written : nameWithId(id, nameOf);
      const team = idOnly(facts.team);
      const label = (id === undefined ? written : (nameOf(id) ?? id)) ?? team ?? title;
      return { label, detail: `${title} to ${worker ?? 'a worker'}${team === undefined ? '' : ` of ${team}`}` };
    }
    case 'missing': {
      const code = codeInWords(catalogue, 'missing', 'kind', facts);
      return { label: title, detail: code === undefined ? title : `${title}: ${code.meaning}` };
    }
    default:
      return { label: title, detail: withShort(title, status) };
  }
}

function withShort(title: string, status: string): string {
  const short = SHORT.get(status);
  return short === undefined ? title : `${title} (${short})`;
}

/** One bar for each legal status in turn, for as long as the child is looked after. */
function legalBars({ carried, end }: StatusPeriod, { catalogue, places }: SpanSources): readonly LaneSpan[] {
  const changes = carried.filter(({ facts }, at) => at === 0 || facts.status !== carried[at - 1]?.facts.status);
  return changes.map(({ since, facts, by }, at) => {
    const to = changes[at + 1]?.since ?? end;
    const code = codeInWords(catalogue, 'legal-status', 'status', facts);
    const label = code === undefined ? 'Not known' : `${code.code} ${shortMeaning(code.meaning)}`;
    const detail = code === undefined ? 'Legal status not known' : `Legal status ${code.code}, ${code.meaning}`;
    return {
      label,
      words: `${detail}, ${spell(since, to)}`,
      told: detail,
      from: since,
      ...(to === undefined ? {} : { to }),
      ...places.of(by),
    };
  });
}

function textOf(facts: FieldMap, field: string): string | undefined {
  const value = Object.hasOwn(facts, field) ? facts[field] : undefined;
  return typeof value === 'string' ? value : undefined;
}
