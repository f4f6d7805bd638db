/** Changes of a text: made, fitted to it, and many as one. */
import type { TextChange } from './types.ts';

/** Where a text of `length` changes: whole numbers within it, in order. */
export function fitted({ start, oldEnd, text }: TextChange, length: number): TextChange {
  const within = (offset: number) => Math.min(Math.max(Math.trunc(offset) || 0, 0), length);
  const from = within(start);
  return { start: from, oldEnd: Math.max(from, within(oldEnd)), text };
}

/** A text and the part of it that is new: `[start, newEnd)` stands where the old text had `[start, oldEnd)`. */
export interface ChangedText {
  readonly text: string;
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The text that `changes` lead to, made one after the other, and the one stretch that covers them all. */
export function changed(before: string, changes: readonly TextChange[]): ChangedText {
  let text = before;
  let [start, oldEnd, newEnd] = [before.length, 0, 0];
  let isFirst = true;
  for (const change of changes) {
    const fit = fitted(change, text.length);
    const end = Math.max(newEnd, fit.oldEnd);
    const grown = fit.text.length - (fit.oldEnd - fit.start);
    text = text.slice(0, fit.start) + fit.text + text.slice(fit.oldEnd);
    oldEnd = isFirst ? fit.oldEnd : oldEnd + (end - newEnd);
    newEnd = isFirst ? fit.start + fit.text.length : end + grown;
    start = Math.min(start, fit.start);
    isFirst = false;
  }
  return { text, start, oldEnd, newEnd };
}
