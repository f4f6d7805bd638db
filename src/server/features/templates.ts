/** Templates in the editor: which may be used, what they ask, and the text that comes of the answers. */
import type { Position } from 'vscode-languageserver';
import type { IsoDate } from '../../record/types.ts';
import { literal, TabStops } from '../../schema/snippet.ts';
import { type Answers, questionsOf, valuesFor } from '../../workspace/templates/answers.ts';
import { fill } from '../../workspace/templates/fill.ts';
import { knowledgeOf } from '../../workspace/templates/knowledge.ts';
import type { Question, Template } from '../../workspace/templates/types.ts';
import type { Workspace } from '../../workspace/types.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { FilledTemplate, TemplateChoice } from '../template-requests.ts';
import type { ToldSettings } from '../told-settings.ts';
import { placedText } from './new-entry.ts';

/** Where a template is used: in a workspace, and for a record where one is open. */
export interface TemplateUse {
  readonly workspace: Workspace;
  readonly record?: JudgedRecord | undefined;
  /** Goes after the workspace's own day. */
  readonly today: IsoDate;
  readonly settings: ToldSettings;
}

/** Those that make something here: entries only for a record of their kind that is open. */
export function templateChoices(templates: readonly Template[], record: JudgedRecord | undefined): TemplateChoice[] {
  const into = record?.judgement.record.kind;
  return templates
    .filter(({ kind, records }) => kind !== 'entry' || (into !== undefined && records.includes(into)))
    .map(({ id, name, description, kind, shipped }) => ({ id, name, description, kind, own: !shipped }));
}

export function templateQuestions(template: Template, use: TemplateUse): readonly Question[] {
  return questionsOf(template, knowledgeFor(template, use));
}

/** Null where an entry has no record to go into. */
export function filledTemplate(
  template: Template,
  use: TemplateUse,
  answers: Answers,
  position?: Position,
): FilledTemplate | null {
  const result = valuesFor(template, knowledgeFor(template, use), answers);
  if ('problems' in result) return result;
  const { text } = fill(template.segments, result.values);
  const snippet = templateSnippet(text);
  if (template.kind === 'document') return { snippet };
  if (template.kind === 'record') {
    const { id } = use.workspace.parse(text);
    return { snippet, ...(id === undefined ? {} : { id }) };
  }
  const into = use.record?.judgement.record.kind;
  if (use.record === undefined || into === undefined || !template.records.includes(into)) return null;
  return placedText(use.record, position, snippet);
}

/** A new record is about nobody who has one. */
function knowledgeFor({ kind }: Template, { workspace, record, today, settings }: TemplateUse) {
  const day = workspace.config.asOf ?? today;
  return knowledgeOf(
    workspace,
    { today: day, author: settings.worker },
    kind === 'record' ? undefined : record?.judgement,
  );
}

/** Places to type in one snippet; the questions after them stand as they are. */
const MOST_STOPS = 60;

/** The text as a snippet: each question that stands on a line of its own is a place to type over, and the last one is the end. */
export function templateSnippet(text: string): string {
  const stops = new TabStops();
  let asked = 0;
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const question = line.trim();
      if (!question.startsWith('<!--') || !question.endsWith('-->') || asked >= MOST_STOPS) return literal(line);
      asked += 1;
      return stops.placeholder(literal(question));
    });
  return `${lines.join('\n')}\n$0`;
}
