/** Options that several commands have, each read in one way. */
import { InvalidArgumentError, Option } from 'commander';
import type { Duration } from '../calendar/types.ts';
import { parseIsoDate } from '../record/date.ts';
import type { IsoDate } from '../record/types.ts';
import { dateInEngland } from '../server/today.ts';
import { readWithin } from './due-list.ts';
import type { Io } from './io.ts';

/** `--as-of DATE`: the day on which everything is judged. */
export function asOfOption(): Option {
  return dateOption('--as-of <date>', "the day to judge on, as YYYY-MM-DD (default: the workspace's own, or today)");
}

/** An option that takes a date. */
export function dateOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text): IsoDate => {
    const date = parseIsoDate(text);
    if (date === undefined) throw new InvalidArgumentError('Write a date that exists, such as 2026-03-31.');
    return date;
  });
}

/** `--within TIME`: how far ahead of the day of judgement. */
export function withinOption(description: string): Option {
  return new Option('--within <time>', description).argParser((text): Duration => {
    const duration = readWithin(text);
    if (duration === undefined) throw new InvalidArgumentError('Write days, weeks or months: 14d, 2w or 1m.');
    return duration;
  });
}

/** `--format NAME`: how the answer is written. */
export function formatOption(formats: readonly [string, ...string[]]): Option {
  return new Option('--format <format>', 'how the answer is written').choices(formats).default(formats[0]);
}

/** `-o FILE`: where the answer is written. */
export function outputOption(): Option {
  return new Option('-o, --output <file>', 'write the answer to a file, whole or not at all (default: the terminal)');
}

/** Today's date in England, read from the clock that was handed in. */
export function today(io: Io): IsoDate {
  const date = parseIsoDate(dateInEngland(io.now()));
  if (date === undefined) throw new Error('The clock of this machine gives no date.');
  return date;
}
