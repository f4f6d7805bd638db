/** Marks in a text that show something went wrong with the file itself: merge conflicts, and bytes that are no text. */
import type { Problem } from './types.ts';

/** Marks of one block, at offsets relative to it, in the order of the text. */
export interface BlockMarks {
  /** Lines `<<<<<<<`, `=======` and `>>>>>>>` of a merge conflict. */
  readonly conflicts: readonly ConflictLine[];
  /** The first NUL character, or -1. */
  readonly notText: number;
}

/** A line that a version control tool left where two versions disagree. */
export interface ConflictLine {
  readonly mark: '<' | '=' | '>';
  readonly start: number;
  readonly end: number;
}

/** More conflicts than anyone would leave in a text, or wish to see listed. */
const MOST_CONFLICTS = 100;

const NONE: BlockMarks = { conflicts: [], notText: -1 };
const CONFLICT_LINE = /(?<=^|[\r\n])(?:(?:<{7}|>{7})(?= )[^\r\n]*|={7}(?=[\r\n]|$))/g;

/** Finds the marks of a text. Almost every text has none, and that is found out at the speed of a plain search. */
export function marksOf(text: string): BlockMarks {
  const notText = text.indexOf('\0');
  const opens = text.includes('<<<<<<< ');
  const closes = text.includes('>>>>>>> ');
  const divides = text.includes('=======');
  if (notText === -1 && !opens && !closes && !divides) return NONE;
  const conflicts: ConflictLine[] = [];
  if (opens || closes || divides) {
    for (const { 0: line, index } of text.matchAll(CONFLICT_LINE)) {
      const mark = line.startsWith('<') ? '<' : line.startsWith('>') ? '>' : '=';
      if (conflicts.length === 3 * MOST_CONFLICTS) break;
      conflicts.push({ mark, start: index, end: index + line.length });
    }
  }
  return conflicts.length === 0 && notText === -1 ? NONE : { conflicts, notText };
}

/**
 * The problems that the marks of a record's parts stand for, one for each conflict, which may run over several blocks. A lone
 * `=======` is an underline like any other.
 */
export function markProblems(parts: Iterable<{ readonly start: number; readonly marks: BlockMarks }>): Problem[] {
  const problems: Problem[] = [];
  let open = false;
  let notText = false;
  for (const { start, marks } of parts) {
    if (marks.notText !== -1 && !notText) {
      notText = true;
      problems.push({
        rule: 'record/not-text',
        severity: 'error',
        message: 'This file is not plain text: it holds a character (NUL) that no text has.',
        span: { start: start + marks.notText, end: start + marks.notText + 1 },
        clears: 'Save the record as plain text (UTF-8), or take the file out of the folder of records.',
      });
    }
    for (const line of marks.conflicts) {
      const reports = line.mark === '<' || (line.mark === '>' && !open);
      open = line.mark === '<' || (open && line.mark !== '>');
      if (!reports || problems.length >= MOST_CONFLICTS) continue;
      problems.push({
        rule: 'record/merge-conflict',
        severity: 'error',
        message: 'Two versions of this record disagree here, and both are still in the text.',
        span: { start: start + line.start, end: start + line.end },
        clears: 'Keep the version that is right, and take out the lines that start with <<<<<<<, ======= and >>>>>>>.',
      });
    }
  }
  return problems;
}
