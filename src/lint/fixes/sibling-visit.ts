/** One visit to brothers and sisters who live together stands on each of their records, written once. */
import { carriedOn } from '../../journey/statuses.ts';
import type { Deadline } from '../../journey/types.ts';
import { text, timelineOf } from '../../rules/timeline.ts';
import { flowText } from '../../schema/yaml-text.ts';
import type { Judgement } from '../types.ts';
import type { Part } from './place.ts';
import { holds } from './trial.ts';
import type { Fix, FixContext, FixEdit } from './types.ts';
import { writeFields } from './write-fields.ts';
import { plainEdit } from './writing.ts';

/** Another child's record of the workspace, judged on the same day. */
export interface Sibling {
  readonly id: string;
  readonly name: string;
  readonly judgement: Judgement;
}

const VISITS: ReadonlySet<string> = new Set(['visit', 'adviser-visit']);

/** Whether a part is a visit that could be another child's too. */
export function isVisit({ entry }: Part): boolean {
  return VISITS.has(entry?.block.heading.type ?? '');
}

/**
 * For a visit, the siblings whose own visit it could be: one is due or overdue, they live where this child lives, and their last visit is older. Whether
 * they were seen as well is for the writer to know; choosing one of these says so.
 */
export function* siblingVisits(part: Part, siblings: readonly Sibling[], context: FixContext): Iterable<Fix> {
  const date = part.entry?.block.heading.date;
  const { journey } = context.judgement;
  if (!isVisit(part) || date === undefined || !journey || date > context.asOf) return;
  const also = part.fields?.value.also;
  const named = typeof also === 'string' ? [also] : Array.isArray(also) ? also : [];
  for (const { id, name, judgement } of siblings) {
    if (named.includes(id) || id === journey.facts.id || !livesWith(context.judgement, judgement, date)) continue;
    const due = judgement.journey?.deadlines.find(
      (each) => isVisitDue(each, part) && (each.last ?? each.opened).on < date,
    );
    if (!due) continue;
    const edits = alsoEdits(part, id, named.length);
    const fix: Fix = { title: `${name} was seen too: add \`also: [${id}]\``, edits, safe: false };
    if (edits.length > 0 && holds(fix, context)) yield fix;
  }
}

function isVisitDue({ status, clock, ended }: Deadline, part: Part): boolean {
  if (ended || (status !== 'overdue' && status !== 'due-soon' && status !== 'upcoming')) return false;
  const type = part.entry?.block.heading.type ?? '';
  return clock.metBy.some(
    (pattern) => 'entry' in pattern && pattern.of === undefined && [pattern.entry].flat().includes(type),
  );
}

/** Placed with the same people on that day; or neither of them placed anywhere, at home. */
function livesWith(one: Judgement, other: Judgement, date: string): boolean {
  const [here, there] = [homeOf(one, date), homeOf(other, date)];
  return here !== undefined && here === there;
}

/** Whom a child was placed with; empty for nobody, undefined where it isn't said. */
function homeOf({ journey }: Judgement, date: string): string | undefined {
  if (!journey) return undefined;
  const period = journey.statuses.find(
    ({ status, start, end }) => status === 'placed' && start <= date && (end === undefined || date < end),
  );
  if (!period) return '';
  const placement = timelineOf(journey)
    .of('placement')
    .findLast((entry) => entry.date <= date && entry.date >= period.start);
  const carried = text(carriedOn(period, journey.asOf).with);
  return (text(placement?.fields.with) ?? carried)?.trim().toLowerCase();
}

function alsoEdits(part: Part, id: string, named: number): readonly FixEdit[] {
  if (named === 0) return writeFields(part, [], [{ key: 'also', value: { given: `[${flowText(id)}]` } }]);
  const list = part.fields?.value.also;
  const span = part.fields?.locate(['also'], 'value');
  if (!span) return [];
  const written = part.text.slice(span.start, span.end);
  const at = { start: part.start + span.start, end: part.start + span.end };
  if (typeof list === 'string') return [plainEdit(at, `[${flowText(list)}, ${flowText(id)}]`)];
  const last = part.fields?.locate(['also', named - 1], 'value');
  if (!written.startsWith('[') || !last) return [];
  const end = part.start + last.end;
  return [plainEdit({ start: end, end }, `, ${flowText(id)}`)];
}
