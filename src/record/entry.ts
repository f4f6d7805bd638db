/** One block of a record from its text: an entry with its heading, fields and sections, or a free section. */
import { readHeading } from './heading.ts';
import { hiddenHeadings, runsOn } from './hidden-heading.ts';
import { lateFieldsOf, unmarkedFieldsOf } from './late-fields.ts';
import type { BlockShape, FenceMark, HeadingMark } from './shape.ts';
import { titleEndBefore } from './suppression-line.ts';
import type { Block, Fields, Limits, Problem, Section, TypeNames } from './types.ts';
import { readFields } from './yaml-fields.ts';

/** What parsing a block needs to know. */
export interface BlockContext {
  readonly types: TypeNames;
  readonly limits: Limits;
}

/** The offset after the line that ends at `end`. */
function afterLine(text: string, end: number): number {
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2;
  return Math.min(end + 1, text.length);
}

function sectionsOf(text: string, marks: readonly HeadingMark[], most: number): Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < marks.length && at < most; at++) {
    const mark = marks[at];
    if (!mark) break;
    sections.push({
      title: text.slice(mark.titleStart, titleEndBefore(text, mark.titleStart, mark.titleEnd)),
      headingSpan: { start: mark.lineStart, end: mark.end },
      bodySpan: { start: afterLine(text, mark.end), end: marks[at + 1]?.lineStart ?? text.length },
    });
  }
  return sections;
}

/** What swallows the rest of the record because it is never closed. */
export function unclosed(text: string, shape: BlockShape): Problem[] {
  const last = shape.fences.at(-1);
  if (last && !last.closed) {
    const fence = text.slice(last.start, last.openEnd).match(/^(?:`+|~+)/)?.[0] ?? '```';
    return [
      {
        rule: 'record/open-fence',
        severity: 'error',
        message: 'This block is never closed, so everything after it, entries too, is taken for its content.',
        span: { start: last.start, end: last.openEnd },
        clears: `Put a line of ${fence} where the block ends.`,
      },
    ];
  }
  if (shape.openHtml === undefined) return [];
  const start = shape.openHtml;
  const comment = text.startsWith('<!--', start);
  const what = comment ? 'comment' : 'piece of HTML';
  return [
    {
      rule: 'record/open-comment',
      severity: 'error',
      message: `This ${what} is never closed, so everything after it, entries too, is taken for part of it.`,
      span: { start, end: Math.min(text.length, start + (comment ? 4 : 1)) },
      clears: comment ? 'Close it with -->.' : 'Close it, or put a backslash before its <.',
    },
  ];
}

/** The end of the fields in a fence that is never closed: its first blank line or heading. What follows is no field. */
function openFieldsEnd(text: string, fence: FenceMark): number {
  const stop = /(?<=\n|\r(?!\n)|^)(?:[ \t]*(?:\r\n|\r|\n)|#{2,3}[ \t])/g;
  stop.lastIndex = fence.bodyStart;
  const found = stop.exec(text);
  return found && found.index < fence.bodyEnd ? found.index : fence.bodyEnd;
}

/** The fields in a block's leading fence, if it is one of fields, and what is wrong with them. */
function leadingFields(
  text: string,
  shape: BlockShape,
  limits: Limits,
): { fields?: Fields; problems: readonly Problem[] } {
  const fence = shape.leadingFence ? shape.fences[0] : undefined;
  if (fence?.info !== 'yaml') return { problems: [] };
  if (fence.closed && !runsOn(shape)) return readFields(text, fence.bodyStart, fence.bodyEnd, limits);
  // The one finding is that the fence is open; what stands in it so far is still of use while it is being typed.
  return { fields: readFields(text, fence.bodyStart, openFieldsEnd(text, fence), limits).fields, problems: [] };
}

/** Reads a block. `text` is the block's own text, `shape` what the scanner found in it (with offsets in that text). */
export function readBlock(text: string, shape: BlockShape, context: BlockContext): Block {
  const mark = shape.heading && {
    ...shape.heading,
    titleEnd: titleEndBefore(text, shape.heading.titleStart, shape.heading.titleEnd),
  };
  const sections = sectionsOf(text, shape.sections, context.limits.entries);
  const open = [...unclosed(text, shape), ...hiddenHeadings(text, shape)];
  const read = mark && readHeading(text, mark, context.types);
  if (!read) {
    const title = mark ? text.slice(mark.titleStart, mark.titleEnd) : '';
    const headingSpan = { start: mark?.lineStart ?? 0, end: mark?.end ?? 0 };
    return { kind: 'free', text, title, headingSpan, sections, problems: open };
  }
  const { fields, problems } = leadingFields(text, shape, context.limits);
  const fence = fields ? shape.fences[0] : undefined;
  const lateFields = fields ? undefined : lateFieldsOf(text, shape);
  const unmarkedFields = fields || runsOn(shape) ? undefined : unmarkedFieldsOf(text, shape);
  const narrativeStart = afterLine(text, fence ? fence.end : read.heading.span.end);
  const narrativeEnd = sections[0]?.headingSpan.start ?? text.length;
  return {
    kind: 'entry',
    text,
    heading: read.heading,
    ...(fields && { fields }),
    ...(lateFields && { lateFields }),
    ...(unmarkedFields && { unmarkedFields }),
    sections,
    narrative: { start: Math.min(narrativeStart, narrativeEnd), end: narrativeEnd },
    problems: [...read.problems, ...problems, ...open],
  };
}
