/** One answer to a question of a template, as a person gave it. */
import { parseIsoDate } from '../../record/date.ts';
import type { IsoDate } from '../../record/types.ts';
import { writtenDateAt } from '../../record/written-date.ts';
import type { Question } from './types.ts';

/** Longest answer, in UTF-16 code units. */
const LONGEST_ANSWER = 5_000;

/** An answer is one line: a line break in it could begin another entry. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** What an answer is taken for, or why it can't be. */
export function readAnswer(
  { kind, choices, required }: Pick<Question, 'kind' | 'choices' | 'required'>,
  given: string | undefined,
): { readonly value: string } | { readonly message: string } {
  const answer = oneLine((given ?? '').slice(0, LONGEST_ANSWER + 1));
  if (answer.length > LONGEST_ANSWER) return { message: `An answer has at most ${LONGEST_ANSWER} signs.` };
  if (answer === '') return required ? { message: 'It needs an answer.' } : { value: '' };
  if (choices.length > 0 && !choices.includes(answer)) return { message: `It is one of ${choices.join(', ')}.` };
  if (kind !== 'date') return { value: answer };
  const date = dateOf(answer);
  return date === undefined
    ? { message: 'Write a day that exists, such as 2026-03-02, 2/3/2026 or 2 March 2026.' }
    : { value: date };
}

/** The ISO date that is meant. Day first, as people write it here. */
function dateOf(text: string): IsoDate | undefined {
  const date = parseIsoDate(text);
  if (date !== undefined) return date;
  const written = writtenDateAt(text);
  return written?.length === text.length ? written.meant : undefined;
}
