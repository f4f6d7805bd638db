/** Long work on the connection: with its progress, and stopped where the client says so. */
import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
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
  const isCancelled = (): boolean => token.isCancellationRequested;
  try {
    const result = await work({
      isCancelled,
      progress: inPercent((percentage, done, all) => reporter.report(percentage, `${done} of ${all}`)),
    });
    if (isCancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Stopped before the end.');
    return result;
  } finally {
    reporter.done();
  }
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
