/** Where what is named at the cursor is told: an entry's heading, a child's record, a person's line in the team's settings. */
import type { Location } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { LineIndex } from '../../record/lines.ts';
import type { Span } from '../../record/types.ts';
import { LONGEST_CONFIG } from '../../workspace/config.ts';
import { namesOf } from '../../workspace/mentions.ts';
import { peoplePlaces, type SettingsPlace } from '../../workspace/people-places.ts';
import { below, SHARED_FOLDER } from '../../workspace/record-files.ts';
import type { FileAccess, Uri, Workspace } from '../../workspace/types.ts';
import { placed } from '../judged-record.ts';
import type { Outlines } from '../outlines.ts';
import { entryAt, type From, isSame, locationOf, type Named, type NamedAt } from './named.ts';

/** What lies around a record: the other records of the window, and the files of its team. */
export interface Surroundings {
  readonly outlines: Outlines;
  readonly files: FileAccess;
  /** The document of a settings file that is open in the editor. */
  readonly openSettings?: (uri: Uri) => TextDocument | undefined;
}

/** Where something that is named is told: mostly one place, none where nothing tells of it. */
export async function declarationsOf(named: Named, from: From, around: Surroundings): Promise<Location[]> {
  switch (named.kind) {
    case 'entry': {
      const holder = named.file === undefined ? undefined : await around.outlines.read(named.file);
      const entry = holder && entryAt(holder.record, named.name);
      return holder && entry ? [locationOf(holder, placed(entry.start, entry.block.heading.span))] : [];
    }
    case 'child': {
      const found: Location[] = [];
      for (const file of from.workspace.around.filesOf(named.name)) {
        const holder = await around.outlines.read(file);
        const id =
          holder &&
          namesOf(holder.workspace)
            .mentionsInOpening(holder.record)
            .find(({ declares }) => declares);
        if (holder && id) found.push(locationOf(holder, id.span));
      }
      return found;
    }
    case 'person':
    case 'team': {
      const { uri, places, locate } = await settingsPlaces(from.workspace, around);
      const own = places.filter((place) => place.declares && isSame(place, named));
      return own.map(({ span }) => ({ uri, range: locate(span) }));
    }
  }
}

export interface SettingsPlaces {
  /** As the editor writes it, where it is open there. */
  readonly uri: Uri;
  /** That of the editor's text; null for the file. */
  readonly version: number | null;
  readonly places: readonly SettingsPlace[];
  locate(span: Span): Location['range'];
}

/** The people and teams in the team's settings, where they stand: in the editor's text, or in the file. */
export async function settingsPlaces(
  workspace: Workspace,
  { files, openSettings }: Pick<Surroundings, 'files' | 'openSettings'>,
): Promise<SettingsPlaces> {
  const uri = configOf(workspace);
  const open = openSettings?.(uri);
  if (open !== undefined) return placesIn(open.getText(), open.uri, open.version);
  const isEmpty = workspace.config.people.size === 0 && workspace.config.teams.size === 0;
  const file = isEmpty ? undefined : await files.read(uri, LONGEST_CONFIG, workspace.root);
  return placesIn(file !== undefined && 'text' in file ? file.text : '', uri, null);
}

/** The file in which a team tells of its people. */
export function configOf({ root }: Workspace): Uri {
  return below(root, SHARED_FOLDER, 'config.yaml');
}

function placesIn(text: string, uri: Uri, version: number | null): SettingsPlaces {
  const lines = new LineIndex(text);
  return {
    uri,
    version,
    // A longer one is refused, saved or not.
    places: text === '' || text.length > LONGEST_CONFIG ? [] : peoplePlaces(text),
    locate: ({ start, end }) => ({ start: lines.position(start), end: lines.position(end) }),
  };
}

/** What a settings file that is open names at an offset. */
export function namedInSettings(document: TextDocument, offset: number): NamedAt | undefined {
  const { places } = placesIn(document.getText(), document.uri, document.version);
  const found = places.find(({ span }) => span.start <= offset && offset <= span.end);
  return found && { named: { kind: found.kind, name: found.name }, span: found.span, declares: found.declares };
}
