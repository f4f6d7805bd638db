/** Shows how far long work has come, on a terminal only. */
import { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';

/** Work that is done sooner than this many milliseconds shows nothing. */
const LONG = 700;

export interface Progress {
  /** One more of the whole is done. */
  step(): void;
  /** Takes the bar away. */
  stop(): void;
}

/** A bar on stderr for `total` steps of `what`, drawn once the work has taken long; nothing where nobody looks. */
export function progress(io: Io, total: number, what: string): Progress {
  const stream = io.terminal;
  if (stream === undefined) return { step() {}, stop() {} };
  const began = io.now().getTime();
  let done = 0;
  let bar: SingleBar | undefined;
  return {
    step() {
      done += 1;
      if (bar !== undefined) bar.update(done);
      else if (io.now().getTime() - began >= LONG) {
        bar = new SingleBar({
          stream,
          format: `{bar} {value} of {total} ${what}`,
          barCompleteChar: '=',
          barIncompleteChar: ' ',
          hideCursor: null,
          clearOnComplete: true,
        });
        bar.start(total, done);
      }
    },
    stop() {
      bar?.stop();
    },
  };
}
