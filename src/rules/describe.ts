/** Every rule as it is listed and explained: those that are code, those of the language, and those that the policy makes. */
import { formatDuration } from '../calendar/durations.ts';
import { allOf } from '../journey/wording.ts';
import type { DecisionPoint, Policy, Source, Step, Timescale } from '../policy/types.ts';
import type { Severity } from '../record/types.ts';
import { lateSeverity } from './deadlines.ts';
import { missingSeverity } from './decisions.ts';
import { RULES } from './list.ts';
import { ruleDocumentation } from './pages.ts';
import { STRUCTURE_RULES, type StructureRule } from './structure.ts';
import type { RuleId } from './types.ts';

export interface RuleDescription {
  readonly id: RuleId;
  readonly title: string;
  /** Markdown, a paragraph or two. */
  readonly description: string;
  /** The most serious that its findings are by default. */
  readonly severity: Severity;
  readonly fix: string;
  readonly source?: Source;
  /** The page under `docs/rules/`. */
  readonly page: string;
}

/** Every rule there is under this policy, in the order of `docs/rules/README.md`. */
export function describeRules(policy: Policy): readonly RuleDescription[] {
  const fixed: readonly StructureRule[] = [...STRUCTURE_RULES, ...RULES].filter(({ id }) => !id.endsWith('/*'));
  return [
    ...fixed.map(({ id, title, description, severity, fix, source }) => ({
      id,
      title,
      description,
      severity,
      fix,
      ...(source ? { source } : {}),
      page: ruleDocumentation(id),
    })),
    ...timescalesOf(policy).map((timescale) => describeTimescale(timescale, policy)),
    ...policy.decisions.map(describeDecision),
  ];
}

/** One rule; undefined where neither the code nor this policy has it. */
export function describeRule(id: string, policy: Policy): RuleDescription | undefined {
  return describeRules(policy).find((rule) => rule.id === id);
}

/** Every timescale of the policy in the order of its clocks. */
export function timescalesOf(policy: Policy): readonly Timescale[] {
  return policy.clocks.flatMap(({ branches }) => branches);
}

function describeTimescale(timescale: Timescale, policy: Policy): RuleDescription {
  const clock = policy.clocks.find(({ branches }) => branches.includes(timescale));
  const asks = clock?.asks ?? timescale.title;
  const shared =
    clock && clock.branches.length > 1
      ? ` It is one branch of "${clock.title}": of the ${clock.branches.length} branches, the first whose circumstances fit decides.`
      : '';
  const note = timescale.note ? `\n\n${timescale.note.trim()}` : '';
  return {
    id: `timescale/${timescale.id}`,
    title: timescale.title,
    description: `Asks for ${asks}, ${allOf(timescale.steps.map(sayStep))}.${shared}${note}`,
    severity: lateSeverity({ timescale }),
    fix: `Record ${asks}; where it came late, say why in \`late-reason\`.`,
    source: timescale.source,
    page: ruleDocumentation(`timescale/${timescale.id}`),
  };
}

function sayLimit({ within, every, ahead }: Step): string {
  if (ahead) return `at least ${formatDuration(ahead)} before`;
  if (within) return `within ${formatDuration(within)}`;
  return every ? `at most ${formatDuration(every)} apart` : '';
}

function sayStep(step: Step): string {
  const { title, until } = step;
  const limit = sayLimit(step);
  const name = title === undefined ? limit : `${limit} (${title})`;
  return until && 'unit' in until
    ? `${name} for the first ${formatDuration(until)}`
    : until
      ? `${name} at first`
      : name;
}

function describeDecision(point: DecisionPoint): RuleDescription {
  const parts = point.needs.map((part) => `\`${part}\``);
  const note = point.note ? `\n\n${point.note.trim()}` : '';
  const by = point.decidedBy ? ` Decided by: ${point.decidedBy}.` : '';
  return {
    id: `decision/${point.id}`,
    title: point.title,
    description: `${point.question}${by} The record must hold ${allOf(parts)} under \`decision:\`.${note}`,
    severity: missingSeverity(point),
    fix: `Write ${allOf(parts)} under \`decision:\`.`,
    source: point.source,
    page: ruleDocumentation(`decision/${point.id}`),
  };
}
