/** Everywhere that a person, a child or an entry is named, in the records of the team, open or not. */
import type { Location } from 'vscode-languageserver';
import type { ReadRecord } from '../outlines.ts';
import { declarationsOf, type Surroundings, settingsPlaces } from './definition.ts';
import { locationOf, mentionsEverywhere, namedAt } from './named.ts';

/** In order of the files, this record first; with the place that tells of it where `withDeclaration`. */
export async function referencesOf(
  read: ReadRecord,
  offset: number,
  withDeclaration: boolean,
  around: Surroundings,
): Promise<Location[]> {
  const at = namedAt(read, offset);
  if (at === undefined) return [];
  const { named } = at;
  const found: Location[] = withDeclaration ? await declarationsOf(named, read, around) : [];
  for (const { read: other, mentions } of await mentionsEverywhere(around.outlines, read, named))
    for (const { span, declares } of mentions) if (!declares) found.push(locationOf(other, span));
  if (named.kind === 'person') {
    const { uri, places, locate } = await settingsPlaces(read.workspace, around.files);
    for (const { person, span, declares } of places)
      if (person === named.name && !declares) found.push({ uri, range: locate(span) });
  }
  return found;
}
