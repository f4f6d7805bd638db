/**
 * What the words of a record are, for its colours: types of entries, people, codes, dates, references. Standard types of tokens, which every theme knows. The
 * tokens of a block are kept with it as they are sent, so that after an edit only its own block is looked at again.
 */
import type { SemanticTokensLegend } from 'vscode-languageserver';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver';
import type { Block, Fields, Span } from '../../record/types.ts';
import { textSpan, type ValueKind, type WrittenValue } from '../../schema/written-values.ts';
import { hasLeft } from '../../workspace/colleagues.ts';
import { blocksWithin, type NameReader, namesOf } from '../../workspace/mentions.ts';
import type { JudgedRecord } from '../judged-record.ts';
import { linesOf, linesOfBlock } from '../record-document.ts';
import { type LineFinder, TokenData, type TokenRun, tokenRun } from './token-data.ts';

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
  team: SemanticTokenTypes.variable,
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

const known = new WeakMap<NameReader, WeakMap<Block, TokenRun>>();

/** The tokens of a record, or of those blocks that reach into `within`, as the protocol sends them: five numbers each. */
export function tokensOf(record: JudgedRecord, within?: Span): number[] {
  const { document, workspace, judgement } = record;
  const names = namesOf(workspace);
  const ofBlocks = known.get(names) ?? new WeakMap<Block, TokenRun>();
  known.set(names, ofBlocks);
  const data = new TokenData();
  const { opening, frontMatter } = judgement.record;
  const fields = frontMatter?.fields;
  if (fields !== undefined && (within === undefined || within.start <= opening.length)) {
    const values = valueTokens(opening, fields, names.frontMatterValues(judgement.record), record);
    data.add(runOf(inOrder(values), linesOf(opening)), 0, 0);
  }
  for (const { block, start } of blocksWithin(judgement.record, within)) {
    let run = ofBlocks.get(block);
    if (run === undefined) {
      run = runOf(readTokens(block, names, record), linesOfBlock(block));
      ofBlocks.set(block, run);
    }
    const { line, character } = document.positionAt(start);
    data.add(run, line, character);
  }
  return data.numbers;
}

function runOf(tokens: readonly Token[], lines: LineFinder): TokenRun {
  return tokenRun(
    tokens.map((token) => ({ ...token, type: TYPES.indexOf(token.type) })),
    lines,
  );
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
    // People in several words are described, not named. What else a field names has its colour, or is a place to which an action was carried.
    const isInFields = inFields !== undefined && span.start >= inFields.start && span.end <= inFields.end;
    if (isInFields && (kind === 'person' || kind === 'team')) continue;
    const type = kind === 'person' ? SemanticTokenTypes.variable : SemanticTokenTypes.function;
    tokens.push({ ...span, type, modifiers: 0 });
  }
  return inOrder(tokens);
}

function valueTokens(whole: string, fields: Fields, values: readonly WrittenValue[], record: JudgedRecord): Token[] {
  return values.flatMap((value): Token[] => {
    // Several words are a description of somebody, not one of the team.
    if (value.kind === 'person' && /\s/.test(value.text)) return [];
    if (value.kind === 'team' && !record.workspace.config.teams.has(value.text)) return [];
    if (value.kind === 'code' && value.info.codes?.some(({ code }) => code === value.text) !== true) return [];
    const span = textSpan(whole, fields, value);
    return span === undefined ? [] : [{ ...span, type: OF_VALUES[value.kind], modifiers: modifiersOf(value, record) }];
  });
}

function modifiersOf({ kind, text }: WrittenValue, { workspace, asOf }: JudgedRecord): number {
  if (kind === 'own-entry' || kind === 'own-child') return DECLARATION;
  const person = kind === 'person' ? workspace.config.people.get(text) : undefined;
  return person !== undefined && hasLeft(person, asOf) ? DEPRECATED : 0;
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
