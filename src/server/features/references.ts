/** Everywhere that a person, a child or an entry is named, in the records of the team, open or not. */
import type { Location } from 'vscode-languageserver';
import { declarationsOf, type Surroundings, settingsPlaces } from './definition.ts';
import { type From, isSame, locationOf, mentionsEverywhere, type Named } from './named.ts';

/** In order of the files, that from which it was asked first; with the place that tells of it where `withDeclaration`. */
export async function referencesOf(
  named: Named,
  from: From,
  withDeclaration: boolean,
  around: Surroundings,
): Promise<Location[]> {
  const found: Location[] = withDeclaration ? await declarationsOf(named, from, around) : [];
  for (const { read, mentions } of await mentionsEverywhere(around.outlines, from, named))
    for (const { span, declares } of mentions) if (!declares) found.push(locationOf(read, span));
  if (named.kind === 'person' || named.kind === 'team') {
    const { uri, places, locate } = await settingsPlaces(from.workspace, around);
    for (const place of places)
      if (!place.declares && isSame(place, named)) found.push({ uri, range: locate(place.span) });
  }
  return found;
}
