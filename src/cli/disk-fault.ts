/** What the disk says when something can't be written, in words. */
import { plain } from './plain-text.ts';

const WAYS_OUT: ReadonlyMap<unknown, string> = new Map([
  ...each(['ENOSPC', 'EDQUOT'], 'The disk is full: make room on it, or name a place on another.'),
  ...each(['EACCES', 'EPERM'], 'You have no right to write there: name another place, or ask whoever looks after it.'),
  ...each(['EROFS'], 'There one can only read: name another place.'),
  ...each(['ENAMETOOLONG'], 'The name is too long: choose a shorter one.'),
  ...each(['ENOENT'], 'The folder that it belongs in is not there, and there none can be made: name another place.'),
  ...each(['ENOTDIR', 'EEXIST'], 'Something stands in the way that is no folder: name another place.'),
]);

/** `r.html could not be written (ENOSPC). The disk is full: ...`. `left` says how things were left. Undefined for a fault of ours, not of the disk. */
export function diskFault(error: unknown, shown: string, left = ''): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined;
  const said = [`${plain(shown)} could not be written (${String(error.code)}).`, left, WAYS_OUT.get(error.code) ?? ''];
  return said.filter((sentence) => sentence !== '').join(' ');
}

function each(codes: readonly string[], way: string): (readonly [string, string])[] {
  return codes.map((code) => [code, way] as const);
}
