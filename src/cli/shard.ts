/** `--shard i/n`: one part of the records, for machines that share the work. */
import { InvalidArgumentError, Option } from 'commander';
import { digestOf } from '../workspace/content-digest.ts';

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

/** More than any pipeline has machines. */
export const MOST_SHARDS = 1000;

/** Reads `2/4`; undefined for anything else. */
export function readShard(text: string): Shard | undefined {
  const read = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/u.exec(text);
  if (read === null) return undefined;
  const shard = { index: Number(read[1]), of: Number(read[2]) };
  return shard.index <= shard.of && shard.of <= MOST_SHARDS ? shard : undefined;
}

export function shardOption(): Option {
  return new Option(
    '--shard <i/n>',
    'check part i of n parts of the records; "case-record merge" puts the parts together',
  ).argParser((text): Shard => {
    const shard = readShard(text);
    if (shard === undefined)
      throw new InvalidArgumentError(`Write the part and how many there are, such as 2/4 (at most ${MOST_SHARDS}).`);
    return shard;
  });
}

/** Whether a file belongs to a shard: by its path (with `/`) alone, whatever else is there and in whatever order it is listed. */
export function isInShard({ index, of }: Shard, file: string): boolean {
  const number = Buffer.from(digestOf(file), 'base64url').readUInt32BE(0);
  return number % of === index - 1;
}
