/** Links of pages that an editor shows: they call one of its commands. */
import { URI } from 'vscode-uri';
import type { RecordPlace } from '../views/report/types.ts';
import type { Uri } from '../workspace/types.ts';

/** A link that calls a command of VS Code. */
export function commandLink(command: string, told: readonly unknown[]): string {
  // VS Code decodes what a link calls with twice; written so, the address has no sign that this would change.
  return `command:${encodeURIComponent(command)}?${encodeURIComponent(JSON.stringify(told).replaceAll('%', '\\u0025'))}`;
}

/** The way from a folder to a record, fit for a link; the whole address where no way leads there. */
export function wayFrom(folder: Uri, uri: Uri): string {
  const [from, to] = [URI.parse(folder), URI.parse(uri)];
  if (from.scheme !== to.scheme || from.authority !== to.authority) return uri;
  const [there, here] = [partsOf(to), partsOf(from)];
  const differs = here.findIndex((part, at) => there[at] !== part);
  const shared = differs === -1 ? here.length : differs;
  // Of two drives no way leads from one to the other.
  if (shared === 0 && here.length > 0) return uri;
  const up = here.slice(shared).map(() => '..');
  return [...(up.length === 0 ? ['.'] : up), ...there.slice(shared).map((part) => encodeURIComponent(part))].join('/');
}

function partsOf({ path }: URI): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

/** Where a record is: links call the command with its address and a line from 1; without a command they are addresses. */
export function editorPlace(uri: Uri, command: string | undefined): RecordPlace {
  if (command === undefined) return { href: uri };
  const hrefAt = (line: number): string => commandLink(command, [uri, line]);
  return { href: hrefAt(1), hrefAt };
}
