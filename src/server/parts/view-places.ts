/** Where the entries of a view stand: those of another record as the editor or its file has it. */
import type { EntryPlaces } from '../features/entry-places.ts';
import type { Outlines } from '../outlines.ts';
import type { JourneyPlace } from '../protocol.ts';

export async function placesIn(
  outlines: Outlines,
  { record, places, lines, others }: EntryPlaces,
): Promise<readonly JourneyPlace[]> {
  const elsewhere = new Map<string, (index: number) => JourneyPlace>();
  for (const [id, other] of others) elsewhere.set(id, await placesOf(outlines, other));
  return places.map((place, at): JourneyPlace => {
    const own = lines[at];
    if (own !== undefined) return { uri: record.uri, ...own };
    return elsewhere.get(place.record)?.(place.index) ?? { uri: record.uri, line: 0 };
  });
}

/** The line (from 0) of another record's entry, by its number; its first line where it has no such entry, or can't be read. */
async function placesOf(outlines: Outlines, uri: string): Promise<(index: number) => JourneyPlace> {
  const read = await outlines.read(uri);
  return (index) => {
    const entry = read?.record.entries[index];
    if (read === undefined || entry === undefined) return { uri: read?.uri ?? uri, line: 0 };
    return { uri: read.uri, line: read.document.positionAt(entry.start).line };
  };
}
