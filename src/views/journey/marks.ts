/** What happened on a day, and how it stands to what was asked for: visits kept, late and missed, reviews, decisions. */
import type { DatedEntry, Deadline, Decision, EntryRef, Journey } from '../../journey/types.ts';
import { inWords } from '../../journey/wording.ts';
import { parseIsoDate } from '../../record/date.ts';
import type { FieldMap, IsoDate } from '../../record/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import { laneOfClock, laneOfType, MARK_LANES, SHOWN_BY_SPANS, titleIn } from './lanes.ts';
import { keyOf, type Places } from './places.ts';
import type { LaneId, LaneMark, MarkLane, MarkState } from './types.ts';
import { byText, days, idOnly, nameWithId, said, titleOf } from './words.ts';

export interface MarkSources {
  readonly journey: Journey;
  readonly catalogue: Catalogue;
  readonly places: Places;
  /** The subject of an entry's heading, where text was asked for. */
  subjectOf(ref: EntryRef): string | undefined;
  nameOf(id: string): string | undefined;
}

/** Lanes of a person's visits and reviews show how the clocks judged them; in the others an entry is only an event. */
const JUDGED: ReadonlySet<LaneId> = new Set(['visits', 'reviews', 'plans', 'oversight']);

export interface Marks {
  readonly lanes: readonly MarkLane[];
  /** Dated entries that no lane shows. */
  readonly undrawn: number;
}

export function markLanes(sources: MarkSources): Marks {
  const { journey } = sources;
  const marks = new Map<LaneId, LaneMark[]>(MARK_LANES.map(({ id }) => [id, []]));
  const add = (lane: LaneId, mark: LaneMark): void => void marks.get(lane)?.push(mark);
  const met = metBy(journey.deadlines);
  const entries = new Map(journey.facts.entries.map((entry) => [keyOf(entry.ref), entry]));
  const decided = new Set(journey.decisions.map(({ entry }) => keyOf(entry)));
  let undrawn = 0;
  for (const entry of journey.facts.entries) {
    const lane = laneOfType(entry.type, entry.fields.significant === 'yes');
    if (entry.type === 'management-decision' && !decided.has(keyOf(entry.ref)))
      add('decisions', ownDecision(entry, sources));
    else if (lane !== undefined) add(lane, entryMark(entry, lane, met.get(keyOf(entry.ref)) ?? [], sources));
    else if (!SHOWN_BY_SPANS.has(entry.type) && !decided.has(keyOf(entry.ref))) undrawn += 1;
  }
  for (const deadline of journey.deadlines) {
    const mark = deadlineMark(deadline, entries, sources.places);
    if (mark !== undefined) add(laneOfClock(deadline.clock), mark);
  }
  for (const mark of decisionMarks(sources, entries)) add('decisions', mark);
  const lanes = MARK_LANES.flatMap(({ id, title }): MarkLane[] => {
    const inLane = marks.get(id) ?? [];
    if (inLane.length === 0) return [];
    return [
      {
        kind: 'marks',
        id,
        title: titleIn(journey.facts.kind, id, title),
        marks: inLane.sort((a, b) => byText(a.on, b.on)),
      },
    ];
  });
  return { lanes, undrawn };
}

/** By the entry that met them. */
function metBy(deadlines: readonly Deadline[]): ReadonlyMap<string, readonly Deadline[]> {
  const found = new Map<string, Deadline[]>();
  for (const deadline of deadlines) {
    if (deadline.met === undefined) continue;
    const key = keyOf(deadline.met.entry);
    const known = found.get(key);
    if (known === undefined) found.set(key, [deadline]);
    else known.push(deadline);
  }
  return found;
}

/** An entry on its day. Where it met several clocks, the latest of them counts: late once is late. */
function entryMark(entry: DatedEntry, lane: LaneId, met: readonly Deadline[], sources: MarkSources): LaneMark {
  const { date, ref, type } = entry;
  const onItsDay = JUDGED.has(lane) ? met.filter(({ met: by }) => by?.on === date) : [];
  const late = onItsDay
    .filter(({ status }) => status === 'met-late')
    .reduce<Deadline | undefined>((a, b) => ((b.daysLate ?? 0) > (a?.daysLate ?? -1) ? b : a), undefined);
  const state: MarkState =
    late !== undefined ? 'late' : onItsDay.length > 0 ? 'kept' : wasNotSeen(entry) ? 'unmet' : 'plain';
  const subject = sources.subjectOf(ref);
  const what = titleOf(sources.catalogue, type);
  const facts = [
    ...howKept(state, late),
    ...seenInWords(entry),
    ...(date > sources.journey.asOf ? ['after the day of this drawing'] : []),
  ];
  return {
    what,
    ...said(subject === undefined ? what : `${what}: ${subject}`, date, ...facts),
    on: date,
    state,
    ...(late === undefined ? {} : { daysLate: late.daysLate ?? 0, due: late.due }),
    ...sources.places.of(ref),
  };
}

function howKept(state: MarkState, late: Deadline | undefined): readonly string[] {
  if (late !== undefined) {
    const { daysLate = 0, timescale, due } = late;
    const by = daysLate === 0 ? 'some hours late' : `${days(daysLate)} late`;
    return [`${by}: ${timescale.title}, due by ${inWords(due)}`];
  }
  return state === 'kept' ? ['on time'] : [];
}

function wasNotSeen({ type, fields }: DatedEntry): boolean {
  return (type === 'visit' || type === 'adviser-visit') && fields.seen === 'no';
}

function seenInWords(entry: DatedEntry): readonly string[] {
  if (entry.type !== 'visit' && entry.type !== 'adviser-visit') return [];
  if (wasNotSeen(entry)) return ['not seen'];
  return entry.fields.alone === 'yes' ? ['seen alone'] : [];
}

/** What nothing met, on the day by which it was due; and what was met on another day than that of an entry's heading. */
function deadlineMark(
  deadline: Deadline,
  entries: ReadonlyMap<string, DatedEntry>,
  places: Places,
): LaneMark | undefined {
  const { status, timescale, due, met, daysLate, ended, opened, last } = deadline;
  const what = timescale.title;
  const from = places.of(last?.entry ?? opened.entry);
  switch (status) {
    case 'upcoming':
    case 'due-soon':
      return { what, words: `${what}, due by ${inWords(due)}`, told: `${what}, due`, on: due, state: 'due', ...from };
    case 'overdue': {
      const until = ended === undefined ? '' : `; it ended unmet on ${inWords(ended.on)}`;
      const told = `${what}, missed: due by ${inWords(due)}, ${days(daysLate ?? 0)} late${until}`;
      return {
        what,
        words: told,
        told,
        on: due,
        state: 'missed',
        ...(daysLate === undefined ? {} : { daysLate }),
        ...from,
      };
    }
    case 'met':
    case 'met-late':
      return met === undefined ? undefined : metMark(deadline, met, entries.get(keyOf(met.entry)), places);
  }
}

/**
 * An assessment has a mark where it begins and one where it is completed. Of other dates within an entry, such as that on which a record was sent, only late
 * ones are worth a mark.
 */
function metMark(
  { status, timescale, daysLate = 0, due }: Deadline,
  met: NonNullable<Deadline['met']>,
  entry: DatedEntry | undefined,
  places: Places,
): LaneMark | undefined {
  const lane = entry && laneOfType(entry.type, false);
  const isLate = status === 'met-late';
  if (lane !== undefined && JUDGED.has(lane) && entry?.date === met.on) return undefined;
  if (!isLate && lane !== 'plans') return undefined;
  const how = isLate ? `${days(daysLate)} late, due by ${inWords(due)}` : 'on time';
  return {
    what: timescale.title,
    ...said(timescale.title, met.on, how),
    on: met.on,
    state: isLate ? 'late' : 'kept',
    ...(isLate ? { daysLate, due } : {}),
    ...places.of(met.entry),
  };
}

/** One mark for each entry with decisions: missing once is missing. */
function decisionMarks(sources: MarkSources, entries: ReadonlyMap<string, DatedEntry>): readonly LaneMark[] {
  const byEntry = new Map<string, Decision[]>();
  for (const decision of sources.journey.decisions) {
    const key = keyOf(decision.entry);
    const known = byEntry.get(key);
    if (known === undefined) byEntry.set(key, [decision]);
    else known.push(decision);
  }
  return [...byEntry].flatMap(([key, decisions]) => {
    const entry = entries.get(key);
    return entry === undefined ? [] : [decisionMark(entry, decisions, sources)];
  });
}

const DECISION_STATES: Readonly<Record<Decision['state'], MarkState>> = {
  made: 'kept',
  waiting: 'due',
  missing: 'missed',
};

function decisionMark(
  { date, fields, ref }: DatedEntry,
  decisions: readonly Decision[],
  { places, nameOf }: MarkSources,
): LaneMark {
  const worst =
    decisions.find(({ state }) => state === 'missing') ??
    decisions.find(({ state }) => state === 'waiting') ??
    decisions[0];
  const state = worst?.state ?? 'made';
  const on = decidedOn(fields) ?? date;
  const what = [...new Set(decisions.map(({ point }) => point.title))].join('; ');
  const id = idOnly(worst?.decider?.who);
  const who = id === undefined ? undefined : nameWithId(id, nameOf);
  const how = {
    made: `made${who === undefined ? '' : ` by ${who}`}`,
    waiting: 'waits',
    missing: missingInWords(decisions),
  };
  return {
    what,
    ...said(what.startsWith('Decision') ? what : `Decision: ${what}`, on, how[state]),
    on,
    state: DECISION_STATES[state],
    ...places.of(ref),
  };
}

function missingInWords(decisions: readonly Decision[]): string {
  const parts = [...new Set(decisions.flatMap(({ missing }) => missing))];
  return parts.length === 0 ? 'missing' : `not whole: ${parts.join(', ')} missing`;
}

/** A decision that no decision point asks for. */
function ownDecision({ date, fields, ref, type }: DatedEntry, { catalogue, places, subjectOf }: MarkSources): LaneMark {
  const what = titleOf(catalogue, type);
  const subject = subjectOf(ref);
  const on = decidedOn(fields) ?? date;
  return {
    what,
    ...said(subject === undefined ? what : `${what}: ${subject}`, on),
    on,
    state: 'plain',
    ...places.of(ref),
  };
}

function decidedOn({ decision }: FieldMap): IsoDate | undefined {
  if (typeof decision !== 'object' || Array.isArray(decision)) return undefined;
  const on: unknown = Object.hasOwn(decision, 'on') ? Reflect.get(decision, 'on') : undefined;
  return typeof on === 'string' ? parseIsoDate(on) : undefined;
}
