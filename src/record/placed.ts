/** Blocks where they stand in a record: numbered, addressed, and exchanged for others after an edit. */
import type { CaseRecord, Entry, PlacedBlock } from './types.ts';

/** Blocks in their order, with the numbers and addresses of the entries among them. */
export interface Numbered {
  readonly blocks: readonly PlacedBlock[];
  readonly entries: readonly Entry[];
  readonly repeated: readonly number[];
}

/** Which of the old blocks give way, and to what. */
export interface Replaced {
  readonly kept: number;
  readonly placed: readonly PlacedBlock[];
  /** Index of the first old block that stays behind them. */
  readonly resumed: number;
}

/** Whether a block of a record is an entry: it is then the very object that stands among the record's entries. */
export function isEntry(placed: PlacedBlock | undefined): placed is Entry {
  return placed !== undefined && 'address' in placed;
}

/** How many entries there are among the first blocks of a record. */
function entriesBefore(blocks: readonly PlacedBlock[], count: number): number {
  for (let at = count - 1; at >= 0; at--) {
    const placed = blocks[at];
    if (isEntry(placed)) return placed.index + 1;
  }
  return 0;
}

/** Numbers and addresses the entries among `blocks`; the entry objects of `previous` are kept where nothing about them is different. */
export function numberedAt(
  blocks: readonly PlacedBlock[],
  previous: readonly Entry[],
  addresses: readonly string[],
): Omit<Numbered, 'repeated'> {
  const entries: Entry[] = [];
  const numbered = blocks.map((placed) => {
    const { block, start } = placed;
    if (block.kind !== 'entry') return placed;
    const index = entries.length;
    const address = addresses[index] ?? '';
    const known = previous[index];
    const same = known && known.block === block && known.start === start && known.address === address;
    const entry = same ? known : { block, start, index, address };
    entries.push(entry);
    return entry;
  });
  return { blocks: numbered, entries };
}

/** The old blocks with others in the place of some of them. */
export function spliced(
  old: readonly PlacedBlock[],
  { kept, placed, resumed }: Replaced,
  delta: number,
): PlacedBlock[] {
  const behind = old.slice(resumed).map(({ block, start }) => ({ block, start: start + delta }));
  return [...old.slice(0, kept), ...placed, ...behind];
}

/** The same, where every entry has the number and the address that the entry in its place had before: what stands before the edit is as it was. */
export function readdressed(previous: CaseRecord, { kept, placed, resumed }: Replaced, delta: number): Numbered {
  const old = previous.blocks;
  const blocks = old.slice(0, kept);
  const entries = previous.entries.slice(0, entriesBefore(old, kept));
  for (const { block, start } of placed) {
    if (block.kind !== 'entry') {
      blocks.push({ block, start });
      continue;
    }
    const index = entries.length;
    const entry = { block, start, index, address: previous.entries[index]?.address ?? '' };
    entries.push(entry);
    blocks.push(entry);
  }
  for (let at = resumed; at < old.length; at++) {
    const was = old[at];
    if (was === undefined) continue;
    const start = was.start + delta;
    if (!isEntry(was)) {
      blocks.push(delta === 0 ? was : { block: was.block, start });
      continue;
    }
    const { block, index, address } = was;
    const entry = delta === 0 ? was : { block, start, index, address };
    entries.push(entry);
    blocks.push(entry);
  }
  return { blocks, entries, repeated: [] };
}
