/** What the command line has of the world: handed in, so that a test can run a command without a process. */
import type { Question } from '../workspace/templates/types.ts';

/** A stream that is written to. */
export interface Output {
  write(text: string): unknown;
  /** Whether somebody looks at it as it is written. */
  readonly isTTY?: boolean;
  /** Characters in a line of the terminal. */
  readonly columns?: number;
}

export interface Io {
  /** The current folder, an absolute path. */
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Where progress is drawn: stderr where it is a terminal, and otherwise nowhere. */
  readonly terminal?: NodeJS.WritableStream;
  readonly env: { readonly [name: string]: string | undefined };
  /** The user's folder for what can be made again, an absolute path; absent where nothing is kept. */
  readonly cacheFolder?: string;
  /** A digest of the program, or undefined where it is none to rely on; absent: the same. */
  build?(): Promise<string | undefined>;
  /** Asks the person, where one sits at the terminal; `check` says what is wrong with an answer. */
  ask?(question: Question, check: (given: string) => string | undefined): Promise<string>;
  /** The clock. Read at this edge only; everything behind it is given a date. */
  now(): Date;
}

/** 0: nothing at or above the level asked for. 1: findings. 2: the command could not do its work, and said why on stderr. */
export type ExitStatus = 0 | 1 | 2;

/** A command cannot do its work; the message is for the person who typed it. Exit status 2. */
export class CannotProceed extends Error {
  override readonly name = 'CannotProceed';
}

/** The command that is being run: where it writes, and what it ends with. */
export interface Session {
  readonly io: Io;
  /** Sets the exit status; the worst one counts. */
  end(status: ExitStatus): void;
}

/** Says something to the person on stderr, each line under the program's name. */
export function say(io: Io, message: string): void {
  for (const line of message.split('\n')) io.stderr.write(`case-record: ${line}\n`);
}
