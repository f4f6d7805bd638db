/** Where the entries of a view stand: for those of another record its file is read. */
import { LineIndex } from '../../record/lines.ts';
import { judgeRecord } from '../../workspace/judge.ts';
import type { EntryPlaces } from '../features/entry-places.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { JourneyPlace } from '../protocol.ts';
import type { Serving } from './part.ts';

/** Longest file of another record that is read to find a line in it, in bytes. */
const LONGEST = 16 * 1024 * 1024;

export async function placesIn(
  serving: Serving,
  { record, places, lines, others }: EntryPlaces,
): Promise<readonly JourneyPlace[]> {
  const elsewhere = new Map<string, readonly number[]>();
  for (const [id, other] of others) elsewhere.set(id, await linesIn(serving, other, record));
  return places.map((place, at): JourneyPlace => {
    const own = lines[at];
    if (own !== undefined) return { uri: record.uri, ...own };
    return { uri: others.get(place.record) ?? record.uri, line: elsewhere.get(place.record)?.[place.index] ?? 0 };
  });
}

/** The lines of another record's entries, from 0; none where its file can't be read. */
async function linesIn({ files }: Serving, uri: string, record: JudgedRecord): Promise<readonly number[]> {
  const read = await files.read(uri, LONGEST);
  if (!('text' in read)) return [];
  const index = new LineIndex(read.text);
  const judged = judgeRecord(record.workspace, read.text, record.asOf);
  return judged.record.entries.map(({ start }) => index.position(start).line);
}
