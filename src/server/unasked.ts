/** What the server does of itself and not as an answer: nobody waits for it, so that nobody else would hear that it failed. */
import type { Connection } from 'vscode-languageserver';

/** Begins the work at once. What goes wrong in it, now or later, is told as an error of ours, and the server goes on. */
export function unasked(connection: Connection, what: string, work: () => Promise<unknown>): void {
  // A connection that is closed throws where it is asked to send, before there is a promise.
  const begun = async (): Promise<unknown> => work();
  begun().catch((error: unknown) => tellFailure(connection, what, error));
}

/** An error of ours: said with its place, without a word of a record. A client that has gone needs no news. */
export function tellFailure({ console }: Connection, what: string, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  try {
    console.error(`${what} failed: ${stack}`);
  } catch {
    // The connection is closed, and with it goes whoever would read this.
  }
}
