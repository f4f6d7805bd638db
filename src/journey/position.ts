/** The position that a record asserts in its front matter, held against what its entries say, as accountants check a balance. */
import type { Policy } from '../policy/types.ts';
import { isMap } from '../record/field-value.ts';
import type { FieldMap, IsoDate } from '../record/types.ts';
import { carriedOn } from './statuses.ts';
import type { EntryRef, Journey, StatusPeriod } from './types.ts';

/** One part of the asserted position that the entries don't bear out. */
export interface PositionDifference {
  /** The key under `position:`. */
  readonly key: string;
  readonly asserted: string;
  /** What the entries say instead; absent where they say nothing. */
  readonly derived?: string;
  /** The status that the entries give, in words: `Child protection plan since 4 March 2026` is `title` and `since`. Absent where `derived` is what a status carries. */
  readonly title?: string;
  /** The day from which it is so: the start of the status or, of what a status carries, the day on which it came to be this. */
  readonly since?: IsoDate;
  /** The entry that says so. */
  readonly by?: EntryRef;
}

/** Where the keys of `position:` other than the plan are to be found: what a status carries. */
const CARRIED: readonly { readonly key: string; readonly status: string; readonly field: string }[] = [
  { key: 'worker', status: 'allocated', field: 'worker' },
  { key: 'team', status: 'allocated', field: 'team' },
  { key: 'placed', status: 'placed', field: 'type' },
  { key: 'legal-status', status: 'looked-after', field: 'status' },
];

/** What a record writes where nothing is so. */
const NOTHING = 'none';

/** Every part of `position:` that doesn't agree with the statuses held on the day of judgement. */
export function checkPosition(journey: Journey, policy: Policy): readonly PositionDifference[] {
  const { position } = journey.facts.frontMatter;
  if (!isMap(position)) return [];
  const held = journey.statuses.filter(({ end }) => end === undefined);
  return [...checkAsserted(position, held, policy), ...checkCarried(position, held, policy, journey.asOf)];
}

/** Keys whose values stand for statuses: `plan: child-protection`. A child may hold several; any of them may be named. */
function checkAsserted(position: FieldMap, held: readonly StatusPeriod[], policy: Policy): PositionDifference[] {
  const differences: PositionDifference[] = [];
  const keys = new Set(policy.statuses.flatMap(({ asserted }) => asserted?.key ?? []));
  for (const key of keys) {
    const asserted = textAt(position, key);
    if (asserted === undefined) continue;
    const values = policy.statuses.filter((rule) => rule.asserted?.key === key);
    const known = values.some((rule) => rule.asserted?.value === asserted);
    if (!known && asserted !== NOTHING) continue;
    const derived = values.flatMap(({ id, asserted: says }) => {
      const period = held.find(({ status }) => status === id);
      return period && says ? { period, value: says.value } : [];
    });
    const agrees = asserted === NOTHING ? derived.length === 0 : derived.some(({ value }) => value === asserted);
    if (agrees) continue;
    const [first] = derived;
    differences.push(
      first === undefined
        ? { key, asserted, ...(known && { derived: NOTHING }) }
        : { key, asserted, derived: first.value, ...from(first.period, first.period.start, first.period.openedBy) },
    );
  }
  return differences;
}

function checkCarried(
  position: FieldMap,
  held: readonly StatusPeriod[],
  policy: Policy,
  asOf: IsoDate,
): PositionDifference[] {
  const differences: PositionDifference[] = [];
  for (const { key, status, field } of CARRIED) {
    const asserted = textAt(position, key);
    // A pack without such a status can't say.
    if (asserted === undefined || !policy.statuses.some(({ id }) => id === status)) continue;
    const period = held.find((each) => each.status === status);
    const derived = period && textAt(carriedOn(period, asOf), field);
    if (derived === asserted || (period === undefined && asserted === NOTHING)) continue;
    if (period === undefined || derived === undefined) {
      differences.push({ key, asserted });
      continue;
    }
    const last = period.carried.findLast(({ facts }) => textAt(facts, field) !== derived);
    const since = period.carried[last === undefined ? 0 : period.carried.indexOf(last) + 1];
    const by = since?.by;
    differences.push({ key, asserted, derived, since: since?.since ?? period.start, ...(by && { by }) });
  }
  return differences;
}

function from({ title }: StatusPeriod, since: IsoDate, by: EntryRef | undefined): Partial<PositionDifference> {
  return { title, since, ...(by && { by }) };
}

function textAt(fields: FieldMap, key: string): string | undefined {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}
