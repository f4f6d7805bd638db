/**
 * One block of YAML as fields: every value the text that was written, no anchors, aliases, tags or merge keys, each key
 * once. The text is bounded before it is read, and its depth while it is read, before anything that calls itself sees it.
 */
import { Composer, type CST, type Document, Lexer, Parser, Schema } from 'yaml';
import { FieldReader } from './field-reader.ts';
import { PlainFields, readPlainBlock } from './plain-block.ts';
import type { Fields, Limits, Problem } from './types.ts';
import { visibleSpan, yamlProblems } from './yaml-problems.ts';
import { YamlSource } from './yaml-source.ts';

/** The fields of a block, and what is wrong with their text. Spans are in the text that was handed in. */
export interface ReadFields {
  readonly fields: Fields;
  readonly problems: readonly Problem[];
}

/** More mistakes in one block than anyone would mend one by one. */
const MOST_PROBLEMS = 20;

/** Every scalar is text; made once, as making it takes longer than reading a block. */
const TEXT_ONLY = new Schema({ schema: 'failsafe' });

const COMPOSER_OPTIONS = {
  schema: TEXT_ONLY,
  keepSourceTokens: false,
  prettyErrors: false,
  uniqueKeys: false,
  logLevel: 'silent',
} as const;

/** How many mappings and lists are open inside each other. */
function depthOf(stack: readonly CST.Token[]): number {
  return stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length;
}

/** What the first stage of the YAML reader makes of a text, as far as the depth allows. */
interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** Where the nesting became too deep; the tokens are then not to be used. */
  readonly tooDeepAt?: number;
}

/** Reads the tokens of a text without calling itself for what is nested, and stops where the nesting is too deep. */
function tokensOf(source: string, limits: Limits): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > limits.yamlDepth && depthOf(parser.stack) > limits.yamlDepth) {
      return { tokens: [], tooDeepAt: parser.offset - lexeme.length };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

function composed(tokens: readonly CST.Token[]): Document.Parsed | undefined {
  const documents = new Composer(COMPOSER_OPTIONS).compose(tokens);
  for (const document of documents) return document;
  return undefined;
}

/**
 * Reads the YAML that stands in `text` between `start` and `end`. What cannot be read is left out and reported; nothing
 * throws. Where a key stands twice, the first one counts.
 */
export function readFields(text: string, start: number, end: number, limits: Limits): ReadFields {
  const plain = end - start <= limits.yamlLength ? readPlainBlock(text, start, end) : undefined;
  if (plain === undefined) return readYaml(text, start, end, limits);
  const fields = new PlainFields(plain, text, { start, end }, () => readYaml(text, start, end, limits).fields);
  return { fields, problems: [] };
}

/** Like {@link readFields}, always with the YAML reader. */
export function readYaml(text: string, start: number, end: number, limits: Limits): ReadFields {
  const source = new YamlSource(text, { start, end });
  const reader = new FieldReader(source);
  const refuse = (problem: Omit<Problem, 'span' | 'severity'>, from: number, to: number): ReadFields => {
    const span = visibleSpan(text, from, to, start, end);
    return { fields: reader.fields(undefined), problems: [{ severity: 'error', span, ...problem }] };
  };
  if (end - start > limits.yamlLength) {
    const message = `These fields are ${end - start} characters long; the most that is read is ${limits.yamlLength}.`;
    return refuse(
      { rule: 'record/too-large', message, clears: 'Move the long text out of the fields into the entry.' },
      start,
      end,
    );
  }
  try {
    const { tokens, tooDeepAt } = tokensOf(source.text, limits);
    if (tooDeepAt !== undefined) {
      const message = `Lists and groups of fields are nested more than ${limits.yamlDepth} deep here.`;
      const clears = 'Write the fields flat: no field of a record needs more than three levels.';
      return refuse(
        { rule: 'record/too-deep', message, clears },
        source.offset(tooDeepAt),
        source.offset(tooDeepAt + 1),
      );
    }
    const problems: Problem[] = [];
    let documents = 0;
    for (const token of tokens) {
      const second = token.type === 'document' && ++documents === 2;
      if (second || token.type === 'directive') problems.push(reader.refusedLine(token.offset));
    }
    const document = tokens.length > 0 ? composed(tokens) : undefined;
    const root = document?.contents ?? undefined;
    const errors = (document?.errors ?? []).filter(({ code }) => code !== 'MULTIPLE_DOCS');
    problems.push(...yamlProblems(errors, source, root));
    const fields = reader.fields(root);
    problems.push(...reader.problems(problems.length === 0));
    return { fields, problems: tidied(problems) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const clears = 'Write each field as `name: value` on a line of its own.';
    return refuse({ rule: 'record/yaml', message: `These fields cannot be read: ${reason}`, clears }, start, end);
  }
}

/** The problems in the order of the text, one for each place, and not without end. */
function tidied(problems: Problem[]): Problem[] {
  if (problems.length < 2) return problems;
  const sorted = problems.sort((one, other) => one.span.start - other.span.start);
  return sorted.filter((problem, at) => problem.span.start !== sorted[at - 1]?.span.start).slice(0, MOST_PROBLEMS);
}
