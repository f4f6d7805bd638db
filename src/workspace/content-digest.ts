/** Knows a content again: the digest under which results are kept. */
import { createHash } from 'node:crypto';

/** SHA-256 of bytes or text, in 43 characters that are safe in a file name. */
export function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url');
}

/** The digest of a list of texts; no two lists share one, wherever one text ends and the next begins. */
export function digestOfAll(parts: readonly string[]): string {
  return digestOf(JSON.stringify(parts));
}
