/** How a record stands, for one line: whose it is, how old the child is, what is due next, what is held. */
import { ageOn } from '../../calendar/dates.ts';
import { carriedOn } from '../../journey/statuses.ts';
import { sayDate } from '../../rules/wording.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { RecordStatus } from '../protocol.ts';
import { dueTitle, openDeadlines } from './due-words.ts';

/** Null for what is no record, or says not whose. */
export function recordStatusOf({ judgement: { journey }, workspace, asOf }: JudgedRecord): RecordStatus | null {
  if (journey === undefined) return null;
  const { kind, id, born, frontMatter } = journey.facts;
  const person = (who: unknown): string | undefined =>
    typeof who === 'string' && who !== '' ? (workspace.config.people.get(who)?.name ?? who) : undefined;
  const name =
    kind === 'supervision'
      ? person(frontMatter.worker)
      : typeof frontMatter.name === 'string'
        ? frontMatter.name
        : undefined;
  const called = name ?? id;
  if (called === '') return null;
  const died = frontMatter.died;
  const open = openDeadlines(journey);
  const overdue = open.filter(({ due }) => due < asOf).length;
  const next = open.find(({ due }) => due >= asOf);
  const held = journey.statuses.filter(({ end }) => end === undefined);
  const allocated = held.find(({ status }) => status === 'allocated');
  const worker = allocated && person(carriedOn(allocated, asOf).worker);
  return {
    kind,
    name: called,
    ...(born !== undefined && born <= asOf && died === undefined ? { age: ageOn(born, asOf) } : {}),
    overdue,
    ...(next === undefined
      ? {}
      : { next: { title: dueTitle(next.clock, workspace.catalogue), on: sayDate(next.due, asOf) } }),
    statuses: held
      .filter(({ status }) => status !== 'allocated')
      .map(({ title, start }) => ({ title, since: sayDate(start, asOf) })),
    ...(worker === undefined ? {} : { worker }),
  };
}
