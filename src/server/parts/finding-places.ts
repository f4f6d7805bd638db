/** Finding the way between records: definition, references, highlights, links, and children and entries by name. */
import type { Uri } from '../../workspace/types.ts';
import { definitionOf, type Surroundings } from '../features/definition.ts';

import { highlightsOf } from '../features/highlights.ts';
import { linkData, linksOf, resolveLink } from '../features/links.ts';
import { referencesOf } from '../features/references.ts';
import { workspaceSymbolsOf } from '../features/workspace-symbols.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { ReadRecord } from '../outlines.ts';
import { type CaseRecordService, canonical } from '../service.ts';
import type { Part } from './part.ts';

export const findingPlaces: Part = {
  capabilities: () => ({
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: true },
    workspaceSymbolProvider: true,
  }),
  register({ connection, service, unhurried, files, folders }) {
    const around: Surroundings = { outlines: service.outlines, files };
    connection.onDefinition(async ({ textDocument, position }) => {
      const read = await openRecord(service, textDocument.uri);
      return read === undefined ? [] : definitionOf(read, read.document.offsetAt(position), around);
    });
    connection.onReferences(async ({ textDocument, position, context }) => {
      const read = await openRecord(service, textDocument.uri);
      if (read === undefined) return [];
      return referencesOf(read, read.document.offsetAt(position), context.includeDeclaration, around);
    });
    connection.onDocumentHighlight(async ({ textDocument, position }) => {
      const read = await openRecord(service, textDocument.uri);
      return read === undefined ? [] : highlightsOf(read, read.document.offsetAt(position));
    });
    connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
      unhurried.ask(uri, token, (record) => linksOf(asRead(record)), []),
    );
    connection.onDocumentLinkResolve(async (link) => {
      const read = await openRecord(service, linkData(link.data)?.uri ?? '');
      return read === undefined ? link : resolveLink(link, read, around);
    });
    connection.onWorkspaceSymbol(async ({ query }) => {
      const open = new Map(service.openRecords.map((uri) => [canonical(uri), uri]));
      return workspaceSymbolsOf(await service.outlines.below(folders()), query, (key) => open.get(key) ?? key);
    });
  },
};

/** An open record as its text stands now. */
export function openRecord(service: CaseRecordService, uri: Uri): Promise<ReadRecord | undefined> {
  return service.ask<ReadRecord | undefined>(uri, asRead, undefined);
}

function asRead({ uri, document, judgement, workspace }: JudgedRecord): ReadRecord {
  return { uri, key: canonical(uri), record: judgement.record, document, workspace, isOpen: true };
}
