/** The head of a record: its front matter, one YAML mapping between lines of `---` at the very start. */
import { distance } from 'fastest-levenshtein';
import type { FieldMap, Fields, FrontMatter, Limits, Problem, RecordKind, Span } from './types.ts';
import { readFields } from './yaml-fields.ts';
import { visibleSpan } from './yaml-problems.ts';

/** What the head of a text says. */
export interface Head {
  readonly frontMatter?: FrontMatter;
  readonly kind?: RecordKind;
  readonly id?: string;
  /** What is wrong where there is no front matter to hold the finding. */
  readonly problems: readonly Problem[];
  /** Where Markdown starts: after the front matter and after a byte order mark. */
  readonly bodyStart: number;
  /** Whether the text starts with a line of `---` that nothing closes, so that a change anywhere may close it. */
  readonly open: boolean;
}

const KINDS: readonly RecordKind[] = ['child', 'supervision'];
const RULE_LINE = /---[ \t]*(?:\r\n|\n|\r|$)/y;
const CLOSING_LINE = /[\r\n]---[ \t]*(?:\r\n|\n|\r|$)/g;
const BLANK_START = /^\ufeff?\s*/;

const EXAMPLE = 'Start the file with a line of ---, `record: child`, `id:` and `name:`, and another line of ---.';

/** The offset after the opening `---` line; nothing where the text does not start with one. */
function openingEnd(text: string): number | undefined {
  RULE_LINE.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return RULE_LINE.test(text) ? RULE_LINE.lastIndex : undefined;
}

/** Where the closing `---` line starts and ends, its line ending included. */
function closingLine(text: string, openEnd: number): Span | undefined {
  CLOSING_LINE.lastIndex = openEnd - 1;
  const found = CLOSING_LINE.exec(text);
  return found ? { start: found.index + 1, end: CLOSING_LINE.lastIndex } : undefined;
}

/**
 * Where the front matter ends: the offset after its closing line; nothing where the text does not start with front matter or
 * it is never closed. A byte order mark may stand before it.
 */
export function frontMatterEnd(text: string): number | undefined {
  const openEnd = openingEnd(text);
  return openEnd === undefined ? undefined : closingLine(text, openEnd)?.end;
}

/** The value of a field that is a plain text, or nothing. */
export function textField(fields: FieldMap, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The known kind that a misspelt one most likely means. */
function nearestKind(written: string): RecordKind | undefined {
  const small = written.slice(0, 40).trim().toLowerCase();
  return KINDS.find((kind) => distance(kind, small) <= Math.ceil(kind.length / 3));
}

function kindProblem(fields: Fields, opening: Span): Problem {
  const clears = 'Write `record: child` or, for one worker’s supervision file, `record: supervision`.';
  const written = fields.value.record;
  if (written === undefined) {
    const half = fields.empty.some((path) => path.length === 1 && path[0] === 'record');
    const span = half ? fields.locate(['record'], 'key') : opening;
    const message = 'The front matter does not say what kind of record this is.';
    return { rule: 'record/kind', severity: 'error', message, span, clears };
  }
  const suggestion = typeof written === 'string' ? nearestKind(written) : undefined;
  return {
    rule: 'record/kind',
    severity: 'error',
    message: `This is not a kind of record.${suggestion ? ` Did you mean "${suggestion}"?` : ''}`,
    span: fields.locate(['record'], 'value'),
    clears,
    ...(suggestion && { suggestion }),
  };
}

/** The first line with anything on it, so that a finding about the whole file can be seen. */
function firstLine(text: string): Span {
  const start = BLANK_START.exec(text)?.[0].length ?? 0;
  return visibleSpan(text, start, Math.min(text.length, start + 200), 0, text.length);
}

function missing(text: string, bodyStart: number, open: boolean): Head {
  const span = open ? { start: bodyStart, end: bodyStart + 3 } : firstLine(text);
  let message = 'This record has no front matter, so it is not known whose it is.';
  let clears = EXAMPLE;
  if (open) {
    message = 'The front matter that starts here is never closed.';
    clears = 'Put a line of --- after its last field.';
  } else if (/^---[ \t]*(?=[\r\n]|$)/.test(text.slice(span.start, span.start + 200))) {
    message = 'Front matter counts only where it starts on the first line of the file.';
    clears = 'Take out what stands before this line.';
  }
  return { problems: [{ rule: 'record/front-matter', severity: 'error', message, span, clears }], bodyStart, open };
}

/** Reads the head of a text. Never throws. */
export function readHead(text: string, limits: Limits): Head {
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const openEnd = openingEnd(text);
  const closing = openEnd === undefined ? undefined : closingLine(text, openEnd);
  if (openEnd === undefined || closing === undefined) return missing(text, bom, openEnd !== undefined);
  const span = { start: bom, end: closing.start + 3 };
  const opening = { start: bom, end: bom + 3 };
  const { fields, problems } = readFields(text, openEnd, closing.start, limits);
  const written = textField(fields.value, 'record');
  const kind = KINDS.find((known) => known === written);
  const id = textField(fields.value, 'id') ?? (kind === 'supervision' ? textField(fields.value, 'worker') : undefined);
  const found: Problem[] = [];
  const entryInside = /[\r\n]## +\d{4}-\d\d-\d\d/.test(text.slice(openEnd - 1, closing.start));
  if (entryInside) {
    found.push({
      rule: 'record/front-matter',
      severity: 'error',
      message: 'The front matter is not closed before the first entry, so the entries in it are not read.',
      span: opening,
      clears: 'Put a line of --- after the last field of the front matter.',
    });
  } else {
    found.push(...problems);
    if (kind === undefined) found.push(kindProblem(fields, opening));
  }
  return {
    frontMatter: { text: text.slice(span.start, span.end), span, fields, problems: found },
    ...(kind && { kind }),
    ...(id !== undefined && { id }),
    problems: [],
    bodyStart: closing.end,
    open: false,
  };
}
