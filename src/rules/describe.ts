/** Every rule as it is listed and explained: those that are code, those of the language, and those that the policy makes. */
import { formatDuration } from '../calendar/durations.ts';
import { allOf, either, inWords, patternInWords } from '../journey/wording.ts';
import type { DecisionPoint, Policy, Step, Timescale } from '../policy/types.ts';
import { withArticle } from '../schema/wording.ts';
import { lateSeverity } from './deadlines.ts';
import { missingSeverity } from './decisions.ts';
import { RULES } from './list.ts';
import { ruleDocumentation } from './pages.ts';
import { STRUCTURE_RULES } from './structure.ts';
import type { RuleWords } from './types.ts';

export interface RuleDescription extends RuleWords {
  /** When it holds, where that isn't always: `not in force`, `from 1 April 2027`, `until 31 March 2024`. */
  readonly inForce?: string;
  /** The page under `docs/rules/`. */
  readonly page: string;
}

/** Every rule there is under this policy, in the order of `docs/rules/README.md`. */
export function describeRules(policy: Policy): readonly RuleDescription[] {
  const fixed: readonly RuleWords[] = [...STRUCTURE_RULES, ...RULES].filter(({ id }) => !id.endsWith('/*'));
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
    ...timescalesOf(policy).map((timescale) => whenInForce(describeTimescale(timescale, policy), timescale)),
    ...policy.decisions.map((point) => whenInForce(describeDecision(point), point)),
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

type Dated = Pick<Timescale, 'from' | 'to' | 'inForce'>;

/** Says of a rule when it holds, where that isn't always. */
function whenInForce(rule: RuleDescription, { inForce, from, to }: Dated): RuleDescription {
  if (inForce === false) {
    const description = `Not in force: it is not asked for yet.\n\n${rule.description}`;
    return { ...rule, description, inForce: 'not in force' };
  }
  if (from === undefined && to === undefined) return rule;
  const parts = [from === undefined ? [] : `from ${inWords(from)}`, to === undefined ? [] : `until ${inWords(to)}`];
  return { ...rule, inForce: parts.flat().join(' ') };
}

/** `Visits by video (not in force)`. */
export function titleInForce({
  title,
  inForce,
}: {
  readonly title: string;
  readonly inForce?: string | undefined;
}): string {
  return inForce === undefined ? title : `${title} (${inForce})`;
}

function sayLimit({ within, every, ahead, total }: Step): string {
  if (total) return `at most ${formatDuration(total.atMost)} in any ${formatDuration(total.in)}`;
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
  const fields = (point.fields ?? []).map((way) => `\`${way}\``);
  const holds = [
    ...(parts.length > 0 ? [`${allOf(parts)} under \`decision:\``] : []),
    ...(fields.length > 0 ? [`${allOf(fields)} on the entry`] : []),
  ];
  const said = [
    point.question,
    ...(point.decidedBy ? [`Decided by: ${point.decidedBy}.`] : []),
    ...(holds.length > 0 ? [`The record must hold ${allOf(holds)}.`] : []),
    ...(point.onlyLate ? ['It is asked only where the work came late.'] : []),
    ...(point.settledBy ? [`It waits for ${either(point.settledBy.map(patternInWords))} to follow.`] : []),
    ...(point.roles ? [`Whoever decides is ${either(point.roles.map(withArticle))}, where their role is known.`] : []),
    ...(point.notByAuthor ? ['It must be somebody else than the author of the entry.'] : []),
  ];
  const note = point.note ? `\n\n${point.note.trim()}` : '';
  return {
    id: `decision/${point.id}`,
    title: point.title,
    description: `${said.join(' ')}${note}`,
    severity:
      point.settledBy && point.timescale === undefined && holds.length === 0 ? 'information' : missingSeverity(point),
    fix: holds.length > 0 ? `Write ${allOf(holds)}.` : `Record what must follow, or who it is for.`,
    source: point.source,
    page: ruleDocumentation(`decision/${point.id}`),
  };
}
