/** Runs commands in a folder of their own, in this process, with what they write caught. */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  /** Both streams are a terminal of this many columns. */
  readonly columns?: number;
  readonly env?: Io['env'];
  /** The clock; the same instant for the whole command unless it is a function. */
  readonly now?: string | (() => Date);
  readonly progress?: NodeJS.WritableStream;
  /** The user's cache folder; without it nothing is kept where no option says so. */
  readonly cacheFolder?: string;
  /** A digest of the program, for what is kept. */
  readonly build?: string;
  /** A person at the terminal, who answers. */
  readonly ask?: Io['ask'];
  /** Folder below the test's own, as the current folder. */
  readonly from?: string;
}

/** The day on which commands run where a test doesn't say. */
export const TODAY = '2026-03-20T10:00:00Z';

export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'case-record-')));

  /** Writes a file, with the folders on the way. */
  write(name: string, content: string | Uint8Array): this {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), content);
    return this;
  }

  at(...names: readonly string[]): string {
    return join(this.path, ...names);
  }

  has(name: string): boolean {
    return existsSync(this.at(name));
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  /** Every file below, with its size and time of change, to see that nothing was written. */
  snapshot(): readonly string[] {
    return (readdirSync(this.path, { recursive: true }) as string[]).sort().map((name) => {
      const found = statSync(this.at(name), { throwIfNoEntry: false });
      return `${name} ${found?.size} ${found?.mtimeMs}`;
    });
  }

  async run(args: readonly string[], terminal: Terminal = {}): Promise<Outcome> {
    const written = { out: '', err: '' };
    const stream = (name: 'out' | 'err') => ({
      write(text: string) {
        written[name] += text;
      },
      ...(terminal.columns === undefined ? {} : { isTTY: true, columns: terminal.columns }),
    });
    const { now = TODAY } = terminal;
    const status = await run(args, {
      cwd: this.at(terminal.from ?? '.'),
      stdout: stream('out'),
      stderr: stream('err'),
      ...(terminal.progress === undefined ? {} : { terminal: terminal.progress }),
      ...(terminal.ask === undefined ? {} : { ask: terminal.ask }),
      env: terminal.env ?? {},
      ...(terminal.cacheFolder === undefined ? {} : { cacheFolder: terminal.cacheFolder }),
      build: async () => terminal.build,
      now: typeof now === 'string' ? () => new Date(now) : now,
    });
    return { status, ...written };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A child's record: front matter that is whole, and these entries. */
export function child(id: string, entries = ''): string {
  return `---\nrecord: child\nid: ${id}\nname: A made-up child\nborn: 2015-03-02\n---\n\n# A made-up child\n\n${entries}`;
}

/** An entry with its fields, one a line. */
export function entry(heading: string, ...fields: readonly string[]): string {
  return `## ${heading}\n\n\`\`\`yaml\n${fields.map((field) => `${field}\n`).join('')}\`\`\`\n\n`;
}

/** The top of the project. */
export const root = join(import.meta.dirname, '../..');

/** What a command writes, as the program would from the top of the project. The clock is years off, so that only the day of the examples counts. */
export async function fromTheTop(...args: readonly string[]): Promise<string> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    write(text: string) {
      written[name] += text;
    },
  });
  await run(args, {
    cwd: root,
    stdout: stream('out'),
    stderr: stream('err'),
    env: {},
    now: () => new Date('2031-01-15T10:00:00Z'),
  });
  assert.equal(written.err, '');
  return written.out;
}
