/**
 * Whether the person who decided may: in a role that the decision point names, in post on the day, and not the author where another person must. Of
 * somebody whose role or days nobody wrote down nothing is said.
 */
import type { DatedEntry, Decision } from '../journey/types.ts';
import { either } from '../journey/wording.ts';
import { hasRole } from '../policy/role-names.ts';
import type { DecisionPoint } from '../policy/types.ts';
import { parseIsoDate } from '../record/date.ts';
import { withArticle } from '../schema/wording.ts';
import { map, text } from './timeline.ts';
import type { People, RuleInput } from './types.ts';
import { capital, sayDate, sayEntry, saySource } from './wording.ts';

/** What is wrong with who decided, in words, and the way out. */
export interface WrongDecider {
  readonly message: string;
  readonly clears: string;
}

/** Undefined where nothing is wrong, or nothing is known of the person. */
export function wrongDecider(
  { point, decider }: Decision,
  entry: DatedEntry,
  input: RuleInput,
): WrongDecider | undefined {
  if (decider === undefined) return undefined;
  const { who, role } = decider;
  const person = input.people?.get(who);
  const known = person?.role;
  const held = [...(person?.roles ?? [known ?? '']), role ?? ''].filter((each) => each.trim() !== '');
  const { roles = [] } = point;
  if (roles.length > 0 && held.length > 0 && !held.some((each) => hasRole(each, roles, input.policy))) {
    const may = either(roles.map(withArticle));
    const message = `${subject(decider.at, entry, input)} ${somebody(known)}; it is for ${may} (${saySource(point.source)}).`;
    return {
      message,
      clears: `Have it decided by ${may}, or correct who is named; a role is held in .case-record/config.yaml or in \`role\`.`,
    };
  }
  const absent = notInPost(decider.at, entry, person);
  if (absent !== undefined) {
    return {
      message: `${subject(decider.at, entry, input)} ${who.slice(0, 60)}, who ${absent.which} ${sayDate(absent.on, input.asOf)}.`,
      clears: 'Correct who decided or on what day; the days of `started` and `left` stand in .case-record/config.yaml.',
    };
  }
  if (point.notByAuthor === true && who === text(entry.fields.by)) {
    const message = `${subject(decider.at, entry, input)} its own author; another person must decide (${saySource(point.source)}).`;
    return { message, clears: `Have it decided by somebody else${decidedBy(point)}, and name them.` };
  }
  return undefined;
}

/** Whether somebody had not begun yet, or had left, on the day of the decision. */
function notInPost(at: readonly string[], entry: DatedEntry, person: Person | undefined) {
  const dated = at[0] === 'decision' ? text(map(entry.fields.decision)?.on) : undefined;
  const on = parseIsoDate(dated ?? '') ?? entry.date;
  const { started, left } = person ?? {};
  if (started !== undefined && on < started) return { which: 'began only on', on: started } as const;
  return left !== undefined && on > left ? ({ which: 'left on', on: left } as const) : undefined;
}

type Person = People extends ReadonlyMap<string, infer Value> ? Value : never;

/** `The decision on the referral of 2 March was made by`, or `"Led by" of the section 47 enquiry of 3 February names`. */
function subject(at: readonly string[], entry: DatedEntry, { catalogue, asOf }: RuleInput): string {
  const on = sayEntry(entry, catalogue, asOf);
  if (at.join('.') === 'decision.by') return `The decision on ${on} was made by`;
  const title = catalogue.fieldAt({ entry: entry.type }, at)?.title ?? at.join('.');
  return `"${capital(title)}" of ${on} names`;
}

/** By the role that the settings give; what a record itself says in `role` stays in the record. */
function somebody(known: string | undefined): string {
  return known === undefined ? 'somebody whose `role` is another' : withArticle(known);
}

function decidedBy({ decidedBy }: DecisionPoint): string {
  return decidedBy === '' ? '' : ` (${decidedBy})`;
}
