/** What stands in and above the lines of a record: colours of its words, lenses, hints; and how it stands, in a line. */
import {
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  RequestType,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver';
import type { Uri } from '../../workspace/types.ts';
import { explanationOf } from '../features/explanation.ts';
import { hintData, inlayHintsOf, withTooltip } from '../features/inlay-hints.ts';
import { lensesOf } from '../features/lenses.ts';
import { recordStatusOf } from '../features/record-status.ts';
import { LEGEND, tokensOf } from '../features/semantic-tokens.ts';
import { tokenEdits } from '../features/token-data.ts';
import type { JudgedRecord } from '../judged-record.ts';
import {
  EXPLANATION_REQUEST,
  type ExplanationParams,
  RECORD_STATUS_REQUEST,
  type RecordStatus,
  type RecordStatusParams,
} from '../protocol.ts';
import { canonical } from '../service.ts';
import { lensesAreWanted, wantedHints } from '../told-settings.ts';
import { unasked } from '../unasked.ts';
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

function answerLenses({ connection, service, unhurried, client, settings }: Serving): void {
  connection.onCodeLens(({ textDocument }, token) => {
    if (!lensesAreWanted(settings())) return [];
    const knowsCommands = client().options.commands === true;
    return unhurried.ask(textDocument.uri, token, (record) => lensesOf(record, knowsCommands), []);
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

function answerTokens({ connection, service, unhurried }: Serving): void {
  /** By record: what was last sent, so that only the difference is sent next. */
  const sent = new Map<Uri, { readonly resultId: string; readonly data: readonly number[] }>();
  service.onChanged((uri) => {
    if (uri !== undefined && !service.isOpen(uri)) sent.delete(uri);
  });
  let answers = 0;
  const keep = (uri: Uri, data: readonly number[]): string => {
    answers += 1;
    const resultId = String(answers);
    sent.set(uri, { resultId, data });
    return resultId;
  };
  const all = (record: JudgedRecord): SemanticTokens => {
    const data = tokensOf(record);
    return { resultId: keep(record.uri, data), data };
  };
  const nothing: SemanticTokens = { data: [] };
  const { semanticTokens } = connection.languages;
  semanticTokens.on(({ textDocument: { uri } }, token) => unhurried.ask(uri, token, all, nothing));
  semanticTokens.onDelta(({ textDocument: { uri }, previousResultId }, token) =>
    unhurried.ask<SemanticTokens | SemanticTokensDelta>(
      uri,
      token,
      (record) => {
        const before = sent.get(uri);
        if (before?.resultId !== previousResultId) return all(record);
        const data = tokensOf(record);
        return { resultId: keep(uri, data), edits: tokenEdits(before.data, data) };
      },
      nothing,
    ),
  );
  semanticTokens.onRange(({ textDocument: { uri }, range }) =>
    service.ask<SemanticTokens>(
      uri,
      (record) => {
        const { document } = record;
        return { data: tokensOf(record, { start: document.offsetAt(range.start), end: document.offsetAt(range.end) }) };
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
      unasked(connection, 'Asking the editor for lenses and hints again', () =>
        Promise.all([
          ...(codeLens?.refreshSupport === true ? [connection.sendRequest(CodeLensRefreshRequest.type)] : []),
          ...(inlayHint?.refreshSupport === true ? [connection.sendRequest(InlayHintRefreshRequest.type)] : []),
        ]),
      );
    }, 0);
  };
  service.onAffected(refresh);
  onSettings(refresh);
}
