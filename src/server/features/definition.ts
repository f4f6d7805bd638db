/** Where what is named at the cursor is told: an entry's heading, a child's record, a person's line in the team's settings. */
import type { Location } from 'vscode-languageserver';
import { LineIndex } from '../../record/lines.ts';
import type { Span } from '../../record/types.ts';
import { LONGEST_CONFIG } from '../../workspace/config.ts';
import { namesOf } from '../../workspace/mentions.ts';
import { type PersonPlace, peoplePlaces } from '../../workspace/people-places.ts';
import { below, SHARED_FOLDER } from '../../workspace/record-files.ts';
import type { FileAccess, Uri, Workspace } from '../../workspace/types.ts';
import { placed } from '../judged-record.ts';
import type { Outlines, ReadRecord } from '../outlines.ts';
import { entryAt, locationOf, type Named, namedAt } from './named.ts';

/** What lies around a record: the other records of the window, and the files of its team. */
export interface Surroundings {
  readonly outlines: Outlines;
  readonly files: FileAccess;
}

/** The places, mostly one; none where nothing is named or nothing tells of it. */
export async function definitionOf(read: ReadRecord, offset: number, around: Surroundings): Promise<Location[]> {
  const at = namedAt(read, offset);
  return at === undefined ? [] : declarationsOf(at.named, read, around);
}

/** Where something that is named in a record is told. */
export async function declarationsOf(named: Named, from: ReadRecord, around: Surroundings): Promise<Location[]> {
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
    case 'person': {
      const { uri, places, locate } = await settingsPlaces(from.workspace, around.files);
      const own = places.filter(({ person, declares }) => declares && person === named.name);
      return own.map(({ span }) => ({ uri, range: locate(span) }));
    }
  }
}

export interface SettingsPlaces {
  readonly uri: Uri;
  readonly places: readonly PersonPlace[];
  locate(span: Span): Location['range'];
}

/** The people in the team's settings, where they stand. */
export async function settingsPlaces(workspace: Workspace, files: FileAccess): Promise<SettingsPlaces> {
  const uri = below(workspace.root, SHARED_FOLDER, 'config.yaml');
  const file = workspace.config.people.size === 0 ? undefined : await files.read(uri, LONGEST_CONFIG, workspace.root);
  const text = file !== undefined && 'text' in file ? file.text : '';
  const lines = new LineIndex(text);
  return {
    uri,
    places: text === '' ? [] : peoplePlaces(text),
    locate: ({ start, end }) => ({ start: lines.position(start), end: lines.position(end) }),
  };
}
