/** The way to a record from a page that is written to a file. */
import { relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { Uri } from '../workspace/types.ts';

/** The way to a record from the folder of the page (an absolute path), fit for a link. */
export function hrefFrom(folder: string, uri: Uri): string {
  const parts = relative(folder, URI.parse(uri).fsPath).split(sep);
  const href = parts.map((part) => encodeURIComponent(part)).join('/');
  return parts[0] === '..' ? href : `./${href}`;
}
