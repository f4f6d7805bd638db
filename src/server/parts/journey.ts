/** *Show journey*: a record's journey, and where each of its entries stands. */
import { RequestType } from 'vscode-languageserver';
import { journeyOf, type RecordJourney } from '../features/journey.ts';
import { JOURNEY_REQUEST, type JourneyParams, type JourneyResult } from '../protocol.ts';
import type { Part } from './part.ts';
import { placesIn } from './view-places.ts';

export const journey: Part = {
  register(serving) {
    serving.connection.onRequest(
      new RequestType<JourneyParams, JourneyResult | null, void>(JOURNEY_REQUEST),
      async ({ uri }) => {
        const found = await serving.service.ask<RecordJourney | undefined>(uri, journeyOf, undefined);
        if (found === undefined) return null;
        return { timeline: found.timeline, places: await placesIn(serving.service.outlines, found.entries) };
      },
    );
  },
};
