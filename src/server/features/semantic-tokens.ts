/**
 * What the words of a record are, for its colours: types of entries, people, codes, dates, references. Standard types of tokens, which every theme knows. The
 * tokens of a block are kept with it, so that after an edit only its own block is looked at again.
 */
import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import { SemanticTokenModifiers, SemanticTokensBuilder, SemanticTokenTypes } from 'vscode-languageserver';
import type { Block, Fields, Span } from '../../record/types.ts';
import { textSpan, type ValueKind, type WrittenValue } from '../../schema/written-values.ts';
import { blocksWithin, type NameReader, namesOf } from '../../workspace/mentions.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';

const TYPES = [
  SemanticTokenTypes.class,
  SemanticTokenTypes.variable,
  SemanticTokenTypes.enumMember,
  SemanticTokenTypes.number,
  SemanticTokenTypes.function,
] as const;
type TokenType = (typeof TYPES)[number];

const MODIFIERS = [SemanticTokenModifiers.declaration, SemanticTokenModifiers.deprecated] as const;
const DECLARATION = 1;
const DEPRECATED = 2;

export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

const OF_VALUES: Readonly<Record<ValueKind, TokenType>> = {
  person: SemanticTokenTypes.variable,
  code: SemanticTokenTypes.enumMember,
  date: SemanticTokenTypes.number,
  entry: SemanticTokenTypes.function,
  child: SemanticTokenTypes.function,
  'own-entry': SemanticTokenTypes.function,
  'own-child': SemanticTokenTypes.function,
};

interface Token extends Span {
  readonly type: TokenType;
  readonly modifiers: number;
}

const known = new WeakMap<NameReader, WeakMap<Block, readonly Token[]>>();

/** The tokens of a record, or of those blocks that reach into `within`, put into the protocol's form by `builder`. */
export function semanticTokensOf(record: JudgedRecord, builder: SemanticTokensBuilder, within?: Span): void {
  const { document, workspace, judgement } = record;
  const names = namesOf(workspace);
  const push = ({ start, end, type, modifiers }: Token, from: number): void => {
    const range = rangeOf(document, { start: from + start, end: from + end });
    // A token stands on one line.
    if (range.start.line !== range.end.line || range.end.character === range.start.character) return;
    builder.push(
      range.start.line,
      range.start.character,
      range.end.character - range.start.character,
      TYPES.indexOf(type),
      modifiers,
    );
  };
  const { opening, frontMatter } = judgement.record;
  if (within === undefined || within.start <= opening.length) {
    const fields = frontMatter?.fields;
    const values =
      fields === undefined ? [] : valueTokens(opening, fields, names.frontMatterValues(judgement.record), record);
    for (const token of inOrder(values)) push(token, 0);
  }
  for (const { block, start } of blocksWithin(judgement.record, within))
    for (const token of blockTokens(block, names, record)) push(token, start);
}

/** All tokens at once. */
export function allTokens(record: JudgedRecord): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  semanticTokensOf(record, builder);
  return builder.build();
}

function blockTokens(block: Block, names: NameReader, record: JudgedRecord): readonly Token[] {
  const ofReader = known.get(names) ?? new WeakMap<Block, readonly Token[]>();
  known.set(names, ofReader);
  let tokens = ofReader.get(block);
  if (tokens === undefined) {
    tokens = readTokens(block, names, record);
    ofReader.set(block, tokens);
  }
  return tokens;
}

function readTokens(block: Block, names: NameReader, record: JudgedRecord): Token[] {
  const tokens: Token[] = [];
  if (block.kind === 'entry') {
    const { date, dateSpan, type, typeSpan } = block.heading;
    if (date !== undefined) tokens.push({ ...dateSpan, type: SemanticTokenTypes.number, modifiers: 0 });
    if (type !== undefined) tokens.push({ ...typeSpan, type: SemanticTokenTypes.class, modifiers: 0 });
    if (block.fields !== undefined)
      tokens.push(...valueTokens(block.text, block.fields, names.valuesOf(block), record));
  }
  const inFields = block.kind === 'entry' ? block.fields?.span : undefined;
  for (const { kind, span } of names.mentionsIn(block)) {
    if (inFields !== undefined && span.start >= inFields.start && span.end <= inFields.end) continue;
    const type = kind === 'person' ? SemanticTokenTypes.variable : SemanticTokenTypes.function;
    tokens.push({ ...span, type, modifiers: 0 });
  }
  return inOrder(tokens);
}

function valueTokens(whole: string, fields: Fields, values: readonly WrittenValue[], record: JudgedRecord): Token[] {
  return values.flatMap((value): Token[] => {
    // Several words are a description of somebody, not one of the team.
    if (value.kind === 'person' && /\s/.test(value.text)) return [];
    if (value.kind === 'code' && value.info.codes?.some(({ code }) => code === value.text) !== true) return [];
    const span = textSpan(whole, fields, value);
    return span === undefined ? [] : [{ ...span, type: OF_VALUES[value.kind], modifiers: modifiersOf(value, record) }];
  });
}

function modifiersOf({ kind, text }: WrittenValue, { workspace, asOf }: JudgedRecord): number {
  if (kind === 'own-entry' || kind === 'own-child') return DECLARATION;
  const left = kind === 'person' ? workspace.config.people.get(text)?.left : undefined;
  return left !== undefined && left < asOf ? DEPRECATED : 0;
}

/** In order of place, none over another: the protocol asks for it. */
function inOrder(tokens: Token[]): Token[] {
  let end = -1;
  return tokens
    .sort((a, b) => a.start - b.start)
    .filter((token) => {
      if (token.start < end) return false;
      end = token.end;
      return true;
    });
}
