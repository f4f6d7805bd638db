/**
 * Tokens in the protocol's form: five numbers each, the place of one told from the one before it. What stands in one block is told from the block's own first
 * line, so that it is made once and holds wherever the block moves.
 */
import type { Position, SemanticTokensEdit } from 'vscode-languageserver';
import type { Span } from '../../record/types.ts';

/** A token by the numbers of its type and modifiers. */
interface NumberedToken extends Span {
  readonly type: number;
  readonly modifiers: number;
}

export interface LineFinder {
  position(offset: number): Position;
}

/** The tokens of one block. The first is told from the start of the block. */
export interface TokenRun {
  readonly numbers: readonly number[];
  /** Where the last token begins: its line within the block, and its character. */
  readonly last: Position;
}

const NUMBERS = 5;

/** Tokens in order of place. A token stands on one line: those that don't are left out. */
export function tokenRun(tokens: readonly NumberedToken[], lines: LineFinder): TokenRun {
  const data = new TokenData();
  for (const { start, end, type, modifiers } of tokens) {
    const from = lines.position(start);
    const to = lines.position(end);
    if (from.line === to.line && from.character !== to.character)
      data.push(from, to.character - from.character, type, modifiers);
  }
  return { numbers: data.numbers, last: data.last };
}

/** Tokens put one after the other. */
export class TokenData {
  readonly numbers: number[] = [];
  #line = 0;
  #character = 0;

  get last(): Position {
    return { line: this.#line, character: this.#character };
  }

  push({ line, character }: Position, length: number, type: number, modifiers: number): void {
    const sameLine = line === this.#line;
    this.numbers.push(line - this.#line, sameLine ? character - this.#character : character, length, type, modifiers);
    this.#line = line;
    this.#character = character;
  }

  /** The tokens of a block that begins on `line`. Its first line begins at `lead`, other than 0 behind a byte order mark. */
  add({ numbers, last }: TokenRun, line: number, lead: number): void {
    const [down, right, length, type, modifiers] = numbers;
    if (down === undefined || right === undefined || length === undefined) return;
    const character = right + (down === 0 ? lead : 0);
    this.push({ line: line + down, character }, length, type ?? 0, modifiers ?? 0);
    const all = this.numbers;
    for (let at = NUMBERS; at < numbers.length; at++) all.push(numbers[at] ?? 0);
    this.#line = line + last.line;
    this.#character = last.character + (last.line === 0 ? lead : 0);
  }
}

/** What makes the numbers before into those after: one edit over all that lies between the first and the last that differ, or none. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (start === before.length && start === after.length) return [];
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return [{ start, deleteCount: before.length - start - end, data: after.slice(start, after.length - end) }];
}
