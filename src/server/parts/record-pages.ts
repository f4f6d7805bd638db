/** *Show preview* and *Chronology*: a record for reading, and its significant events. */
import { RequestType } from 'vscode-languageserver';
import { previewOf } from '../features/preview.ts';
import {
  CHRONOLOGY_REQUEST,
  type ChronologyParams,
  type ChronologyResult,
  PREVIEW_REQUEST,
  type PreviewParams,
  type PreviewResult,
} from '../protocol.ts';
import type { Part } from './part.ts';
import { placesIn } from './view-places.ts';

export const recordPages: Part = {
  register(serving) {
    const { connection, service } = serving;
    connection.onRequest(new RequestType<PreviewParams, PreviewResult | null, void>(PREVIEW_REQUEST), ({ uri }) =>
      service.ask<PreviewResult | null>(
        uri,
        (record) => {
          const { preview, lines } = previewOf(record);
          return { preview, places: lines.map((line) => ({ uri: record.uri, ...line })) };
        },
        null,
      ),
    );
    connection.onRequest(
      new RequestType<ChronologyParams, ChronologyResult | null, void>(CHRONOLOGY_REQUEST),
      async ({ uri, all, document }) => {
        // It reads prose, which takes a library that most windows never need.
        const { chronologyOf, chronologyMarkdown } = await import('../features/chronology.ts');
        const found = await service.ask(uri, (record) => chronologyOf(record, all === true), undefined);
        if (found === undefined) return null;
        const { chronology, entries } = found;
        const markdown = document === true ? { markdown: chronologyMarkdown(chronology) } : {};
        return { chronology, ...markdown, places: await placesIn(service.outlines, entries) };
      },
    );
  },
};
