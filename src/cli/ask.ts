/** Asks a person at a terminal. What is asked is drawn on stderr, so that the answer to the command can go into a pipe. */
import { input, select } from '@inquirer/prompts';
import type { Question } from '../workspace/templates/types.ts';
import { CannotProceed } from './io.ts';
import { plain } from './plain-text.ts';

/** The answer; empty where none need be given. Throws {@link CannotProceed} where the person leaves. */
export async function askOnTerminal(question: Question, check: (given: string) => string | undefined): Promise<string> {
  const context = { output: process.stderr };
  const message = plain(question.ask);
  try {
    if (question.choices.length > 0) {
      const none = question.required ? [] : [{ name: '(leave it empty)', value: '' }];
      const choices = [...question.choices.map((choice) => ({ name: plain(choice), value: choice })), ...none];
      // What may stay empty stays so unless something is chosen.
      const before = question.default ?? (question.required ? undefined : '');
      return await select({ message, choices, ...(before === undefined ? {} : { default: before }) }, context);
    }
    const proposed = question.default === undefined ? {} : { default: plain(question.default) };
    return await input({ message, ...proposed, validate: (given) => check(given) ?? true }, context);
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw new CannotProceed('Left before all was answered. Nothing was written.');
    throw error;
  }
}
