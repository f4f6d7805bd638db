/** *Show journey*: a record's journey, and where each of its entries stands. */
import { RequestType } from 'vscode-languageserver';
import { LineIndex } from '../../record/lines.ts';
import { judgeRecord } from '../../workspace/judge.ts';
import { journeyOf, type RecordJourney } from '../features/journey.ts';
import { JOURNEY_REQUEST, type JourneyParams, type JourneyPlace, type JourneyResult } from '../protocol.ts';
import type { Part, Serving } from './part.ts';

/** Longest file of another record that is read to find a line in it, in bytes. */
const LONGEST = 16 * 1024 * 1024;

export const journey: Part = {
  register(serving) {
    serving.connection.onRequest(
      new RequestType<JourneyParams, JourneyResult | null, void>(JOURNEY_REQUEST),
      async ({ uri }) => {
        const found = await serving.service.ask<RecordJourney | undefined>(uri, journeyOf, undefined);
        if (found === undefined) return null;
        const { timeline, lines, others, record } = found;
        const elsewhere = new Map<string, readonly number[]>();
        for (const [id, other] of others) elsewhere.set(id, await linesIn(serving, other, found));
        const places = timeline.places.map((place, at): JourneyPlace => {
          const own = lines[at];
          if (own !== undefined) return { uri: record.uri, ...own };
          return { uri: others.get(place.record) ?? record.uri, line: elsewhere.get(place.record)?.[place.index] ?? 0 };
        });
        return { timeline, places };
      },
    );
  },
};

/** The lines of another record's entries, from 0; none where its file can't be read. */
async function linesIn({ files }: Serving, uri: string, { record }: RecordJourney): Promise<readonly number[]> {
  const read = await files.read(uri, LONGEST);
  if (!('text' in read)) return [];
  const index = new LineIndex(read.text);
  const judged = judgeRecord(record.workspace, read.text, record.asOf);
  return judged.record.entries.map(({ start }) => index.position(start).line);
}
