/** What stands before the first level-2 heading: the front matter and the current summary. */
import { detached } from './block-cache.ts';
import { unclosed } from './entry.ts';
import { type Head, readHead } from './front-matter.ts';
import { hiddenHeadings } from './hidden-heading.ts';
import { type BlockMarks, marksOf } from './marks.ts';
import type { Scanner } from './scan.ts';
import type { Limits, Problem } from './types.ts';

/** What stands before the first block: the front matter and the summary. */
export interface Opening {
  readonly text: string;
  readonly head: Head;
  readonly end: number;
  readonly problems: readonly Problem[];
  readonly marks: BlockMarks;
}

/** Reads what stands before the first level-2 heading. */
export function readOpening(text: string, scanner: Scanner, limits: Limits): Opening {
  const head = readHead(text, limits);
  const shape = scanner.block(head.bodyStart);
  const end = shape.heading ? head.bodyStart : shape.end;
  const problems = shape.heading
    ? head.problems
    : [...head.problems, ...unclosed(text, shape), ...hiddenHeadings(text, shape)];
  const own = detached(text.slice(0, end));
  return { text: own, head, end, problems, marks: marksOf(own) };
}
