/** Findings for clients that ask for them, record by record or for whole folders: the pull model of the protocol, beside that of `publisher.ts`. */
import {
  type Diagnostic,
  type DiagnosticOptions,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  type PreviousResultId,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { below } from '../../workspace/record-files.ts';
import type { Uri } from '../../workspace/types.ts';
import { digestOf } from '../kept-findings.ts';
import { isSettings } from '../open-settings.ts';
import { type CaseRecordService, canonical } from '../service.ts';
import type { FileFindings } from '../workspace-checks.ts';
import type { Part, Serving } from './part.ts';
import { untilStopped, watchOf } from './watched.ts';

/** What the server offers: one record's entries stand on others' too, so an edit in one changes findings in another. */
const PULL: DiagnosticOptions = { interFileDependencies: true, workspaceDiagnostics: true };

const TITLE = 'Checking records';

/** Of what was stopped. */
const NOTHING: WorkspaceDiagnosticReport = { items: [] };

/** Records in one partial result: few enough that the first come at once. */
const AT_ONCE = 50;

/** Answers both questions: about a record, and about whole folders. */
export const pulledFindings: Part = {
  // A client that has findings sent must not be offered them a second time: it would show both.
  capabilities: ({ options }) => (options.findings === 'sent' ? {} : { diagnosticProvider: PULL }),
  register: answerPulls,
};

function answerPulls({ connection, service, publisher, folders, openSettings, isToldOfFiles }: Serving): void {
  connection.languages.diagnostics.on(async (params) => {
    const { uri } = params.textDocument;
    if (!isSettings(uri) && openSettings(uri) === undefined) return ofRecord(service, params);
    return reportOf(await publisher.ofSettings(canonical(uri)), params.previousResultId);
  });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, work, partial) => {
    await publisher.clientPullsFolders();
    const answer = new FolderAnswer(previousResultIds, (uri) => service.isOpen(uri), partial);
    const watch = watchOf(token, (percentage) => work.report(percentage));
    work.begin(TITLE, 0, undefined, true);
    try {
      return await untilStopped(connection, TITLE, token, async () => {
        // Of a folder without records the settings are told, too.
        const records = folders().map((folder) => below(folder, 'any.case.md'));
        await service.checks.lint(
          folders(),
          watch,
          (findings) => {
            // After the answer no part may come.
            if (watch.isCancelled()) return;
            answer.add(findings);
            records.push(canonical(findings.uri));
          },
          // Some ask every two seconds.
          isToldOfFiles,
        );
        const told = new Set<Uri>();
        for (const record of records) {
          const { root, files } = await publisher.settings(record);
          if (watch.isCancelled()) return NOTHING;
          if (!told.has(root)) for (const file of files) answer.add(file);
          told.add(root);
        }
        return watch.isCancelled() ? NOTHING : answer.end();
      });
    } finally {
      work.done();
    }
  });
}

async function ofRecord(
  service: CaseRecordService,
  { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
): Promise<DocumentDiagnosticReport> {
  const diagnostics = service.isOpen(uri)
    ? (await service.diagnostics(uri))?.diagnostics
    : ((await service.checks.closed(canonical(uri))) ?? []);
  if (diagnostics === undefined)
    throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The record has changed meanwhile.', {
      retriggerRequest: true,
    });
  return reportOf(diagnostics, previousResultId);
}

function reportOf(diagnostics: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = resultIdOf(diagnostics);
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnostics };
}

/** What is found anew is another list, and what is kept the same one. */
const resultIds = new WeakMap<Diagnostic[], string>();

function resultIdOf(diagnostics: Diagnostic[]): string {
  const known = resultIds.get(diagnostics);
  if (known !== undefined) return known;
  const resultId = digestOf(JSON.stringify(diagnostics));
  resultIds.set(diagnostics, resultId);
  return resultId;
}

/** The answer about whole folders, in parts where the client takes parts. */
class FolderAnswer {
  /** By the one way of writing an address: what the client has, and how it writes it. */
  readonly #before: Map<Uri, PreviousResultId>;
  readonly #isOpen: (uri: Uri) => boolean;
  readonly #partial: { report(part: WorkspaceDiagnosticReportPartialResult): void } | undefined;
  #items: WorkspaceDocumentDiagnosticReport[] = [];

  constructor(
    before: readonly PreviousResultId[],
    isOpen: (uri: Uri) => boolean,
    partial: { report(part: WorkspaceDiagnosticReportPartialResult): void } | undefined,
  ) {
    this.#before = new Map(before.map((previous) => [canonical(previous.uri), previous]));
    this.#isOpen = isOpen;
    this.#partial = partial;
  }

  add({ uri, version, diagnostics }: FileFindings): void {
    const key = canonical(uri);
    const previous = this.#before.get(key)?.value;
    this.#before.delete(key);
    this.#put({ uri, version: version ?? null, ...reportOf(diagnostics, previous) });
  }

  /** What the client has of files that are no more, or no longer faulty, is taken back. An open record may stand outside of the folders. */
  end(): WorkspaceDiagnosticReport {
    for (const { uri } of this.#before.values())
      if (!this.#isOpen(uri)) this.#put({ uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: [] });
    if (this.#partial === undefined) return { items: this.#items };
    // What was told in parts is told in parts to the end.
    if (this.#items.length > 0) this.#partial.report({ items: this.#items });
    return { items: [] };
  }

  #put(item: WorkspaceDocumentDiagnosticReport): void {
    this.#items.push(item);
    if (this.#partial === undefined || this.#items.length < AT_ONCE) return;
    this.#partial.report({ items: this.#items });
    this.#items = [];
  }
}
