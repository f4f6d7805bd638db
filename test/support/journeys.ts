/** Facts for tests and benchmarks of the engine, written short, and random but plausible journeys. */
import fc from 'fast-check';
import { addDays } from '../../src/calendar/dates.ts';
import type { DatedEntry, Journey, JourneyFacts } from '../../src/journey/types.ts';
import { isClockTime, isIsoDate } from '../../src/record/date.ts';
import type { ClockTime, FieldMap, IsoDate } from '../../src/record/types.ts';

/** `2026-02-03` or `2026-02-03 14:30`, the type's id, fields. */
export type Line = readonly [when: string, type: string, fields?: FieldMap | undefined];

/** A date that exists, or a fault of the test. */
export function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new Error(`${text} is no date`);
  return text;
}

/** Entries in the order given, with the addresses that the language gives them. */
export function entriesOf(lines: readonly Line[], record = 'CH-1', own = true): readonly DatedEntry[] {
  const seen = new Map<string, number>();
  return lines.map(([when, type, fields = {}], index) => {
    const [date = '', time] = when.split(' ');
    const plain = typeof fields.id === 'string' ? fields.id : `${date}-${type}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return {
      ref: { record, address: count === 1 ? plain : `${plain}-${count}`, index },
      type,
      date: day(date),
      ...(time !== undefined && { time: clockTime(time) }),
      fields,
      own,
    };
  });
}

function clockTime(text: string): ClockTime {
  if (!isClockTime(text)) throw new Error(`${text} is no time`);
  return text;
}

/** A child's facts. */
export function childOf(lines: readonly Line[], more: Partial<JourneyFacts> = {}): JourneyFacts {
  return { kind: 'child', id: 'CH-1', frontMatter: {}, entries: entriesOf(lines), ...more };
}

/** A worker's supervision file. */
export function workerOf(frontMatter: FieldMap, lines: readonly Line[]): JourneyFacts {
  return { kind: 'supervision', id: 'w.lee', frontMatter, entries: entriesOf(lines, 'w.lee') };
}

/** The first day of random journeys. */
export const FIRST_DAY = day('2024-01-01');
/** Random journeys last as many days. */
export const LENGTH = 900;

const on = (days: number): IsoDate => addDays(FIRST_DAY, days);
const outcome = (...outcomes: string[]): fc.Arbitrary<FieldMap> =>
  fc.record(
    {
      outcome: fc.constantFrom(...outcomes),
      by: fc.constantFrom('m.patel', 'j.okafor'),
      rationale: fc.constant('As discussed.'),
    },
    { requiredKeys: [] },
  );
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

type Draft = { readonly [key: string]: FieldMap[string] | undefined };

/** The fields of each type that rules read. `later` is a day on or after that of the heading. */
const FIELDS: { readonly [type: string]: (later: fc.Arbitrary<string>) => fc.Arbitrary<Draft> } = {
  contact: () => fc.record({ decision: sometimes(outcome('referral', 'no-further-action')) }),
  referral: () => fc.record({ decision: sometimes(outcome('assessment', 'strategy-discussion', 'no-further-action')) }),
  'management-decision': () => fc.record({ decision: sometimes(outcome('agreed')) }),
  assessment: (later) =>
    fc.record({ completed: sometimes(later), decision: sometimes(outcome('child-in-need-plan', 'no-further-action')) }),
  'strategy-discussion': () => fc.record({ decision: sometimes(outcome('section-47', 'assessment')) }),
  'section-47-enquiry': (later) =>
    fc.record({ completed: sometimes(later), decision: sometimes(outcome('conference', 'no-conference')) }),
  'initial-child-protection-conference': (later) =>
    fc.record({
      decision: sometimes(outcome('child-protection-plan', 'no-plan')),
      category: fc.constant('NEG'),
      'report-shared': sometimes(later.map((date): string => addDays(day(date), -60))),
    }),
  'review-child-protection-conference': () => fc.record({ decision: sometimes(outcome('continue', 'end')) }),
  'child-protection-plan': (later) => fc.record({ ended: sometimes(later), category: fc.constant('NEG') }),
  'core-group': () => fc.record({}),
  'child-in-need-plan': (later) => fc.record({ ended: sometimes(later) }),
  'child-in-need-review': () => fc.record({ decision: sometimes(outcome('continue', 'end')) }),
  'legal-status': () => fc.record({ status: fc.constantFrom('V2', 'C1', 'C2', 'E1', 'V4', 'none') }),
  placement: (later) =>
    fc.record({
      type: fc.constantFrom('U1', 'U4', 'U6', 'P1', 'A3', 'R5', 'K2'),
      ended: sometimes(later),
      'until-18': sometimes(fc.constant('yes')),
      'long-term': sometimes(later),
      'child-agrees': sometimes(fc.constantFrom('yes', 'no')),
      regulation: sometimes(fc.constantFrom(19, 24)),
    }),
  'care-plan': () => fc.record({}),
  'placement-plan': () => fc.record({}),
  'looked-after-review': () => fc.record({}),
  'health-assessment': () => fc.record({ kind: fc.constantFrom('initial', 'review') }),
  'personal-education-plan': () => fc.record({}),
  'adoption-review': () => fc.record({}),
  'leaving-care': () => fc.record({ eligibility: fc.constantFrom('RELEVANT', 'ELIGIBLE') }),
  'pathway-plan': () => fc.record({}),
  'adviser-visit': () => fc.record({}),
  'police-protection': (later) => fc.record({ ended: sometimes(later), 'ended-time': sometimes(fc.constant('09:30')) }),
  'emergency-protection-order': (later) => fc.record({ ended: sometimes(later), extended: sometimes(later) }),
  'court-order': (later) =>
    fc.record({ order: fc.constantFrom('interim-care-order', 'care-order'), extended: sometimes(later) }),
  'short-break': (later) => fc.record({ until: sometimes(later), 'until-time': sometimes(fc.constant('18:00')) }),
  'secure-accommodation': (later) =>
    fc.record({ ended: sometimes(later), 'ended-time': sometimes(fc.constant('11:40')) }),
  chronology: () => fc.record({}),
  visit: () => fc.record({ seen: fc.constantFrom('yes', 'yes', 'yes', 'no'), alone: fc.constantFrom('yes', 'no') }),
  missing: (later) => fc.record({ until: sometimes(later), 'until-time': sometimes(fc.constant('09:30')) }),
  'return-home-interview': () => fc.record({}),
  'private-fostering': (later) => fc.record({ notified: sometimes(later), until: sometimes(later) }),
  allocation: () => fc.record({ worker: fc.constantFrom('j.okafor', 'a.khan') }),
  'case-supervision': () => fc.record({}),
  supervision: () => fc.record({}),
  closure: () => fc.record({ reason: fc.constantFrom('RC1', 'RC8') }),
  'case-note': () => fc.record({}),
};

/** Types that end things, or restart them, come less often, so that most journeys go on. */
const WEIGHTS: { readonly [type: string]: number } = {
  visit: 12,
  'looked-after-review': 3,
  closure: 1,
  'case-note': 3,
};
/** The types of which random journeys are made. */
export const TYPES = Object.keys(FIELDS);

function fieldsFor(type: string, start: number): fc.Arbitrary<FieldMap> {
  const later = fc.integer({ min: 0, max: 120 }).map((days): string => on(start + days));
  const draft = FIELDS[type]?.(later) ?? fc.record({});
  return fc
    .tuple(draft, sometimes(fc.constant('The family were away.')))
    .map(([own, reason]) => defined({ ...own, 'late-reason': reason }));
}

function defined(draft: Draft): FieldMap {
  const fields: { [key: string]: FieldMap[string] } = {};
  for (const [key, value] of Object.entries(draft)) if (value !== undefined) fields[key] = value;
  return fields;
}

/** One entry on a day of the journey. */
function line(at: number): fc.Arbitrary<Line> {
  const types = fc.oneof(...TYPES.map((type) => ({ weight: WEIGHTS[type] ?? 2, arbitrary: fc.constant(type) })));
  const time = fc.option(fc.integer({ min: 8, max: 18 }), { nil: undefined });
  return fc
    .tuple(types, time)
    .chain(([type, hour]) =>
      fieldsFor(type, at).map(
        (fields): Line => [
          `${on(at)}${hour === undefined ? '' : ` ${String(hour).padStart(2, '0')}:00`}`,
          type,
          fields,
        ],
      ),
    );
}

/** How a journey may begin, so that most of them get far enough for later clocks to run. */
const BEGINNINGS: readonly (readonly (readonly [type: string, fields: FieldMap])[])[] = [
  [],
  [['referral', {}]],
  [
    ['referral', { decision: { outcome: 'strategy-discussion' } }],
    ['strategy-discussion', { decision: { outcome: 'section-47' } }],
    ['initial-child-protection-conference', { decision: { outcome: 'child-protection-plan' }, category: 'NEG' }],
  ],
  [
    ['legal-status', { status: 'V2' }],
    ['placement', { type: 'U6' }],
  ],
  [
    ['legal-status', { status: 'C1' }],
    ['placement', { type: 'P1', regulation: 19 }],
    ['visit', { seen: 'yes' }],
  ],
];

/** A random journey of a child. No two entries share a day, so that their order in the file says nothing. */
export function journeys(most = 25): fc.Arbitrary<readonly Line[]> {
  const gap = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 90 }));
  return fc
    .tuple(fc.constantFrom(...BEGINNINGS), fc.array(gap, { maxLength: most, size: 'max' }), fc.nat(100))
    .chain(([beginning, gaps, first]) => {
      const start = beginning.map(([type, fields], i): Line => [on(first + i), type, fields]);
      let at = first + beginning.length;
      const days = gaps.map((days) => {
        at += days;
        return at;
      });
      return fc.tuple(...days.map(line)).map((rest) => [...start, ...rest]);
    });
}

/** Random front matter of a child, and a born date. */
export const children: fc.Arbitrary<Pick<JourneyFacts, 'frontMatter'> & { readonly born?: IsoDate }> = fc
  .integer({ min: -18 * 365, max: 0 })
  .map((days) => ({ frontMatter: { born: on(days) }, born: on(days) }));

/** A random day of judgement, within and a while after most journeys. */
export const daysOfJudgement: fc.Arbitrary<IsoDate> = fc
  .oneof(fc.integer({ min: 0, max: LENGTH }), fc.integer({ min: LENGTH - 300, max: LENGTH + 300 }))
  .map(on);

/** A long journey for benchmarks: the same for the same length. A child looked after in a few placements, visited all the time. */
export function longJourney(length: number): readonly Line[] {
  const lines: Line[] = [
    [
      FIRST_DAY,
      'referral',
      { decision: { outcome: 'assessment', by: 'm.patel', rationale: 'As discussed.', on: FIRST_DAY } },
    ],
    [on(1), 'allocation', { worker: 'j.okafor', team: 'riverside-2' }],
    [on(2), 'legal-status', { status: 'V2' }],
  ];
  for (let i = 0; lines.length < length; i++) {
    const date = on(3 + i * 2);
    if (i % 200 === 0) lines.push([date, 'placement', { type: i % 400 === 0 ? 'U6' : 'U4', with: 'Foster carers' }]);
    else if (i % 40 === 0) lines.push([date, 'looked-after-review', {}]);
    else if (i % 3 === 0) lines.push([date, 'case-note', {}]);
    else lines.push([date, 'visit', { seen: 'yes', alone: 'yes', place: 'placement' }]);
  }
  return lines;
}

/** Deadlines as short lines, those of some timescales where they are named: `visit-default-first due 2026-02-10 met-late 2026-02-12 (2)`. */
export function told(journey: Journey, ...timescales: readonly string[]): readonly string[] {
  return journey.deadlines
    .filter(({ timescale }) => timescales.length === 0 || timescales.includes(timescale.id))
    .map(({ timescale, due, dueTime, status, met, ended, daysLate, reason }) =>
      [
        `${timescale.id} due ${due}`,
        dueTime,
        status,
        met?.on,
        ended && `ended ${ended.on}`,
        daysLate === undefined ? undefined : `(${daysLate})`,
        reason,
      ]
        .filter((part) => part !== undefined)
        .join(' '),
    );
}

/** Statuses as short lines: `placed 2026-02-03 to 2026-03-01`. */
export function held(journey: Journey, ...statuses: readonly string[]): readonly string[] {
  return journey.statuses
    .filter(({ status }) => statuses.length === 0 || statuses.includes(status))
    .map(({ status, start, end }) => `${status} ${start} to ${end ?? 'now'}`);
}
