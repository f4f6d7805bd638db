/** Blocks by their text, so that a text is parsed once however often it is seen again. */
import { type Addressable, baseAddress } from './address.ts';
import { type BlockContext, readBlock } from './entry.ts';
import { textField } from './front-matter.ts';
import { RECORD_ID } from './ids.ts';
import { type BlockMarks, marksOf } from './marks.ts';
import { Scanner } from './scan.ts';
import type { Block } from './types.ts';

/** A block and what the record as a whole must know of it. */
export interface KnownBlock {
  readonly block: Block;
  readonly marks: BlockMarks;
  /** Where the heading's line ends, its line ending included, relative to the block. */
  readonly headingEnd: number;
  /** What the entry's address is made of; absent for a free section. */
  readonly addressable?: Addressable;
}

/**
 * How much text is kept, in UTF-16 code units: two generations of this much, the older one dropped when the younger is full.
 * Enough for any record that is edited; a run over thousands of files keeps no more than this.
 */
const GENERATION = 4_000_000;

/** A copy that does not hold on to the whole text it was cut from. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** Parses blocks, and keeps those it has parsed lately. */
export class BlockCache {
  readonly #context: BlockContext;
  readonly #known = new WeakMap<Block, KnownBlock>();
  #young = new Map<string, KnownBlock>();
  #old = new Map<string, KnownBlock>();
  #size = 0;

  constructor(context: BlockContext) {
    this.#context = context;
  }

  /** The block of this text, which starts with a level-2 heading and ends before the next one. */
  read(text: string): KnownBlock {
    const young = this.#young.get(text);
    if (young) return young;
    const known = this.#old.get(text) ?? this.#parse(detached(text));
    this.#young.set(known.block.text, known);
    this.#size += text.length;
    if (this.#size > GENERATION) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = 0;
    }
    return known;
  }

  /** What is known of a block that this cache has made. */
  of(block: Block): KnownBlock {
    return this.#known.get(block) ?? this.read(block.text);
  }

  #parse(text: string): KnownBlock {
    const shape = new Scanner(text).block(0);
    const block = readBlock(text, shape, this.#context);
    const lineEnd = shape.heading?.end ?? 0;
    const known: KnownBlock = {
      block,
      marks: marksOf(text),
      headingEnd: lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1),
      ...(block.kind === 'entry' && { addressable: addressableOf(block) }),
    };
    this.#known.set(block, known);
    return known;
  }
}

/** Words that are no id stay in the record: an address stands in every list. */
function addressableOf(block: Extract<Block, { kind: 'entry' }>): Addressable {
  const id = block.fields && textField(block.fields.value, 'id');
  return { base: baseAddress(block.heading), ...(id !== undefined && RECORD_ID.test(id) && { id }) };
}
