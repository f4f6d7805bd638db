/** Problems of a record as a whole. */
import type { BlockMarks } from './marks.ts';
import type { CaseRecord, Entry, Limits, Problem } from './types.ts';
import { visibleSpan } from './yaml-problems.ts';

/** Whether a part has marks that the record must report. */
export function isMarked({ conflicts, notText }: BlockMarks): boolean {
  return conflicts.length > 0 || notText !== -1;
}

/** What is said of an entry whose `id` an earlier one has. */
export function repeatedId(entry: Entry | undefined): Problem[] {
  if (!entry?.block.fields) return [];
  const { start, end } = entry.block.fields.locate(['id'], 'value');
  return [
    {
      rule: 'record/duplicate-id',
      severity: 'warning',
      message: `An earlier entry has the same id; this one can only be referred to as "${entry.address}".`,
      span: { start: entry.start + start, end: entry.start + end },
      clears: 'Give this entry an id of its own.',
    },
  ];
}

/** What is said where a record has more blocks than are read. */
export function tooMany(text: string, at: number, most: number): Problem {
  return {
    rule: 'record/too-large',
    severity: 'error',
    message: `This record has more than ${most} entries and sections; from here on it is not read.`,
    span: visibleSpan(text, at, Math.min(at + 200, text.length), 0, text.length),
    clears: 'Split the record into two files.',
  };
}

/** A record that is too long to be read at all. */
export function tooLarge(text: string, limits: Limits): CaseRecord {
  const problem: Problem = {
    rule: 'record/too-large',
    severity: 'error',
    message: `This record is ${text.length} characters long; the most that is read is ${limits.recordLength}.`,
    span: visibleSpan(text, 0, 200, 0, text.length),
    clears: 'Split the record into two files, or keep what is not case recording elsewhere.',
  };
  return { text, opening: text, summary: { start: 0, end: text.length }, blocks: [], entries: [], problems: [problem] };
}
