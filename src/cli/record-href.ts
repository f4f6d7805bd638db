/** The way to a record from a page that is written to a file. */
import { dirname, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { EntryRef } from '../journey/types.ts';
import { judgedCase } from '../views/report/judged-case.ts';
import type { Uri } from '../workspace/types.ts';
import type { JudgedRecord } from './one-record.ts';

/** The way to a record from the folder of the page (an absolute path), fit for a link. */
export function hrefFrom(folder: string, uri: Uri): string {
  const parts = relative(folder, URI.parse(uri).fsPath).split(sep);
  const href = parts.map((part) => encodeURIComponent(part)).join('/');
  return parts[0] === '..' ? href : `./${href}`;
}

/** The way to an entry. */
export type EntryLinks = (entry: EntryRef | undefined) => string | undefined;

/** The ways to a record's entries, each to its line, from a page written to `output` or else to the current folder; entries of a sibling's record have none. */
export function entryLinks(
  cwd: string,
  output: string | undefined,
  { file, judgement, workspace }: JudgedRecord,
): EntryLinks {
  const folder = output === undefined ? cwd : dirname(resolve(cwd, output));
  const href = hrefFrom(folder, URI.file(resolve(cwd, file)).toString());
  const lines = judgedCase(judgement, workspace.config);
  return (entry) => {
    if (entry === undefined || lines === undefined || entry.record !== lines.journey.facts.id) return undefined;
    return `${href}#L${lines.lineOf(entry)}`;
  };
}
