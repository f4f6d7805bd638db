/** Which of two facts that can't both be right a clock went by: two placements at once, something dated before the birth. */
import type { IsoDate } from '../record/types.ts';
import type { Trace } from './deadlines.ts';
import type { JourneyEvent } from './order.ts';
import type { PreparedStatus } from './prepared-policy.ts';
import type { Holding } from './statuses.ts';
import type { Deadline } from './types.ts';
import { eventInWords, inWords, typeInWords } from './wording.ts';

/** What the clock used where the record contradicts itself; nothing where it doesn't. */
export function conflictsInWords(deadline: Deadline, trace: Trace): readonly string[] {
  return [...laterOfTwo(trace), ...beforeBirth(deadline, trace)];
}

/** The clock runs from a period that cut another short which, by the record, was to go on. */
function laterOfTwo({ run, instance: { opening } }: Trace): readonly string[] {
  const { during } = run.clock;
  const status = during === undefined ? undefined : run.prepared.statuses[during];
  const { event } = opening;
  if (during === undefined || status === undefined || event === undefined) return [];
  const timeline = run.timelines[during] ?? [];
  const at = timeline.findIndex(({ opened }) => opened?.entry === event.entry);
  const before = timeline[at - 1];
  if (before?.opened === undefined || before.closed?.entry !== event.entry) return [];
  const what = typeInWords(event.entry.type);
  const end = endOnRecord(status, before, before.opened, run.lists);
  const other = `the ${typeInWords(before.opened.entry.type)} of ${inWords(before.period.start)}`;
  const open = end === undefined ? 'has no end on record' : `runs to ${inWords(end)} on record`;
  return [`counted from the later ${what} of ${inWords(opening.day)}; ${other} ${open}`];
}

/** The end that the entry itself gives, where that came after another took its place. */
function endOnRecord(
  { closes }: PreparedStatus,
  { period }: Holding,
  opened: JourneyEvent,
  lists: Trace['run']['lists'],
): IsoDate | undefined {
  for (const edge of closes) {
    if (edge.kind !== 'entry' || edge.use.of !== 'opening') continue;
    const own = lists[edge.use.pattern]?.find(({ entry }) => entry === opened.entry);
    if (own !== undefined && (period.end === undefined || own.day > period.end)) return own.day;
  }
  return undefined;
}

function beforeBirth(deadline: Deadline, { run, instance: { opening }, last, early }: Trace): readonly string[] {
  const { born, entries } = run.facts;
  if (born === undefined) return [];
  const met = deadline.met && entries.find(({ ref }) => ref === deadline.met?.entry);
  const used = [
    ...[last ?? opening.event, early].map((event) => event && { day: event.day, words: eventInWords(event) }),
    deadline.met && met && { day: deadline.met.on, words: `the ${typeInWords(met.type)} of ${inWords(met.date)}` },
  ];
  const said = used.flatMap((event) =>
    event !== undefined && event.day < born
      ? [`${event.words} is dated before the birth on ${inWords(born)}, and counts as it is dated`]
      : [],
  );
  return [...new Set(said)];
}
