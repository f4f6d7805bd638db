import { daysBetween } from '../calendar/dates.ts';
import type { DatedEntry } from '../journey/types.ts';
import { openActions } from './actions.ts';
import { finding } from './finding.ts';
import { text } from './timeline.ts';
import type { Finding, Rule, RuleInput } from './types.ts';
import { sayDate, sayDays, sayEntry } from './wording.ts';

/** A finding for each action of an entry that is past its day with nothing on record of what came of it. */
export function* overdueActions(rule: Rule, entry: DatedEntry, input: RuleInput): Iterable<Finding> {
  for (const action of openActions(entry)) {
    if (action.due === undefined || action.due >= input.asOf) continue;
    const daysLate = daysBetween(action.due, input.asOf);
    const who = text(action.fields.who);
    const owner = who === undefined ? '' : ` by ${who.slice(0, 60)}`;
    const message = `${action.called} of ${sayEntry(entry, input.catalogue, input.asOf)} was to be done${owner} by ${sayDate(action.due, input.asOf)} and is ${sayDays(daysLate)} late.`;
    const place = { entry: entry.ref, path: [...action.path, 'due'], part: 'value' } as const;
    yield finding(rule, input, place, message, { due: action.due, daysLate });
  }
}
