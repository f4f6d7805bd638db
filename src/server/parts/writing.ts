/** What helps to write one: completion, and the texts of new entries and new records. */
import { RequestType } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { below } from '../../workspace/record-files.ts';
import { MOST_REFERENCES } from '../features/complete-reference.ts';
import { completionOf, TRIGGER_CHARACTERS } from '../features/completion.ts';
import { entryTypeChoices, newEntryOf } from '../features/new-entry.ts';
import { newRecordPlace, newRecordSnippet } from '../features/new-record.ts';
import { newSupervisionOf, openCaseOf, supervisedIn } from '../features/new-supervision.ts';
import { withoutPlaceholders } from '../features/plain-completion.ts';
import { settingsItems } from '../features/settings-help.ts';
import {
  ENTRY_TYPES_REQUEST,
  type EntryTypeChoices,
  type EntryTypesParams,
  NEW_ENTRY_REQUEST,
  NEW_RECORD_PLACE_REQUEST,
  NEW_RECORD_REQUEST,
  NEW_SUPERVISION_REQUEST,
  type NewEntryParams,
  type NewEntryResult,
  type NewRecordParams,
  type NewRecordPlace,
  type NewRecordPlaceParams,
  type NewRecordResult,
  type NewSupervisionParams,
  type NewSupervisionResult,
  SUPERVISION_RECORDS_REQUEST,
  type SupervisionRecordChoice,
  type SupervisionRecordsParams,
} from '../protocol.ts';
import type { Part, Serving } from './part.ts';
import { watched } from './watched.ts';

export const writing: Part = {
  capabilities: () => ({ completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS] } }),
  register(serving) {
    const { connection, service, client, settings, settingsFile } = serving;
    connection.onCompletion(async ({ textDocument, position }) => {
      const file = await settingsFile(textDocument.uri);
      if (file) return settingsItems(file.document, file.document.offsetAt(position), file.workspace, file.packs);
      const items = await service.ask(textDocument.uri, (record) => completionOf(record, position, settings()), []);
      const takesSnippets = client().capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
      const offered = takesSnippets ? items : items.map(withoutPlaceholders);
      // Where a list was cut off, what is typed next may find others.
      return offered.length < MOST_REFERENCES ? offered : { isIncomplete: true, items: offered };
    });
    answerNewEntries(serving);
    answerNewRecords(serving);
    answerSupervision(serving);
  },
};

function answerNewEntries({ connection, service, settings }: Serving): void {
  connection.onRequest(
    new RequestType<EntryTypesParams, EntryTypeChoices | null, void>(ENTRY_TYPES_REQUEST),
    ({ uri }) => service.ask<EntryTypeChoices | null>(uri, entryTypeChoices, null),
  );
  connection.onRequest(
    new RequestType<NewEntryParams, NewEntryResult | null, void>(NEW_ENTRY_REQUEST),
    ({ uri, ...wish }) => service.ask(uri, (record) => newEntryOf(record, wish, settings()), null),
  );
}

/** Stands for the new record, to know which workspace will govern it. */
const ANY_NAME = 'new.case.md';

function answerNewRecords({ connection, service, today }: Serving): void {
  const workspaceOf = (folder: string | undefined) =>
    service.governing(folder === undefined ? `untitled:${ANY_NAME}` : below(URI.parse(folder).toString(), ANY_NAME));
  connection.onRequest(
    new RequestType<NewRecordPlaceParams, NewRecordPlace, void>(NEW_RECORD_PLACE_REQUEST),
    async ({ folder }) => newRecordPlace(await workspaceOf(folder), today()),
  );
  connection.onRequest(
    new RequestType<NewRecordParams, NewRecordResult, void>(NEW_RECORD_REQUEST),
    async ({ kind, folder, answers }) => ({
      snippet: newRecordSnippet(await workspaceOf(folder), kind, answers, today()),
    }),
  );
}

function answerSupervision({ connection, service, folders, settings }: Serving): void {
  connection.onRequest(
    new RequestType<SupervisionRecordsParams, SupervisionRecordChoice[], void>(SUPERVISION_RECORDS_REQUEST),
    async () => {
      const found = await service.outlines.below(folders());
      return found.flatMap(({ key, outline: { kind, name: worker } }) =>
        kind === 'supervision' && worker !== undefined ? [{ uri: key, worker }] : [],
      );
    },
  );
  connection.onRequest(
    new RequestType<NewSupervisionParams, NewSupervisionResult | null, void>(NEW_SUPERVISION_REQUEST),
    ({ uri, version, workDoneToken }, token) =>
      watched(connection, 'Looking at open cases', workDoneToken, token, async (watch) => {
        const worker = await service.ask<string | undefined>(uri, supervisedIn, undefined);
        const cases: string[] = [];
        if (worker !== undefined) {
          await service.checks.judge(folders(), watch, (record) => {
            const id = record && openCaseOf(record, worker);
            if (id !== undefined) cases.push(id);
          });
        }
        return service.ask<NewSupervisionResult | null>(
          uri,
          (record) => newSupervisionOf(record, version, cases, settings()),
          null,
        );
      }),
  );
}
