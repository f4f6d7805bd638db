/** Records from text, whole or after a change. */
import { type Addressable, assignAddresses } from './address.ts';
import { BlockCache } from './block-cache.ts';
import { mergeChanges } from './changes.ts';
import { unclosed } from './entry.ts';
import { type Head, readHead } from './front-matter.ts';
import { type BlockMarks, markProblems, marksOf } from './marks.ts';
import { Scanner } from './scan.ts';
import type { CaseRecord, Entry, Limits, PlacedBlock, Problem, RecordParser, TextChange, TypeNames } from './types.ts';
import { visibleSpan } from './yaml-problems.ts';

/** Bounds that no honest record comes near: some 1,500 pages, 20,000 entries. */
export const DEFAULT_LIMITS: Limits = { recordLength: 8_000_000, yamlLength: 65_536, yamlDepth: 32, entries: 20_000 };

/** What stands before the first block: the front matter and the summary. */
interface Opening {
  readonly head: Head;
  readonly end: number;
  readonly problems: readonly Problem[];
  readonly marks: BlockMarks;
}

/** Whether a part has marks that the record must report. */
function isMarked({ conflicts, notText }: BlockMarks): boolean {
  return conflicts.length > 0 || notText !== -1;
}

/** What the parser remembers of a record that it made. */
interface Memory {
  readonly opening: Opening;
  /** How many blocks have marks that the record must report. */
  readonly marked: number;
  /** Entries whose `id` an earlier one has. */
  readonly repeated: readonly number[];
}

/** Entries with their numbers and addresses. */
interface Numbered {
  readonly entries: readonly Entry[];
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
    const record = this.#record(text, opening, placed, numbered, marked, cut);
    // What was cut short, or has front matter that any change may close, is read as a whole again.
    if (cutAt === undefined && !opening.head.open) this.#remember(record, opening, numbered, marked);
    return record;
  }

  update(previous: CaseRecord, text: string, changes: readonly TextChange[]): CaseRecord {
    const memory = this.#memories.get(previous);
    if (!memory || text.length > this.#limits.recordLength) return this.parse(text);
    if (changes.length === 0 && text.length === previous.text.length) return previous;
    const change = mergeChanges(changes, previous.text.length, text.length);
    return (change && this.#reread(previous, memory, text, change)) ?? this.parse(text);
  }

  /** Reads again what `change` touches; gives nothing where the whole must be read. */
  #reread(previous: CaseRecord, memory: Memory, text: string, change: TextChange): CaseRecord | undefined {
    const old = previous.blocks;
    const delta = change.newEnd - change.oldEnd;
    const first = this.#firstTouched(old, change.start);
    const scanner = new Scanner(text);
    const opening = first === -1 ? readOpening(text, scanner, this.#limits) : memory.opening;
    if (opening.head.open) return undefined;
    const kept = Math.max(first, 0);
    const from = first === -1 ? opening.end : (old[first]?.start ?? 0);
    const { placed, resumed, cutAt } = this.#blocks(text, scanner, from, old, change.newEnd, delta);
    if (cutAt !== undefined || kept + placed.length + old.length - resumed > this.#limits.entries) return undefined;

    const blocks = old.slice(0, kept);
    for (const block of placed) blocks.push(block);
    for (let at = resumed; at < old.length; at++) {
      const moved = old[at];
      if (moved) blocks.push(delta === 0 ? moved : { block: moved.block, start: moved.start + delta });
    }
    const removed = old.slice(kept, resumed);
    const marked = memory.marked + this.#marked(placed) - this.#marked(removed);
    const sameAddresses = memory.repeated.length === 0 && this.#sameAddresses(removed, placed);
    const numbered = sameAddresses ? readdressed(previous.entries, blocks) : this.#entries(blocks, previous.entries);
    const record = this.#record(text, opening, blocks, numbered, marked, []);
    this.#remember(record, opening, numbered, marked);
    return record;
  }

  #remember(record: CaseRecord, opening: Opening, { repeated }: Numbered, marked: number): void {
    this.#memories.set(record, { opening, marked, repeated });
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
    return { entries: entriesAt(blocks, previous, (index) => addresses[index] ?? ''), repeated };
  }

  #record(
    text: string,
    opening: Opening,
    blocks: readonly PlacedBlock[],
    { entries, repeated }: Numbered,
    marked: number,
    cut: readonly Problem[],
  ): CaseRecord {
    const marks = marked > 0 || isMarked(opening.marks) ? markProblems(this.#markedParts(opening, blocks)) : [];
    const notText = marks.some(({ rule }) => rule === 'record/not-text');
    const { frontMatter, kind, id, bodyStart } = opening.head;
    return {
      text,
      ...(kind && { kind }),
      ...(id !== undefined && { id }),
      ...(frontMatter && { frontMatter }),
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

/** The entries of `blocks`; the entry objects of `previous` are kept where nothing about them is different. */
function entriesAt(
  blocks: readonly PlacedBlock[],
  previous: readonly Entry[],
  addressAt: (index: number) => string,
): Entry[] {
  const entries: Entry[] = [];
  for (const { block, start } of blocks) {
    if (block.kind !== 'entry') continue;
    const index = entries.length;
    const address = addressAt(index);
    const known = previous[index];
    const same = known && known.block === block && known.start === start && known.address === address;
    entries.push(same ? known : { block, start, index, address });
  }
  return entries;
}

/** The entries of `blocks` where every one of them has the address that the entry of its number had before. */
function readdressed(previous: readonly Entry[], blocks: readonly PlacedBlock[]): Numbered {
  return { entries: entriesAt(blocks, previous, (index) => previous[index]?.address ?? ''), repeated: [] };
}

/** Reads what stands before the first level-2 heading. */
function readOpening(text: string, scanner: Scanner, limits: Limits): Opening {
  const head = readHead(text, limits);
  const shape = scanner.block(head.bodyStart);
  const end = shape.heading ? head.bodyStart : shape.end;
  const problems = shape.heading ? head.problems : [...head.problems, ...unclosed(text, shape)];
  return { head, end, problems, marks: marksOf(text.slice(0, end)) };
}

function repeatedId(entry: Entry | undefined): Problem[] {
  if (!entry?.block.fields) return [];
  const { start, end } = entry.block.fields.locate(['id'], 'value');
  return [
    {
      rule: 'record/duplicate-id',
      severity: 'warning',
      message: `An earlier entry has the same id; this one can only be referred to as “${entry.address}”.`,
      span: { start: entry.start + start, end: entry.start + end },
      clears: 'Give this entry an id of its own.',
    },
  ];
}

function tooMany(text: string, at: number, most: number): Problem {
  return {
    rule: 'record/too-large',
    severity: 'error',
    message: `This record has more than ${most} entries and sections; from here on it is not read.`,
    span: visibleSpan(text, at, Math.min(at + 200, text.length), 0, text.length),
    clears: 'Split the record into two files.',
  };
}

function tooLarge(text: string, limits: Limits): CaseRecord {
  const problem: Problem = {
    rule: 'record/too-large',
    severity: 'error',
    message: `This record is ${text.length} characters long; the most that is read is ${limits.recordLength}.`,
    span: visibleSpan(text, 0, 200, 0, text.length),
    clears: 'Split the record into two files, or keep what is not case recording elsewhere.',
  };
  return { text, summary: { start: 0, end: text.length }, blocks: [], entries: [], problems: [problem] };
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
