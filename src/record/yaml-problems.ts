/** What the YAML reader found wrong, said to someone who has never heard of YAML. */
import { isMap, isPair, isScalar, isSeq, type YAMLError } from 'yaml';
import type { Problem, Span } from './types.ts';
import type { YamlSource } from './yaml-source.ts';

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
  message: 'The list or group in brackets that comes before this is not closed, or a comma is missing in it.',
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

/**
 * A span that can be seen: the part of `[from, to)` on its first line with something on it, without white space round it; where
 * nothing is in it, or only one character, the rest of that line; failing that, the words before it.
 */
export function visibleSpan(text: string, from: number, to: number, floor: number, ceiling: number): Span {
  let start = Math.max(floor, Math.min(from, ceiling));
  while (start < Math.min(to, ceiling) && /\s/.test(text[start] ?? '')) start++;
  while (start < ceiling && /[ \t]/.test(text[start] ?? '')) start++;
  const lineEnd = endOfLine(text, start, ceiling);
  const wanted = Math.min(to, lineEnd);
  if (lineEnd > start) return { start, end: trimmedEnd(text, start, wanted > start + 1 ? wanted : lineEnd) };
  while (start > floor && /\s/.test(text[start - 1] ?? '')) start--;
  const end = start;
  while (start > floor && !/[\r\n]/.test(text[start - 1] ?? '')) start--;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  return { start, end };
}

function endOfLine(text: string, from: number, ceiling: number): number {
  let at = from;
  while (at < ceiling && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function trimmedEnd(text: string, floor: number, from: number): number {
  let at = from;
  while (at > floor && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

/** Where the quotation mark stands that opens the very last value, which is the one that an unclosed mark makes. */
function lastQuotationMark(root: unknown): number | undefined {
  let node = root;
  while (isMap(node) || isSeq(node)) {
    const last: unknown = node.items.at(-1);
    node = isPair(last) ? (last.value ?? last.key) : last;
  }
  return isScalar(node) && node.type?.startsWith('QUOTE') ? node.range?.[0] : undefined;
}

/**
 * The problems that the errors of the YAML reader stand for, one for each line, with spans in the text that the YAML stands in.
 * `root` is what the reader made of it.
 */
export function yamlProblems(errors: readonly YAMLError[], source: YamlSource, root: unknown): Problem[] {
  const problems: Problem[] = [];
  const { start: floor, end: ceiling } = source.span;
  let line = -1;
  for (const error of errors) {
    let [from, to] = error.pos;
    let wording = wordingFor(error);
    const nextLine = source.text.slice(from, to).lastIndexOf('\n');
    const last = problems.at(-1);
    if (error.code === 'MULTILINE_IMPLICIT_KEY' && nextLine !== -1 && last?.span.start === source.offset(from)) {
      // A line that is indented too far is first taken for more of the value above, which then seems to hold a colon.
      problems.pop();
      from += nextLine + 1;
      to = from;
      wording = INDENT;
    } else if (wording === UNEXPECTED && source.text[from - 1] === '\n') {
      wording = INDENT;
    } else if (wording === QUOTE) {
      from = lastQuotationMark(root) ?? from;
      to = from + 1;
    }
    const span = visibleSpan(source.whole, source.offset(from), source.offset(to), floor, ceiling);
    const ownLine = endOfLine(source.whole, span.start, ceiling);
    if (ownLine !== line) problems.push({ rule: 'record/yaml', severity: 'error', span, ...wording });
    line = ownLine;
  }
  return problems;
}
