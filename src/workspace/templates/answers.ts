/** What is to be asked before a template can be filled in, and what comes of the answers. */
import { ageOn } from '../../calendar/dates.ts';
import { parseIsoDate } from '../../record/date.ts';
import type { IsoDate } from '../../record/types.ts';
import { oneLine, readAnswer } from './answer.ts';
import { knownName } from './known-names.ts';
import { filledIn, namesIn } from './placeholders.ts';
import type { Knowledge, Question, Template, TemplateVariable } from './types.ts';

/** Answers by the names of the questions, as people gave them. */
export type Answers = ReadonlyMap<string, string>;

/** An answer that can't be used, and why. */
export interface AnswerProblem {
  readonly name: string;
  readonly message: string;
}

/** All that a template asks, with what is proposed. What is known is not asked. */
export function questionsOf(template: Template, knowledge: Knowledge): readonly Question[] {
  const questions: Question[] = [];
  for (const name of knownNamesNeeded(template)) {
    const known = knownName(name);
    if (known === undefined || knowledge.values.has(name)) continue;
    questions.push({ name, ask: known.ask, kind: known.kind, choices: [], required: true });
  }
  const proposals = new Map(knowledge.values);
  for (const variable of template.variables) {
    const { name, ask, kind, choices, required } = variable;
    const proposed = proposalOf(variable, knowledge, proposals);
    if (proposed !== undefined) proposals.set(name, proposed);
    // What is worked out is asked only where it couldn't be, and only where the template says how.
    if (ask === undefined || (proposed !== undefined && isWorkedOut(variable))) continue;
    const shown = proposed === undefined ? {} : { default: proposed };
    questions.push({ name, ask, kind, choices, required, ...shown });
  }
  return questions;
}

/** The values of all names, or what is wrong with the answers and which are wanting. */
export function valuesFor(
  template: Template,
  knowledge: Knowledge,
  answers: Answers,
): { readonly values: ReadonlyMap<string, string> } | { readonly problems: readonly AnswerProblem[] } {
  const problems: AnswerProblem[] = [];
  const values = new Map(knowledge.values);
  const asked = new Map(questionsOf(template, knowledge).map((question) => [question.name, question]));
  const take = (question: Question, proposed: string | undefined): void => {
    const read = readAnswer(question, answers.get(question.name) ?? proposed);
    if ('message' in read) problems.push({ name: question.name, message: read.message });
    else values.set(question.name, read.value);
  };
  for (const name of knownNamesNeeded(template)) {
    const question = asked.get(name);
    if (question !== undefined) take(question, undefined);
    else if (answers.has(name)) values.set(name, oneLine(answers.get(name) ?? ''));
  }
  derive(values, knowledge.today);
  for (const variable of template.variables) {
    const proposed = proposalOf(variable, knowledge, values);
    const question = asked.get(variable.name);
    if (question !== undefined) take(question, proposed);
    else values.set(variable.name, oneLine(answers.get(variable.name) ?? proposed ?? ''));
  }
  const names = new Set([
    ...asked.keys(),
    ...template.variables.map(({ name }) => name),
    ...knownNamesNeeded(template),
  ]);
  for (const name of answers.keys())
    if (!names.has(name)) problems.push({ name, message: 'The template asks for nothing of this name.' });
  return problems.length > 0 ? { problems } : { values };
}

function isWorkedOut({ value, due }: TemplateVariable): boolean {
  return value !== undefined || due.length > 0;
}

function proposalOf(
  { value, due, default: proposed }: TemplateVariable,
  knowledge: Knowledge,
  values: ReadonlyMap<string, string>,
): string | undefined {
  const next = due.length === 0 ? undefined : knowledge.due(due);
  if (next !== undefined) return next;
  const text = value ?? proposed;
  return text === undefined ? undefined : filledIn(text, (name) => values.get(name));
}

/** The names of what is known that the text and the computed values need, in their order. An age is asked for as the birthday that it comes from. */
function knownNamesNeeded({ segments, variables }: Template): readonly string[] {
  const own = new Set(variables.map(({ name }) => name));
  const needed = [
    ...segments.flatMap((segment) => (segment.kind === 'value' ? [segment.name] : [])),
    ...variables.flatMap(({ value }) => (value === undefined ? [] : namesIn(value))),
  ].filter((name) => !own.has(name));
  return [...new Set(needed.map((name) => (name === 'child-age' ? 'child-born' : name)))];
}

/** What follows from an answer. */
function derive(values: Map<string, string>, today: IsoDate): void {
  const born = parseIsoDate(values.get('child-born') ?? '');
  if (born !== undefined && born <= today) values.set('child-age', String(ageOn(born, today)));
}
