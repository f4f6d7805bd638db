import { daysBetween } from '../calendar/dates.ts';
import type { DatedEntry } from '../journey/types.ts';
import { PERSON_ID } from '../record/ids.ts';
import { openActions } from './actions.ts';
import { finding } from './finding.ts';
import { text } from './timeline.ts';
import type { Finding, Rule, RuleInput } from './types.ts';
import { sayDate, sayDays, sayEntry } from './wording.ts';

/** An id with a sign that names lack: `j.okafor`. */
const MARKED_ID = /[._@\d]/u;

/** Whether the one who is to do it is known by an id. An action may be a parent's, and messages hold nobody's name. */
function isWorker(who: string, { people }: RuleInput): boolean {
  return people?.has(who) === true || (PERSON_ID.test(who) && MARKED_ID.test(who));
}

/** A finding for each action of an entry that is past its day with nothing on record of what came of it. */
export function* overdueActions(rule: Rule, entry: DatedEntry, input: RuleInput): Iterable<Finding> {
  for (const action of openActions(entry)) {
    if (action.due === undefined || action.due >= input.asOf) continue;
    const daysLate = daysBetween(action.due, input.asOf);
    const who = text(action.fields.who);
    const owner = who !== undefined && isWorker(who, input) ? ` by ${who}` : '';
    const message = `${action.called} of ${sayEntry(entry, input.catalogue, input.asOf)} was to be done${owner} by ${sayDate(action.due, input.asOf)} and is ${sayDays(daysLate)} late.`;
    const place = { entry: entry.ref, path: [...action.path, 'due'], part: 'value' } as const;
    yield finding(rule, input, place, message, { due: action.due, daysLate });
  }
}
