/** Links of pages that an editor shows: they call one of its commands. */
import type { RecordPlace } from '../views/report/types.ts';
import type { Uri } from '../workspace/types.ts';

/** A link that calls a command of VS Code. */
export function commandLink(command: string, told: readonly unknown[]): string {
  // VS Code decodes what a link calls with twice; written so, the address has no sign that this would change.
  return `command:${encodeURIComponent(command)}?${encodeURIComponent(JSON.stringify(told).replaceAll('%', '\\u0025'))}`;
}

/** Where a record is: links call the command with its address and a line from 1; without a command they are addresses. */
export function editorPlace(uri: Uri, command: string | undefined): RecordPlace {
  if (command === undefined) return { href: uri };
  const hrefAt = (line: number): string => commandLink(command, [uri, line]);
  return { href: hrefAt(1), hrefAt };
}
