/** The remark that silences rules in which a cursor stands: finished, or being written. */
import { SUPPRESSION_MARK } from '../../record/suppression-line.ts';
import type { Span } from '../../record/types.ts';
import { type JudgedRecord, lineOf, textOf } from '../judged-record.ts';

export interface RemarkCursor {
  /** From `<!--` to `-->`, or to the end of the line; document offsets. */
  readonly span: Span;
  /** From behind `<!--` to the cursor. */
  readonly before: string;
  /** From the cursor to the end of the line. */
  readonly after: string;
}

/** A longer line holds no remark that is read, and is not gone through at each key. */
const LONGEST_LINE = 4000;

/** Undefined where the cursor stands in no comment, or in one that is begun as something else. */
export function remarkCursor(record: JudgedRecord, offset: number): RemarkCursor | undefined {
  const line = lineOf(record, offset);
  if (line.end - line.start > LONGEST_LINE) return undefined;
  const text = textOf(record, line);
  const at = offset - line.start;
  const start = text.lastIndexOf('<!--', at);
  if (start === -1) return undefined;
  const close = text.indexOf('-->', start);
  const end = close === -1 ? text.length : close + '-->'.length;
  if (at > end || (at === end && close !== -1)) return undefined;
  const said = text.slice(start + '<!--'.length, end).trimStart();
  const word = /^[a-z-]*/i.exec(said)?.[0].replace(/-+$/, '').toLowerCase() ?? '';
  if (!said.startsWith(SUPPRESSION_MARK) && !SUPPRESSION_MARK.startsWith(word)) return undefined;
  return {
    span: { start: line.start + start, end: line.start + end },
    before: text.slice(start + '<!--'.length, Math.max(at, start + '<!--'.length)),
    after: text.slice(at),
  };
}
