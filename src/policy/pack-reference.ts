/** How a pack names another that stands in a folder of the workspace, or comes with a package: `../shared`, `package:@council/practice@^1.2`. */

/** Where another pack is to be found. */
export type PackReference =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string; readonly range?: string };

const LONGEST = 200;
/** Names of folders, with `/` between them. Nothing that another system reads as a drive, a root or an escape. */
const FOLDER = /^\.{1,2}(?:\/(?:\.\.|[\p{L}\p{N}_@][\p{L}\p{M}\p{N} ._@-]*))+\/?$/u;
const PACKAGE = /^package:(?<name>(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*)(?:@(?<range>[^@/\\]{1,80}))?$/u;

/** Whether a name leads to a pack that doesn't come with the program, rightly written or not. */
export function leadsElsewhere(name: string): boolean {
  return /^(?:\.|\/|\\|package:|file:|https?:|[a-z]:)/iu.test(name) || name.includes('/') || name.includes('\\');
}

/** Where a name leads; undefined where it leads nowhere that a pack may come from. */
export function packReference(name: string): PackReference | undefined {
  if (name.length > LONGEST) return undefined;
  if (FOLDER.test(name)) return { kind: 'folder', path: name };
  const found = PACKAGE.exec(name)?.groups;
  if (found?.name === undefined) return undefined;
  return { kind: 'package', name: found.name, ...(found.range === undefined ? {} : { range: found.range }) };
}
