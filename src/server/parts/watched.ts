/** Long work on the connection: with its progress, and stopped where the client says so. */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { tellFailure } from '../unasked.ts';
import type { Watch } from '../workspace-checks.ts';

/** Long work: reports each whole per cent where the client gave a token, and answers a cancellation as the protocol says. */
export async function watched<T>(
  connection: Connection,
  title: string,
  workDoneToken: string | number | undefined,
  token: CancellationToken,
  work: (watch: Watch) => Promise<T>,
): Promise<T> {
  const reporter = connection.window.attachWorkDoneProgress(workDoneToken);
  reporter.begin(title, 0, undefined, true);
  try {
    return await untilStopped(connection, title, token, () =>
      work(watchOf(token, (percentage, done, all) => reporter.report(percentage, `${done} of ${all}`))),
    );
  } finally {
    reporter.done();
  }
}

/**
 * Long work until it is done, or until nobody wants it any more. That is answered at once, though the work may have to come to a place where it can end: a folder
 * that is opened for the first time is read to its end, for whoever asks next. What goes wrong in it then is told as an error of ours.
 */
export function untilStopped<T>(
  connection: Connection,
  what: string,
  token: CancellationToken,
  work: () => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const listening = token.onCancellationRequested(() =>
      reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'Stopped before the end.')),
    );
    work()
      .then(resolve, (error: unknown) => {
        if (token.isCancellationRequested) tellFailure(connection, what, error);
        else reject(error);
      })
      .finally(() => listening.dispose());
  });
}

/** Watches for a client: it hears of no progress once it has stopped the work. */
export function watchOf(
  token: CancellationToken,
  tell: (percentage: number, done: number, all: number) => void,
): Watch {
  const isCancelled = (): boolean => token.isCancellationRequested;
  return {
    isCancelled,
    progress: inPercent((...reached) => {
      if (!isCancelled()) tell(...reached);
    }),
  };
}

/** Tells progress once for each whole per cent: a large folder has thousands of records. */
export function inPercent(tell: (percentage: number, done: number, all: number) => void): Watch['progress'] {
  let told = 0;
  return (done, all) => {
    const percentage = Math.floor((100 * done) / all);
    if (percentage === told) return;
    told = percentage;
    tell(percentage, done, all);
  };
}
