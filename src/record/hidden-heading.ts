/** Headings of entries that stand inside a block of code or a comment, and so head no entry: most often one that somebody forgot to close. */
import type { BlockShape, FenceMark } from './shape.ts';
import type { EntryBlock, Problem } from './types.ts';

/** What is said of each. One finding a block: a whole record may be shown in one, as an example. */
export function hiddenHeadings(text: string, { hidden = [], fences, openHtml }: BlockShape): Problem[] {
  const problems: Problem[] = [];
  for (const { opened, span } of hidden) {
    const fence = fences.find(({ start }) => start === opened);
    // What is never closed is reported as such.
    if (fence?.closed === false || openHtml === opened) continue;
    const marks = fence && text.slice(fence.start, fence.openEnd).match(/^(?:`+|~+)/)?.[0];
    problems.push({
      rule: marks === undefined ? 'record/open-comment' : 'record/open-fence',
      severity: fence === undefined || isExample(fence, marks ?? '') ? 'warning' : 'error',
      message: `This heading stands inside ${named(text, opened, marks)} that was opened before it, so its entry counts for nothing; close that block before it.`,
      span,
      clears: `${closing(text, opened, marks)} If it is an example and no entry, leave its date out.`,
    });
  }
  return problems;
}

/** A long fence, or one that says so, is opened on purpose. */
function isExample({ info }: FenceMark, marks: string): boolean {
  return marks.length > 3 || /^(?:markdown|md)\b/i.test(info);
}

function named(text: string, opened: number, marks: string | undefined): string {
  if (marks !== undefined) return `a block (${marks})`;
  return text.startsWith('<!--', opened) ? 'a comment (<!--)' : 'a piece of HTML';
}

function closing(text: string, opened: number, marks: string | undefined): string {
  if (marks !== undefined) return `Put a line of ${marks} where the block ends.`;
  return text.startsWith('<!--', opened)
    ? 'Put --> where the comment ends.'
    : 'Leave an empty line where the HTML ends.';
}

/** Whether the fence at the head of a block was not closed where the fields end: it holds the heading of a later entry. */
export function runsOn({ hidden = [], fences }: BlockShape): boolean {
  const first = fences[0];
  return first !== undefined && hidden.some(({ opened }) => opened === first.start);
}

/** Whether a block's fields are those of a fence that runs on: what stands in them is anyone's guess. */
export function fieldsRunOn({ fields, problems, text }: EntryBlock): boolean {
  if (fields === undefined) return false;
  const swallowed = problems.find(({ rule, span }) => rule === 'record/open-fence' && span.start >= fields.span.end);
  return (
    swallowed !== undefined && !/^ {0,3}(?:`{3,}|~{3,})[ \t]*$/m.test(text.slice(fields.span.end, swallowed.span.start))
  );
}
