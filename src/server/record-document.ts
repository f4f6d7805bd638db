/**
 * The text of a record as an editor counts it: lines from 0, characters in UTF-16 code units. Lines are counted block by block and kept with the
 * block, so that an edit in a long record neither puts its text together nor counts its lines again.
 */
import type { Position } from 'vscode-languageserver';
import { countUpTo } from '../journey/order.ts';
import { LineIndex } from '../record/lines.ts';
import type { Block, CaseRecord } from '../record/types.ts';
import type { Uri } from '../workspace/types.ts';

const linesOfBlocks = new WeakMap<Block, LineIndex>();

export class RecordDocument {
  readonly uri: Uri;
  readonly version: number;
  readonly record: CaseRecord;
  readonly #opening: LineIndex;
  /** Characters before the first block on its own line: a byte order mark, where nothing else stands before it. */
  readonly #lead: number;
  /** The line on which each block starts, and after them the last line. */
  readonly #firstLines: Uint32Array;

  /** `earlier` is a document of the same record before an edit, where there is one: what it counted is not counted again. */
  constructor(uri: Uri, version: number, record: CaseRecord, earlier?: RecordDocument) {
    this.uri = uri;
    this.version = version;
    this.record = record;
    this.#opening = earlier && earlier.record.opening === record.opening ? earlier.#opening : linesOf(record.opening);
    this.#lead = this.#opening.position(record.opening.length).character;
    this.#firstLines = this.#count(earlier);
  }

  /** The whole text. In a long record that was just edited it is put together now. */
  getText(): string {
    return this.record.text;
  }

  get lineCount(): number {
    return (this.#firstLines.at(-1) ?? 0) + 1;
  }

  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const { blocks } = this.record;
    const at = countUpTo(blocks, ({ start }) => start <= offset) - 1;
    const placed = blocks[at];
    if (!placed) return this.#opening.position(offset);
    const { line, character } = linesOfBlock(placed.block).position(offset - placed.start);
    const lead = at === 0 && line === 0 ? this.#lead : 0;
    return { line: (this.#firstLines[at] ?? 0) + line, character: character + lead };
  }

  /** A character past the end of its line is moved to that end; a line past the last one, to the end of the text. */
  offsetAt({ line, character }: Position): number {
    const { blocks } = this.record;
    const at = countUpTo(this.#firstLines.subarray(0, blocks.length), (first) => first <= line) - 1;
    const placed = blocks[at];
    const lead = at === 0 && line === this.#firstLines[0] ? this.#lead : 0;
    if (!placed || character < lead) return this.#opening.offset({ line, character });
    const within = { line: line - (this.#firstLines[at] ?? 0), character: character - lead };
    return placed.start + linesOfBlock(placed.block).offset(within);
  }

  #count(earlier: RecordDocument | undefined): Uint32Array {
    const { blocks } = this.record;
    const before = earlier?.record.blocks ?? [];
    const counted = earlier === undefined ? new Uint32Array(1) : earlier.#firstLines;
    const firstLines = new Uint32Array(blocks.length + 1);
    let line = this.#opening.count - 1;
    let same = 0;
    // Blocks before the edit stand on the lines on which they stood; those behind it all moved by as much.
    if (counted[0] === line) {
      while (same < blocks.length && blocks[same]?.block === before[same]?.block) same++;
      firstLines.set(counted.subarray(0, same));
      if (same > 0) line = counted[same] ?? 0;
    }
    const shift = before.length - blocks.length;
    let behind = blocks.length;
    while (behind > same && blocks[behind - 1]?.block === before[behind - 1 + shift]?.block) behind--;
    for (let at = same; at < behind; at++) {
      firstLines[at] = line;
      const block = blocks[at]?.block;
      if (block) line += linesOfBlock(block).count - 1;
    }
    const moved = line - (counted[behind + shift] ?? 0);
    for (let at = behind; at < blocks.length; at++) firstLines[at] = (counted[at + shift] ?? 0) + moved;
    firstLines[blocks.length] = behind === blocks.length ? line : (counted[before.length] ?? 0) + moved;
    return firstLines;
  }
}

/** The lines of a block, from its own first one. */
export function linesOfBlock(block: Block): LineIndex {
  const known = linesOfBlocks.get(block) ?? linesOf(block.text);
  linesOfBlocks.set(block, known);
  return known;
}

/** Editors that send a byte order mark count it as a character, unlike people. */
export function linesOf(text: string): LineIndex {
  return new LineIndex(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text);
}
