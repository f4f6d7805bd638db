/** What stands in and above the lines of a record: colours of its words, lenses, hints; and how it stands, in a line. */
import {
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  RequestType,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
} from 'vscode-languageserver';
import type { Uri } from '../../workspace/types.ts';
import { explanationOf } from '../features/explanation.ts';
import { hintData, inlayHintsOf, withTooltip } from '../features/inlay-hints.ts';
import { lensesOf } from '../features/lenses.ts';
import { recordStatusOf } from '../features/record-status.ts';
import { allTokens, LEGEND, semanticTokensOf } from '../features/semantic-tokens.ts';
import {
  EXPLANATION_REQUEST,
  type ExplanationParams,
  RECORD_STATUS_REQUEST,
  type RecordStatus,
  type RecordStatusParams,
} from '../protocol.ts';
import { canonical } from '../service.ts';
import { lensesAreWanted, wantedHints } from '../told-settings.ts';
import type { Part, Serving } from './part.ts';

export const annotating: Part = {
  capabilities: () => ({
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: true },
    semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
  }),
  register(serving) {
    answerLenses(serving);
    answerHints(serving);
    answerTokens(serving);
    refreshWhenElsewhereChanges(serving);
  },
};

function answerLenses({ connection, service, client, settings }: Serving): void {
  connection.onCodeLens(({ textDocument }) => {
    if (!lensesAreWanted(settings())) return [];
    const knowsCommands = client().options.commands === true;
    return service.ask(textDocument.uri, (record) => lensesOf(record, knowsCommands), []);
  });
  connection.onRequest(
    new RequestType<ExplanationParams, string | null, void>(EXPLANATION_REQUEST),
    async ({ uri, ...asked }) => {
      // A worker's day asks of records that are not open, too.
      const found = await service.checks.look(canonical(uri), () => false);
      return found === undefined ? null : explanationOf(found.record, asked);
    },
  );
  connection.onRequest(
    new RequestType<RecordStatusParams, RecordStatus | null, void>(RECORD_STATUS_REQUEST),
    ({ uri }) => service.ask(uri, recordStatusOf, null),
  );
}

function answerHints({ connection, service, settings }: Serving): void {
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    service.ask(
      textDocument.uri,
      (record) => {
        const { document } = record;
        const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        return inlayHintsOf(record, within, wantedHints(settings()));
      },
      [],
    ),
  );
  connection.languages.inlayHint.resolve((hint) =>
    service.ask(hintData(hint.data)?.uri ?? '', (record) => withTooltip(record, hint), hint),
  );
}

function answerTokens({ connection, service }: Serving): void {
  /** By record: what was last sent, so that only the difference is sent next. */
  const sent = new Map<Uri, SemanticTokensBuilder>();
  const forget = (uri: Uri): void => {
    if (!service.isOpen(uri)) sent.delete(uri);
  };
  service.onChanged((uri) => {
    if (uri !== undefined) forget(uri);
  });
  const nothing: SemanticTokens = { data: [] };
  const { semanticTokens } = connection.languages;
  semanticTokens.on(({ textDocument: { uri } }) =>
    service.ask<SemanticTokens>(
      uri,
      (record) => {
        const builder = new SemanticTokensBuilder();
        semanticTokensOf(record, builder);
        sent.set(uri, builder);
        return builder.build();
      },
      nothing,
    ),
  );
  semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }) =>
    service.ask<SemanticTokens | SemanticTokensDelta>(
      uri,
      (record) => {
        const builder = sent.get(uri);
        if (builder === undefined) return allTokens(record);
        builder.previousResult(previousResultId);
        semanticTokensOf(record, builder);
        return builder.buildEdits();
      },
      nothing,
    ),
  );
  semanticTokens.onRange(({ textDocument: { uri }, range }) =>
    service.ask<SemanticTokens>(
      uri,
      (record) => {
        const { document } = record;
        const builder = new SemanticTokensBuilder();
        const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        semanticTokensOf(record, builder, within);
        return builder.build();
      },
      nothing,
    ),
  );
}

/** An editor asks again after edits by itself; that a sibling's record or a setting has changed it must be told. */
function refreshWhenElsewhereChanges({ connection, service, client, onSettings }: Serving): void {
  let isWaiting = false;
  const refresh = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      const { codeLens, inlayHint } = client().capabilities.workspace ?? {};
      const told = [
        ...(codeLens?.refreshSupport === true ? [connection.sendRequest(CodeLensRefreshRequest.type)] : []),
        ...(inlayHint?.refreshSupport === true ? [connection.sendRequest(InlayHintRefreshRequest.type)] : []),
      ];
      // A client that has closed meanwhile needs no news.
      Promise.all(told).catch(() => undefined);
    }, 0);
  };
  service.onAffected(refresh);
  onSettings(refresh);
}
