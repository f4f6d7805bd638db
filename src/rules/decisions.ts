/**
 * Decisions that must be on record: one finding for each decision point reached where a part of the decision is missing. The rule's
 * id is `decision/` and the id of the point.
 */
import type { Decision } from '../journey/types.ts';
import { allOf } from '../journey/wording.ts';
import type { DecisionPoint } from '../policy/types.ts';
import type { Severity } from '../record/types.ts';
import { finding, isHere } from './finding.ts';
import { map, timelineOf } from './timeline.ts';
import type { Finding, Rule, RuleInput } from './types.ts';
import { capital, sayDate, sayEntry, saySource } from './wording.ts';

const PARTS: Readonly<Record<DecisionPoint['needs'][number], string>> = {
  outcome: 'what was decided',
  by: 'who decided',
  role: 'in what role',
  on: 'on what day',
  rationale: 'why',
  views: 'what the child and the family think of it',
};

export const decisions: Rule = {
  id: 'decision/*',
  title: 'A decision is missing, or part of it',
  description:
    'At some points of the journey a decision must be on record: what was decided, who decided and why, so that the child reading it ' +
    'as an adult, and anyone who takes the case on, can follow it. A point is an error where statute demands the decision and a warning ' +
    'otherwise. While the time for deciding has not run out, nothing is said.',
  severity: 'warning',
  fix: 'Write the missing parts under `decision:`.',
  examples: {
    asOf: '2026-03-20',
    bad: '## 2026-03-02 Contact <!-- expect: decision/contact -->\n\n```yaml\nby: duty.worker\nfrom: 1A\n```\n',
    good: '## 2026-03-02 Contact\n\n```yaml\nby: duty.worker\nfrom: 1A\ndecision:\n  outcome: information-advice\n  by: m.patel\n  on: 2026-03-02\n  rationale: A question about nursery places.\n```\n',
  },
  *check(input) {
    for (const decision of input.journey.decisions) {
      // A sibling's entry is answered for in the record that holds it.
      if (decision.state === 'missing' && isHere(decision.entry, input)) yield missing(decision, input);
    }
  },
};

function missing({ point, entry: ref, missing: parts, due }: Decision, input: RuleInput): Finding {
  const entry = timelineOf(input.journey).entry(ref);
  // A decision may be written elsewhere, in an entry that answers this one.
  const written = map(entry?.fields.decision) !== undefined;
  const begun = written || !parts.includes('outcome');
  const on = entry ? sayEntry(entry, input.catalogue, input.asOf) : 'this entry';
  const dueBy = due === undefined ? '' : ` It was due by ${sayDate(due, input.asOf)}.`;
  const message = begun
    ? `The decision on ${on} does not say ${allOf(parts.map(inWords))} (${saySource(point.source)}).`
    : `${capital(on)} has no decision on record: ${lowerFirst(point.question)} (${saySource(point.source)}).${dueBy}`;
  return finding(
    { ...decisions, id: `decision/${point.id}` },
    input,
    written ? { entry: ref, path: ['decision'], part: 'key' } : { entry: ref },
    message,
    {
      severity: missingSeverity(point),
      source: point.source,
      clears: `Write ${allOf(parts.map((part) => `\`${part}\``))} under \`decision:\`${point.decidedBy ? ` (decided by: ${point.decidedBy})` : ''}.`,
      ...(due === undefined ? {} : { due }),
    },
  );
}

/** Where statute demands the decision its absence is an error. */
export function missingSeverity(point: DecisionPoint): Severity {
  return point.source.status === 'statutory' ? 'error' : 'warning';
}

function inWords(part: string): string {
  return Object.hasOwn(PARTS, part) ? PARTS[part as keyof typeof PARTS] : part;
}

function lowerFirst(question: string): string {
  return /^[A-Z][a-z]/.test(question) ? question.charAt(0).toLowerCase() + question.slice(1) : question;
}
