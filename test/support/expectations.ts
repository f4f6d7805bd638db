/**
 * Expectations written in a record: a comment at the end of a line says which finding must stand on it.
 *
 *     ## 2026-03-04 Visit <!-- expect: practice/child-not-seen warning "does not say" -->
 *
 * The rule comes first; a severity and a part of the message may follow. The comments are taken out before the record is judged.
 */
import type { Severity } from '../../src/record/types.ts';

export interface Expectation {
  /** Line in the text without the comments, from 1. */
  readonly line: number;
  readonly rule: string;
  readonly severity?: Severity;
  readonly message?: string;
}

const DIRECTIVE = /[ \t]*<!-- expect: ([^\r\n]*?) -->/g;
const CONTENT = /^(\S+?)(?:\s+(error|warning|information))?(?:\s+"(.*)")?$/;

export function readExpectations(text: string): {
  readonly text: string;
  readonly expectations: readonly Expectation[];
} {
  const expectations: Expectation[] = [];
  const lines = text.split('\n').map((line, index) => {
    for (const [, content = ''] of line.matchAll(DIRECTIVE)) {
      const match = CONTENT.exec(content.trim());
      const rule = match?.[1];
      if (rule === undefined) throw new Error(`Line ${index + 1}: can't read the expectation "${content}"`);
      const severity = match?.[2] as Severity | undefined;
      const message = match?.[3];
      expectations.push({
        line: index + 1,
        rule,
        ...(severity === undefined ? {} : { severity }),
        ...(message === undefined ? {} : { message }),
      });
    }
    return line.replace(DIRECTIVE, '');
  });
  return { text: lines.join('\n'), expectations };
}
