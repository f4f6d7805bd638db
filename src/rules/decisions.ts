/**
 * Decisions that must be on record: one finding for each decision point reached where a part of the decision is missing, where somebody
 * decided who may not, or where what must follow has not come yet. The rule's id is `decision/` and the id of the point.
 */
import type { DatedEntry, Decision } from '../journey/types.ts';
import { allOf, either, patternInWords } from '../journey/wording.ts';
import type { DecisionPart, DecisionPoint, Source } from '../policy/types.ts';
import type { Severity } from '../record/types.ts';
import { inSentence, withArticle } from '../schema/wording.ts';
import { finding, isHere } from './finding.ts';
import { map, timelineOf } from './timeline.ts';
import type { Finding, Rule, RuleInput } from './types.ts';
import { wrongDecider } from './who-decides.ts';
import { capital, sayDate, sayEntry, saySource } from './wording.ts';

const PARTS: Readonly<Record<DecisionPart, string>> = {
  outcome: 'what was decided',
  by: 'who decided',
  role: 'in what role',
  on: 'on what day',
  rationale: 'why',
  views: 'what the child and the family think of it',
};

export const decisions: Rule = {
  id: 'decision/*',
  title: 'A decision is missing, or part of it, or who made it may not',
  description:
    'At some points of the journey a decision must be on record: what was decided, who decided and why, so that the child reading it ' +
    'as an adult, and anyone who takes the case on, can follow it. A point is an error where statute demands the decision and a warning ' +
    'otherwise. While the time for deciding has not run out, nothing is said; once it has, the timescale says how late it is and this rule what is to be decided. ' +
    'Where the policy names roles, or asks for another person than the author, who decided is held against that, and against the days on which they began and left; of people whose role or days are not known nothing is said.',
  severity: 'warning',
  fix: 'Write the missing parts under `decision:`.',
  examples: {
    asOf: '2026-03-20',
    bad: '## 2026-03-02 Contact\n\n```yaml\nby: duty.worker\nfrom: 1A\ndecision: <!-- expect: decision/contact -->\n  outcome: information-advice\n  by: m.patel\n  on: 2026-03-02\n```\n',
    good: '## 2026-03-02 Contact\n\n```yaml\nby: duty.worker\nfrom: 1A\ndecision:\n  outcome: information-advice\n  by: m.patel\n  on: 2026-03-02\n  rationale: A question about nursery places.\n```\n',
  },
  *check(input) {
    const timeline = timelineOf(input.journey);
    for (const decision of input.journey.decisions) {
      // A sibling's entry is answered for in the record that holds it.
      if (!isHere(decision.entry, input)) continue;
      const entry = timeline.entry(decision.entry);
      const found = entry && judge(decision, entry, input);
      if (found) yield found;
    }
  },
};

function judge(decision: Decision, entry: DatedEntry, input: RuleInput): Finding | undefined {
  const { point, missing: parts, state } = decision;
  if (state === 'missing' && parts.length > 0) return missing(decision, entry, input);
  const wrong = wrongDecider(decision, entry, input);
  if (wrong && decision.decider) {
    const place = written(entry, decision.decider.at) ? { path: decision.decider.at, part: 'value' as const } : {};
    const { source } = point;
    return finding(ruleOf(point), input, { entry: entry.ref, ...place }, wrong.message, {
      source,
      clears: wrong.clears,
    });
  }
  return point.settledBy && state !== 'made' && parts.length === 0 ? unsettled(decision, entry, input) : undefined;
}

function missing({ point, missing: parts, due }: Decision, entry: DatedEntry, input: RuleInput): Finding {
  // A field of the entry may have the name of a part: `by` is who wrote an allocation, and `decision.by` who decided.
  const inDecision = parts.filter(isPart).filter((part) => point.needs.includes(part));
  const fields = parts.filter((part) => !point.needs.some((need) => need === part));
  // A decision may be written elsewhere, in an entry that answers this one.
  const begun = map(entry.fields.decision) !== undefined;
  const none = inDecision.length === point.needs.length && point.needs.length > 0 && !begun;
  const on = sayEntry(entry, input.catalogue, input.asOf);
  const law = lawIn(point, parts);
  const where = saySource(law ?? point.source);
  const titles = allOf(fields.map((way) => `"${titleOf(way, entry, input)}"`));
  const gives = fields.length === 0 ? '' : ` ${titles} ${fields.length === 1 ? 'is' : 'are'} not filled in.`;
  const message = none
    ? `${capital(on)} has no decision on record: ${inSentence(point.question)} (${where}).${gives}`
    : inDecision.length > 0
      ? `The decision on ${on} does not say ${allOf(inDecision.map((part) => PARTS[part]))} (${where}).${gives}`
      : `${capital(on)} leaves ${titles} open: ${inSentence(point.question)} (${where}).`;
  return finding(
    ruleOf(point),
    input,
    inDecision.length > 0 && begun ? { entry: entry.ref, path: ['decision'], part: 'key' } : { entry: entry.ref },
    message,
    {
      severity: missingSeverity(point, parts),
      source: law ?? point.source,
      clears: `Write ${whatAndWhere(inDecision, fields)}${point.decidedBy ? ` (decided by: ${point.decidedBy})` : ''}.`,
      ...(due === undefined ? {} : { due }),
    },
  );
}

/** Each field where it belongs: those of the decision under it, those of the entry beside it. */
function whatAndWhere(inDecision: readonly string[], fields: readonly string[]): string {
  const [under, beside] = [inDecision, fields].map((names) => allOf(names.map((name) => `\`${name}\``)));
  if (inDecision.length === 0) return `${beside}`;
  return `${under} under \`decision:\`${fields.length === 0 ? '' : `, and ${beside} beside it`}`;
}

/** Something must follow and hasn't: an error once a time limit for it is over; until then, and where there is none, information. */
function unsettled({ point, state, due }: Decision, entry: DatedEntry, input: RuleInput): Finding {
  const on = sayEntry(entry, input.catalogue, input.asOf);
  const what = either((point.settledBy ?? []).map((pattern) => withArticle(patternInWords(pattern))));
  const by =
    due === undefined
      ? ' No number of days is set for it; it waits until one is on record.'
      : ` It ${state === 'missing' ? 'was' : 'is'} due by ${sayDate(due, input.asOf)}.`;
  const message = `${capital(what)} must follow ${on}, and none is on record yet: ${inSentence(point.question)} (${saySource(point.source)}).${by}`;
  return finding(ruleOf(point), input, { entry: entry.ref }, message, {
    severity: state === 'missing' ? missingSeverity(point) : 'information',
    source: point.source,
    clears: `Record ${what} once it has taken place.`,
    ...(due === undefined ? {} : { due }),
  });
}

function ruleOf(point: DecisionPoint): Pick<Rule, 'id' | 'severity' | 'fix'> {
  return { ...decisions, id: `decision/${point.id}` };
}

/** Where statute demands the decision, or the part of it that is missing, its absence is an error. */
export function missingSeverity(point: DecisionPoint, parts?: readonly string[]): Severity {
  const law = parts === undefined ? point.law?.source : lawIn(point, parts);
  return (law ?? point.source).status === 'statutory' ? 'error' : 'warning';
}

/** The law that asks for one of the missing parts, where a local pack asks for others besides. */
function lawIn({ law }: DecisionPoint, parts: readonly string[]): Source | undefined {
  return law && parts.some((part) => [...law.needs, ...law.fields].includes(part)) ? law.source : undefined;
}

function isPart(part: string): part is DecisionPart {
  return Object.hasOwn(PARTS, part);
}

function titleOf(way: string, { type }: DatedEntry, { catalogue }: RuleInput): string {
  return catalogue.fieldAt({ entry: type }, way.split('.'))?.title ?? way;
}

function written({ fields }: DatedEntry, [first]: readonly string[]): boolean {
  return first !== undefined && Object.hasOwn(fields, first);
}
