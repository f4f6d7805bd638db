/** Records from text, whole or after a change. */
import { type Addressable, assignAddresses } from './address.ts';
import { BlockCache } from './block-cache.ts';
import { type ChangedText, changed, fitted } from './changes.ts';
import { type BlockMarks, markProblems } from './marks.ts';
import { type Opening, readOpening } from './opening.ts';
import { type Numbered, numberedAt, type Replaced, readdressed, spliced } from './placed.ts';
import { isMarked, repeatedId, tooLarge, tooMany } from './record-problems.ts';
import { Scanner } from './scan.ts';
import type {
  Block,
  CaseRecord,
  Entry,
  Limits,
  PlacedBlock,
  Problem,
  RecordParser,
  TextChange,
  TypeNames,
} from './types.ts';

/** Bounds that no honest record comes near: some 1,500 pages, 20,000 entries. */
export const DEFAULT_LIMITS: Limits = { recordLength: 8_000_000, yamlLength: 65_536, yamlDepth: 32, entries: 20_000 };

/** A change is looked at with as many blocks behind it as this, unless their text as it is now is long, before the whole text is put together. */
const FEW_BLOCKS = 8;
const SHORT_TEXT = 100_000;

/** What the parser remembers of a record that it made. */
interface Memory {
  readonly opening: Opening;
  /** The length of the whole text. */
  readonly length: number;
  /** How many blocks have marks that the record must report. */
  readonly marked: number;
  /** Entries whose `id` an earlier one has. */
  readonly repeated: readonly number[];
}

/** Blocks one after the other, and how they came to an end. */
interface Blocks {
  readonly placed: PlacedBlock[];
  /** Index among the old blocks from which on they are the same again. */
  readonly resumed: number;
  /** Where there were more blocks than are read. */
  readonly cutAt?: number;
}

function memoryOf(opening: Opening, length: number, { repeated }: Numbered, marked: number): Memory {
  return { opening, length, marked, repeated };
}

class Parser implements RecordParser {
  readonly #limits: Limits;
  readonly #cache: BlockCache;
  readonly #memories = new WeakMap<CaseRecord, Memory>();

  constructor(types: TypeNames, limits: Limits) {
    this.#limits = limits;
    this.#cache = new BlockCache({ types, limits });
  }

  parse(text: string): CaseRecord {
    if (text.length > this.#limits.recordLength) return tooLarge(text, this.#limits);
    const scanner = new Scanner(text);
    const opening = readOpening(text, scanner, this.#limits);
    const { placed, cutAt } = this.#blocks(text, scanner, opening.end, [], 0, 0);
    const marked = this.#marked(placed);
    const numbered = this.#entries(placed, []);
    const cut = cutAt === undefined ? [] : [tooMany(text, cutAt, this.#limits.entries)];
    const record = this.#record(() => text, opening, numbered, marked, cut);
    // What was cut short, or has front matter that any change may close, is read as a whole again.
    if (cutAt === undefined && !opening.head.open)
      this.#memories.set(record, memoryOf(opening, text.length, numbered, marked));
    return record;
  }

  update(previous: CaseRecord, changes: readonly TextChange[]): CaseRecord {
    const [only] = changes;
    if (only === undefined) return previous;
    const memory = this.#memories.get(previous);
    const few =
      memory && changes.length === 1 ? this.#rereadFew(previous, memory, fitted(only, memory.length)) : undefined;
    if (few) return few;
    const change = changed(previous.text, changes);
    if (!memory || change.text.length > this.#limits.recordLength) return this.parse(change.text);
    return this.#reread(previous, memory, change) ?? this.parse(change.text);
  }

  /**
   * Reads again the few blocks that hold `change`, without the text around them. Gives nothing where the change touches what stands before any block, or
   * where none of the next headings is found any more.
   */
  #rereadFew(previous: CaseRecord, memory: Memory, { start, oldEnd, text }: TextChange): CaseRecord | undefined {
    const { blocks } = previous;
    const kept = this.#firstTouched(blocks, start);
    const first = blocks[kept];
    const delta = text.length - (oldEnd - start);
    if (first === undefined || memory.length + delta > this.#limits.recordLength) return undefined;
    let before = '';
    for (let at = kept; at < Math.min(blocks.length, kept + FEW_BLOCKS); at++) {
      before += blocks[at]?.block.text ?? '';
      if (first.start + before.length < oldEnd) continue;
      const now = before.slice(0, start - first.start) + text + before.slice(oldEnd - first.start);
      const placed = this.#blocksOf(now, first.start, blocks[at + 1]?.block);
      if (placed !== undefined) {
        if (blocks.length - (at + 1 - kept) + placed.length > this.#limits.entries) return undefined;
        return this.#replaced(previous, memory, memory.opening, { kept, placed, resumed: at + 1 }, delta);
      }
      if (now.length > SHORT_TEXT) return undefined;
    }
    return undefined;
  }

  /** The blocks of a text that starts with a heading and stands before the block `next`; nothing where that would no longer start where it does. */
  #blocksOf(text: string, start: number, next: Block | undefined): PlacedBlock[] | undefined {
    const heading = next ? next.text.slice(0, this.#cache.of(next).headingEnd) : '';
    const scanner = new Scanner(text + heading);
    const starts: number[] = [];
    let at = 0;
    for (; at < text.length; at = scanner.block(at).end) starts.push(at);
    if (at !== text.length) return undefined;
    return starts.map((from, n) => ({
      block: this.#cache.read(text.slice(from, starts[n + 1] ?? text.length)).block,
      start: start + from,
    }));
  }

  /** Reads again what `change` touches; gives nothing where the whole must be read. */
  #reread(previous: CaseRecord, memory: Memory, { text, start, oldEnd, newEnd }: ChangedText): CaseRecord | undefined {
    const old = previous.blocks;
    const delta = newEnd - oldEnd;
    const first = this.#firstTouched(old, start);
    const scanner = new Scanner(text);
    const opening = first === -1 ? readOpening(text, scanner, this.#limits) : memory.opening;
    if (opening.head.open) return undefined;
    const kept = Math.max(first, 0);
    const from = first === -1 ? opening.end : (old[first]?.start ?? 0);
    const { placed, resumed, cutAt } = this.#blocks(text, scanner, from, old, newEnd, delta);
    if (cutAt !== undefined || kept + placed.length + old.length - resumed > this.#limits.entries) return undefined;
    return this.#replaced(previous, memory, opening, { kept, placed, resumed }, delta);
  }

  /** The record with other blocks between the first `kept` and those from `resumed` on, which stand `delta` further on. */
  #replaced(
    previous: CaseRecord,
    memory: Memory,
    opening: Opening,
    { kept, placed, resumed }: Replaced,
    delta: number,
  ): CaseRecord {
    const removed = previous.blocks.slice(kept, resumed);
    const marked = memory.marked + this.#marked(placed) - this.#marked(removed);
    const sameAddresses = memory.repeated.length === 0 && this.#sameAddresses(removed, placed);
    const replaced = { kept, placed, resumed };
    const numbered = sameAddresses
      ? readdressed(previous, replaced, delta)
      : this.#entries(spliced(previous.blocks, replaced, delta), previous.entries);
    const whole = () => opening.text + numbered.blocks.map(({ block }) => block.text).join('');
    const record = this.#record(whole, opening, numbered, marked, []);
    this.#memories.set(record, memoryOf(opening, memory.length + delta, numbered, marked));
    return record;
  }

  /** The last block whose heading stands wholly before `offset`; -1 where the change touches what stands before any. */
  #firstTouched(blocks: readonly PlacedBlock[], offset: number): number {
    let low = -1;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const placed = blocks[middle];
      if (placed && placed.start + this.#cache.of(placed.block).headingEnd <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Reads blocks from `from` on, until an old block starts (`delta` further on) where nothing has changed any more. */
  #blocks(
    text: string,
    scanner: Scanner,
    from: number,
    old: readonly PlacedBlock[],
    unchangedFrom: number,
    delta: number,
  ): Blocks {
    const placed: PlacedBlock[] = [];
    let next = 0;
    for (let at = from; at < text.length; ) {
      if (at >= unchangedFrom) {
        while (next < old.length && (old[next]?.start ?? 0) + delta < at) next++;
        if (next < old.length && (old[next]?.start ?? 0) + delta === at) return { placed, resumed: next };
      }
      if (placed.length === this.#limits.entries) return { placed, resumed: old.length, cutAt: at };
      const { end } = scanner.block(at);
      placed.push({ block: this.#cache.read(text.slice(at, end)).block, start: at });
      at = end;
    }
    return { placed, resumed: old.length };
  }

  #marked(blocks: readonly PlacedBlock[]): number {
    return blocks.reduce((count, { block }) => count + (isMarked(this.#cache.of(block).marks) ? 1 : 0), 0);
  }

  /** Whether the entries among `after` have the same addresses to give as those among `before`, one by one. */
  #sameAddresses(before: readonly PlacedBlock[], after: readonly PlacedBlock[]): boolean {
    const old = this.#addressables(before);
    const now = this.#addressables(after);
    return old.length === now.length && old.every(({ id, base }, at) => id === now[at]?.id && base === now[at]?.base);
  }

  #addressables(blocks: readonly PlacedBlock[]): Addressable[] {
    return blocks.flatMap(({ block }) => this.#cache.of(block).addressable ?? []);
  }

  /** Numbers and addresses all entries, keeping those of `previous` that are the same still. */
  #entries(blocks: readonly PlacedBlock[], previous: readonly Entry[]): Numbered {
    const { addresses, repeated } = assignAddresses(this.#addressables(blocks));
    return { ...numberedAt(blocks, previous, addresses), repeated };
  }

  #record(
    whole: () => string,
    opening: Opening,
    { blocks, entries, repeated }: Numbered,
    marked: number,
    cut: readonly Problem[],
  ): CaseRecord {
    const marks = marked > 0 || isMarked(opening.marks) ? markProblems(this.#markedParts(opening, blocks)) : [];
    const notText = marks.some(({ rule }) => rule === 'record/not-text');
    const { frontMatter, kind, id, bodyStart } = opening.head;
    let text: string | undefined;
    return {
      get text() {
        text ??= whole();
        return text;
      },
      ...(kind && { kind }),
      ...(id !== undefined && { id }),
      ...(frontMatter && { frontMatter }),
      opening: opening.text,
      summary: { start: bodyStart, end: opening.end },
      blocks,
      entries,
      // Of a file that is no text, nothing else is worth saying.
      problems: [
        ...(notText ? [] : opening.problems),
        ...repeated.flatMap((index) => repeatedId(entries[index])),
        ...marks,
        ...cut,
      ],
    };
  }

  *#markedParts(opening: Opening, blocks: readonly PlacedBlock[]): Generator<{ start: number; marks: BlockMarks }> {
    yield { start: 0, marks: opening.marks };
    for (const { block, start } of blocks) yield { start, marks: this.#cache.of(block).marks };
  }
}

/** Makes a parser. Records of one parser share its cache of blocks; `update` knows the records that it has made itself. */
export function createRecordParser({
  types,
  limits = DEFAULT_LIMITS,
}: {
  readonly types: TypeNames;
  readonly limits?: Limits;
}): RecordParser {
  return new Parser(types, limits);
}
