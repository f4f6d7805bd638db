/** Who holds a case: the worker and the team, on the day of judgement or on an earlier one. */
import type { Journey, StatusPeriod } from '../journey/types.ts';
import { isMap } from '../record/field-value.ts';
import { FILE_ID, PERSON_ID } from '../record/ids.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';
import type { WorkspaceConfig } from './types.ts';

/** Ids of whoever holds a case, as far as anything says so. */
export interface Holder {
  readonly worker: string | undefined;
  readonly team: string | undefined;
}

/** Whether a text is the id of a team: any that the settings give one, and else one word. What somebody wrote there beside that stays in the record. */
export function isTeamId(text: string, { teams }: WorkspaceConfig): boolean {
  return teams.has(text) || FILE_ID.test(text);
}

/** What stands for words where an id belongs, in lists that hold ids only. */
const NOT_AN_ID = 'not an id';

/** The same, where somebody wrote words in the place of an id without the words. */
export function inIds({ worker, team }: Partial<Holder>, config: WorkspaceConfig): Holder {
  return {
    worker: worker === undefined || PERSON_ID.test(worker) ? worker : NOT_AN_ID,
    team: team === undefined || isTeamId(team, config) ? team : NOT_AN_ID,
  };
}

/**
 * Who holds the case: by the allocation, or else by what the front matter says. On the day of judgement that is an allocation which still holds; on
 * an earlier `day` the last one up to that day, also after closure and until the case is opened again, so that what fell due then is told of the team that
 * had it. The front matter tells of now: it is not asked about a day before the last allocation.
 */
export function holderOf({ facts, statuses }: Journey, config: WorkspaceConfig, day?: IsoDate): Holder {
  const allocations = statuses.filter(({ status }) => status === 'allocated');
  const reopened = day === undefined ? undefined : lastOpening(statuses, day);
  const period = allocations.findLast((held) => holds(held, day, reopened));
  const allocated = period?.carried.findLast(({ since }) => day === undefined || since <= day)?.facts;
  const front = day !== undefined && beginsAfter(allocations.at(-1), day) ? {} : facts.frontMatter;
  const position = mapOf(front.position);
  const told = (key: string): string | undefined =>
    textOf(allocated?.[key]) ?? textOf(position?.[key]) ?? textOf(front[key]);
  const worker = told('worker');
  return { worker, team: told('team') ?? (worker === undefined ? undefined : config.people.get(worker)?.team) };
}

/** Up to a day: found once, as a case can have been allocated as often as it was opened. */
function lastOpening(statuses: readonly StatusPeriod[], day: IsoDate): IsoDate | undefined {
  let last: IsoDate | undefined;
  for (const { status, start } of statuses)
    if (status === 'case-open' && start <= day && (last === undefined || start > last)) last = start;
  return last;
}

function holds({ start, end }: StatusPeriod, day: IsoDate | undefined, reopened: IsoDate | undefined): boolean {
  if (day === undefined) return end === undefined;
  return start <= day && (end === undefined || reopened === undefined || reopened < end);
}

function beginsAfter(allocation: StatusPeriod | undefined, day: IsoDate): boolean {
  const last = allocation?.carried.at(-1);
  return last !== undefined && last.since > day;
}

function mapOf(value: FieldValue | undefined): FieldMap | undefined {
  return isMap(value) ? value : undefined;
}

function textOf(value: FieldValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
