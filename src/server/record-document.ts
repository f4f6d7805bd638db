/**
 * The text of a record as an editor counts it: lines from 0, characters in UTF-16 code units. Lines are counted block by block and kept with the
 * block, so that an edit in a long record neither puts its text together nor counts its lines again.
 */
import type { Position } from 'vscode-languageserver';
import { countUpTo } from '../journey/order.ts';
import { LineIndex } from '../record/lines.ts';
import type { Block, CaseRecord } from '../record/types.ts';
import type { Uri } from '../workspace/types.ts';

/** A stretch of the text: what stands before the first block, or a block. */
interface Piece {
  /** Where it starts: document offset, and line from 0. */
  readonly start: number;
  readonly firstLine: number;
  readonly lines: LineIndex;
}

const linesOfBlocks = new WeakMap<Block, LineIndex>();

export class RecordDocument {
  readonly uri: Uri;
  readonly version: number;
  readonly record: CaseRecord;
  /** What an earlier document counted. */
  readonly #earlier: { readonly opening: string; readonly lines: LineIndex } | undefined;
  #pieces: readonly Piece[] | undefined;

  /** `earlier` is a document of the same record before an edit, where there is one. */
  constructor(uri: Uri, version: number, record: CaseRecord, earlier?: RecordDocument) {
    this.uri = uri;
    this.version = version;
    this.record = record;
    const lines = earlier === undefined ? undefined : earlier.#pieces?.[0]?.lines;
    this.#earlier = earlier && lines ? { opening: earlier.record.opening, lines } : undefined;
  }

  /** The whole text. In a long record that was just edited it is put together now. */
  getText(): string {
    return this.record.text;
  }

  get lineCount(): number {
    const last = this.#counted.at(-1);
    return last ? last.firstLine + last.lines.count : 1;
  }

  /** Offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const pieces = this.#counted;
    const piece = pieces[Math.max(0, countUpTo(pieces, ({ start }) => start <= offset) - 1)];
    if (!piece) return { line: 0, character: 0 };
    const { line, character } = piece.lines.position(offset - piece.start);
    return { line: piece.firstLine + line, character };
  }

  /** A character past the end of its line is moved to that end; a line past the last one, to the end of the text. */
  offsetAt({ line, character }: Position): number {
    const pieces = this.#counted;
    const piece = pieces[Math.max(0, countUpTo(pieces, ({ firstLine }) => firstLine <= line) - 1)];
    return piece ? piece.start + piece.lines.offset({ line: line - piece.firstLine, character }) : 0;
  }

  get #counted(): readonly Piece[] {
    this.#pieces ??= this.#count();
    return this.#pieces;
  }

  #count(): Piece[] {
    const { opening, blocks } = this.record;
    const lines = this.#earlier?.opening === opening ? this.#earlier.lines : linesOf(opening);
    const pieces: Piece[] = [{ start: 0, firstLine: 0, lines }];
    let firstLine = lines.count - 1;
    for (const { block, start } of blocks) {
      let known = linesOfBlocks.get(block);
      if (!known) {
        known = linesOf(block.text);
        linesOfBlocks.set(block, known);
      }
      pieces.push({ start, firstLine, lines: known });
      firstLine += known.count - 1;
    }
    return pieces;
  }
}

/** Editors that send a byte order mark count it as a character, unlike people. */
function linesOf(text: string): LineIndex {
  return new LineIndex(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text);
}
