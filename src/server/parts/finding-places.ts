/** Finding the way between records: definition, references, highlights, links, and children and entries by name. */
import type { Position } from 'vscode-languageserver';
import type { Uri } from '../../workspace/types.ts';
import { configOf, declarationsOf, namedInSettings, type Surroundings } from '../features/definition.ts';
import { highlightsOf } from '../features/highlights.ts';
import { linkData, linksOf, resolveLink } from '../features/links.ts';
import { type From, type NamedAt, namedAt } from '../features/named.ts';
import { referencesOf } from '../features/references.ts';
import { workspaceSymbolsOf } from '../features/workspace-symbols.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { ReadRecord } from '../outlines.ts';
import { type CaseRecordService, canonical } from '../service.ts';
import type { Part, Serving, SettingsFile } from './part.ts';

export const findingPlaces: Part = {
  capabilities: () => ({
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: true },
    workspaceSymbolProvider: true,
  }),
  register(serving) {
    const { connection, service, unhurried, folders } = serving;
    const around = surroundingsOf(serving);
    connection.onDefinition(async ({ textDocument, position }) => {
      const named = await namedIn(serving, textDocument.uri, position);
      return named === undefined ? [] : declarationsOf(named.at.named, named.from, around);
    });
    connection.onReferences(async ({ textDocument, position, context }) => {
      const named = await namedIn(serving, textDocument.uri, position);
      return named === undefined ? [] : referencesOf(named.at.named, named.from, context.includeDeclaration, around);
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

/** What is named at a place in an open record, or in the open settings of the team. */
async function namedIn(
  serving: Serving,
  uri: Uri,
  position: Position,
): Promise<{ readonly from: From; readonly at: NamedAt } | undefined> {
  const file = await openConfig(serving, uri);
  const read = file === undefined ? await openRecord(serving.service, uri) : undefined;
  const from = file === undefined ? read : { workspace: file.workspace, key: canonical(uri) };
  const at = file
    ? namedInSettings(file.document, file.document.offsetAt(position))
    : read && namedAt(read, read.document.offsetAt(position));
  return from && at && { from, at };
}

/** What lies around a record, for the features that look there. */
export function surroundingsOf({ service, files, openSettings }: Serving): Surroundings {
  return { outlines: service.outlines, files, openSettings };
}

/** The file in which a team tells of its people, where it is that which is asked about and it is open. */
export async function openConfig(serving: Serving, uri: Uri): Promise<SettingsFile | undefined> {
  const file = await serving.settingsFile(uri);
  return file !== undefined && canonical(uri) === configOf(file.workspace) ? file : undefined;
}

/** An open record as its text stands now. */
export function openRecord(service: CaseRecordService, uri: Uri): Promise<ReadRecord | undefined> {
  return service.ask<ReadRecord | undefined>(uri, asRead, undefined);
}

function asRead({ uri, document, judgement, workspace }: JudgedRecord): ReadRecord {
  return { uri, key: canonical(uri), record: judgement.record, document, workspace, isOpen: true };
}
