/** What the YAML reader found wrong, said to someone who has never heard of YAML. */
import type { YAMLError } from 'yaml';
import type { Problem, Span } from './types.ts';

/** What to say about one kind of mistake. */
interface Wording {
  readonly message: string;
  readonly clears: string;
}

const INDENT: Wording = {
  message: 'This line is not lined up with the lines that belong with it.',
  clears: 'Start it in the same column as the other lines of its group.',
};
const ONE_PER_LINE: Wording = {
  message: 'A field is written as a name, a colon, a space and its value, one to a line.',
  clears: 'Write it as `name: value`. Put the value in quotation marks if it holds a colon followed by a space.',
};
const UNEXPECTED: Wording = {
  message: 'This cannot be read as part of a field.',
  clears: 'Put the value in quotation marks, or write a long text under `name: |` with its lines indented.',
};
const QUOTE: Wording = {
  message: 'The quotation mark that opens this value is never closed.',
  clears: 'Close it with the same mark, or leave the marks out.',
};
const BRACKET: Wording = {
  message: 'The bracket that opens this list is never closed, or a comma is missing in it.',
  clears: 'Close the bracket and put a comma between the values, or write one value to a line, each after `- `.',
};
const START: Wording = {
  message: 'A value cannot start with this character.',
  clears: 'Put the value in quotation marks.',
};
const ESCAPE: Wording = {
  message: 'A backslash in a value in double quotation marks must be part of a known escape.',
  clears: 'Write the backslash twice, or use single quotation marks.',
};
const TAB: Wording = {
  message: 'This line is indented with a tab.',
  clears: 'Indent with spaces.',
};
const SPACE: Wording = {
  message: 'A space is missing here.',
  clears: 'Put a space before a `#` remark and after a colon or a comma.',
};

function wordingFor(error: YAMLError): Wording {
  const text = error.message;
  switch (error.code) {
    case 'BAD_INDENT':
      return /flow/i.test(text) && /end with/.test(text) ? BRACKET : INDENT;
    case 'TAB_AS_INDENT':
      return TAB;
    case 'BAD_SCALAR_START':
      return START;
    case 'BAD_DQ_ESCAPE':
      return ESCAPE;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return ONE_PER_LINE;
    case 'MISSING_CHAR':
      if (/quote/.test(text)) return QUOTE;
      if (/flow/.test(text)) return BRACKET;
      if (/white space|space after/.test(text)) return SPACE;
      return ONE_PER_LINE;
    default:
      return UNEXPECTED;
  }
}

/** Moves a span off line endings and white space, and widens an empty one to the line's words, so that it can be seen. */
export function visibleSpan(text: string, from: number, to: number, floor: number, ceiling: number): Span {
  let start = Math.max(floor, Math.min(from, ceiling));
  while (start < Math.min(to, ceiling) && /\s/.test(text[start] ?? '')) start++;
  let end = Math.max(start, Math.min(to, ceiling));
  for (let at = start; at < end; at++) {
    if (text[at] === '\n' || text[at] === '\r') end = at;
  }
  if (end > start) return { start, end };
  while (start > floor && /\s/.test(text[start - 1] ?? '')) start--;
  end = start;
  while (start > floor && !/[\r\n]/.test(text[start - 1] ?? '')) start--;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  return { start, end };
}

/**
 * The problem that an error of the YAML reader stands for. The YAML starts at `offset` of `text` and ends at `end`; the
 * problem's span is in `text`.
 */
export function yamlProblem(error: YAMLError, text: string, offset: number, end: number): Problem {
  const wording = wordingFor(error);
  const [from, to] = error.pos;
  const span = visibleSpan(text, offset + from, offset + to, offset, end);
  return { rule: 'record/yaml', severity: 'error', span, ...wording };
}
