/** What client and server say to each other of templates. Types and names only: the extension imports them. */
import type { Position } from 'vscode-languageserver-protocol';
import type { Question, TemplateKind } from '../workspace/templates/types.ts';

/** Where a template is to be used. */
export interface TemplatePlace {
  /** The record that is open and that it is about. */
  readonly uri?: string;
  /** The folder, where no record is meant. */
  readonly folder?: string;
}

/** The templates that may be used here: the team's own first. */
export const TEMPLATES_REQUEST = 'case-record/templates';
export type TemplatesParams = TemplatePlace;
export interface TemplateChoice {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: TemplateKind;
  /** Whether it is the team's own. */
  readonly own: boolean;
}

/** What is to be asked before a template can be filled in; null where there is no such template. */
export const TEMPLATE_QUESTIONS_REQUEST = 'case-record/templateQuestions';
export interface TemplateQuestionsParams extends TemplatePlace {
  readonly template: string;
}
export type TemplateQuestions = readonly Question[];

/** The text that comes of it; null where there is no such template, or the record changed meanwhile. */
export const FILL_TEMPLATE_REQUEST = 'case-record/fillTemplate';
export interface FillTemplateParams extends TemplateQuestionsParams {
  readonly answers: Readonly<Record<string, string>>;
  /** The version of the record's text; without it, any. */
  readonly version?: number;
  /** The cursor; where it stands between two entries, the new one goes there. */
  readonly position?: Position;
}
export type FilledTemplate =
  | { readonly problems: readonly { readonly name: string; readonly message: string }[] }
  | {
      /** In the syntax of LSP snippets; the questions of the template are places to type over. */
      readonly snippet: string;
      /** Where an entry goes. */
      readonly position?: Position;
      /** The id that a new record has. */
      readonly id?: string;
    };
