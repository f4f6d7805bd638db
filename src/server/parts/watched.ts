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
  let shown = 0;
  try {
    const result = await work({
      isCancelled,
      progress(done, all) {
        const percentage = Math.floor((100 * done) / all);
        if (percentage === shown) return;
        shown = percentage;
        reporter.report(percentage, `${done} of ${all}`);
      },
    });
    if (isCancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Stopped before the end.');
    return result;
  } finally {
    reporter.done();
  }
}
