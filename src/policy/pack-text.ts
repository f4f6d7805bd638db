/**
 * The text of a pack file as a plain tree in which every part knows where it stands. Anchors, aliases and tags are refused, size and depth are
 * bounded before a parser sees the text, and nothing throws.
 */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../record/types.ts';
import { type ProblemList, placeAt } from './problems.ts';

export type PackNode = PackMap | PackList | PackScalar;

export interface PackMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly { readonly key: string; readonly keySpan: Span; readonly value: PackNode }[];
}

export interface PackList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly PackNode[];
}

export interface PackScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** Read by YAML 1.2: `yes` and dates are text. `null` where nothing is written. */
  readonly value: string | number | boolean | null;
  /** As written. */
  readonly text: string;
}

/** Longest pack file, in UTF-16 code units: five times the longest of England's. A parser takes seconds for a million. */
const LONGEST_TEXT = 250_000;
const DEEPEST = 40;
const MOST_NODES = 100_000;
const REFERENCE = 'References within a file (& and *) are not part of a pack. Write the value out again.';

/** Reads one file of a pack. Where the text can't be read there is no tree, and a finding says why. */
export function readPackText(file: string, text: string, problems: ProblemList): PackNode | undefined {
  const start = { start: 0, end: 0 };
  if (text.length > LONGEST_TEXT) {
    problems.report('policy/too-large', placeAt(file, start), 'This file is too long for a policy pack.', {
      clears: 'Split it into several files of at most 250,000 characters.',
    });
    return undefined;
  }
  const deep = tooDeep(text);
  if (deep !== undefined) {
    reportDepth(file, { start: deep, end: deep + 1 }, problems);
    return undefined;
  }
  const contents = parse(text);
  if (contents instanceof RangeError) {
    reportDepth(file, start, problems);
    return undefined;
  }
  for (const error of contents.errors) {
    const [from, to] = error.pos.map((at) => Math.min(at, text.length));
    problems.report('policy/yaml', placeAt(file, { start: from ?? 0, end: to ?? 0 }), plainMessage(error));
  }
  if (contents.errors.length > 0 || contents.root === null) return undefined;
  return new TreeReader(file, problems).read(contents.root, 0, 0);
}

function parse(text: string): { root: ParsedNode | null; errors: readonly YAMLError[] } | RangeError {
  try {
    const document = parseDocument(text, {
      schema: 'core',
      version: '1.2',
      // Duplicate keys are looked for below: the parser's own way takes the square of the number of keys.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    return { root: document.contents, errors: document.errors };
  } catch (error) {
    // The parser calls itself for every level; depth that the look at the text missed ends here.
    if (error instanceof RangeError) return error;
    throw error;
  }
}

function reportDepth(file: string, span: Span, problems: ProblemList): void {
  problems.report('policy/too-large', placeAt(file, span), 'Lists and keys stand too deep inside one another here.', {
    clears: `A pack needs no more than ${DEEPEST} levels.`,
  });
}

/**
 * Where the text opens more levels than a pack needs, by its brackets and by its indentation. It doesn't know quotes, so it allows
 * more than the tree does; the exact bound is held there.
 */
function tooDeep(text: string): number | undefined {
  let brackets = 0;
  let indent = 0;
  let inIndent = true;
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '\n' || c === '\r') {
      indent = 0;
      inIndent = true;
      continue;
    }
    if (c === '[' || c === '{') brackets += 1;
    else if ((c === ']' || c === '}') && brackets > 0) brackets -= 1;
    if (inIndent && (c === ' ' || c === '-' || c === '?' || c === ':' || c === '\t')) indent += 1;
    else inIndent = false;
    if (brackets > DEEPEST * 5 || indent > DEEPEST * 10) return at;
  }
  return undefined;
}

/** The parser's own words are for programmers. */
function plainMessage(error: YAMLError): string {
  if (error.code === 'BAD_INDENT' && error.message.startsWith('Flow'))
    return 'A bracket opened before this is not closed.';
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'This line begins with a tab. Use spaces to set lines in.';
    case 'BAD_INDENT':
      return 'This line is set in by the wrong number of spaces.';
    case 'MULTIPLE_DOCS':
      return 'A second document starts here. A pack file has one; take out the line "---".';
    case 'MISSING_CHAR':
      return 'A quotation mark or bracket that is opened here is not closed, or a colon or comma is missing.';
    case 'DUPLICATE_KEY':
      return 'This key stands here a second time. Keep one of them.';
    case 'BAD_DQ_ESCAPE':
      return 'A backslash between double quotation marks must be written twice. Use single quotation marks, or write it twice.';
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
      return 'Text that begins with &, * or ! means something else here. Put it in quotation marks.';
    case 'BAD_DIRECTIVE':
      return 'A line that begins with % can not be read. Take it out.';
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return 'A key and its colon must stand on one line. A colon is missing here, or a quotation mark or bracket is not closed.';
    default:
      return 'This can not be read here. Put text that holds a colon, a bracket or a hash in quotation marks.';
  }
}

class TreeReader {
  #nodes = 0;
  readonly #file: string;
  readonly #problems: ProblemList;

  constructor(file: string, problems: ProblemList) {
    this.#file = file;
    this.#problems = problems;
  }

  /** `after` is where a value would stand that isn't there. */
  read(node: unknown, depth: number, after: number): PackNode | undefined {
    this.#nodes += 1;
    if (!isNode(node)) return { kind: 'scalar', span: { start: after, end: after }, value: null, text: '' };
    const [start, end] = node.range ?? [after, after];
    const span = { start, end };
    if (depth > DEEPEST) {
      reportDepth(this.#file, span, this.#problems);
      return undefined;
    }
    if (this.#nodes > MOST_NODES) {
      if (this.#nodes === MOST_NODES + 1) this.#refuse(span, 'The file holds too much for a policy pack.', 'too-large');
      return undefined;
    }
    // Reported, and read on as far as it goes: the item it stands in is set aside for the finding within it.
    if (isAlias(node)) {
      this.#refuse(span, REFERENCE);
      return { kind: 'scalar', span, value: node.source, text: node.source };
    }
    if (node.anchor !== undefined) this.#refuse(span, REFERENCE);
    if (node.tag !== undefined) this.#refuse(span, 'Tags (!) are not part of a pack. Write the value without one.');
    if (isSeq(node)) return this.#list(node, span, depth);
    if (isMap(node)) return this.#map(node, span, depth);
    if (isScalar(node)) return this.#scalar(node, span);
    return undefined;
  }

  #list(node: YAMLSeq, span: Span, depth: number): PackList {
    const items = node.items.map((item) => this.read(item, depth + 1, span.start));
    return { kind: 'list', span, items: items.filter((item) => item !== undefined) };
  }

  #map(node: YAMLMap, span: Span, depth: number): PackMap {
    const entries: { key: string; keySpan: Span; value: PackNode }[] = [];
    const seen = new Set<string>();
    for (const pair of node.items) {
      const key = this.read(pair.key, depth + 1, span.start);
      if (key === undefined) continue;
      if (key.kind !== 'scalar' || key.value === null) {
        this.#refuse(key.span, 'A key is one word here, such as title or within.');
        continue;
      }
      if (seen.has(key.text)) {
        this.#refuse(key.span, `"${key.text.slice(0, 60)}" stands twice here; keep one of them.`);
        continue;
      }
      seen.add(key.text);
      const value = this.read(pair.value, depth + 1, key.span.end);
      if (value !== undefined) entries.push({ key: key.text, keySpan: key.span, value });
    }
    return { kind: 'map', span, entries };
  }

  #scalar(node: Scalar, span: Span): PackScalar {
    const { value } = node;
    const text = typeof value === 'string' ? value : (node.source ?? '');
    const plain = typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);
    return { kind: 'scalar', span, value: plain ? (value as PackScalar['value']) : text, text };
  }

  #refuse(span: Span, message: string, rule: 'yaml' | 'too-large' = 'yaml'): undefined {
    this.#problems.report(`policy/${rule}`, placeAt(this.#file, span), message);
    return undefined;
  }
}
