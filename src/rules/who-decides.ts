/**
 * Whether the person who decided may: in a role that the decision point names, and not the author where another person must. Of
 * somebody whose role nobody wrote down nothing is said.
 */

import type { DatedEntry, Decision } from '../journey/types.ts';
import { either } from '../journey/wording.ts';
import { hasRole } from '../policy/role-names.ts';
import type { DecisionPoint } from '../policy/types.ts';
import { text } from './timeline.ts';
import type { RuleInput } from './types.ts';
import { capital, sayEntry, saySource } from './wording.ts';

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
  const known = input.people?.get(who)?.role;
  const held = [known ?? '', role ?? ''].filter((each) => each.trim() !== '');
  const { roles = [] } = point;
  if (roles.length > 0 && held.length > 0 && !held.some((each) => hasRole(each, roles, input.policy))) {
    const may = either(roles.map(withArticle));
    const message = `${subject(decider.at, entry, input)} ${somebody(known)}; it is for ${may} (${saySource(point.source)}).`;
    return {
      message,
      clears: `Have it decided by ${may}, or correct who is named; a role is held in .case-record/config.yaml or in \`role\`.`,
    };
  }
  if (point.notByAuthor === true && who === text(entry.fields.by)) {
    const message = `${subject(decider.at, entry, input)} its own author; another person must decide (${saySource(point.source)}).`;
    return { message, clears: `Have it decided by somebody else${decidedBy(point)}, and name them.` };
  }
  return undefined;
}

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

function withArticle(role: string): string {
  return `${/^[aeiou]/i.test(role) ? 'an' : 'a'} ${role}`;
}
