/** The requests that the protocol doesn't know: what is due, a check of whole folders, the team's report, a new entry, the page of a rule. */
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  LSPErrorCodes,
  RequestType,
  ResponseError,
} from 'vscode-languageserver';
import type { IsoDate } from '../record/types.ts';
import type { Uri } from '../workspace/types.ts';
import {
  DUE_REQUEST,
  type DueParams,
  type DueResult,
  ENTRY_TYPES_REQUEST,
  type EntryTypeChoice,
  type EntryTypesParams,
  LINT_WORKSPACE_REQUEST,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
  NEW_ENTRY_REQUEST,
  type NewEntryParams,
  type NewEntryResult,
  REPORT_REQUEST,
  type ReportParams,
  type ReportResult,
  RULE_PAGE_REQUEST,
  type RulePageParams,
  type RulePageResult,
} from './protocol.ts';
import type { Publisher } from './publisher.ts';
import type { CaseRecordService } from './service.ts';
import type { Watch } from './workspace-checks.ts';

/** Answers them on the connection. `folders` are those of the window, and `today` the date, at the time of the question. */
export function answerRequests(
  connection: Connection,
  service: CaseRecordService,
  publisher: Publisher,
  folders: () => readonly Uri[],
  today: () => IsoDate,
): void {
  connection.onRequest(new RequestType<DueParams, DueResult, void>(DUE_REQUEST), (params, token) =>
    watched(connection, 'Looking at what is due', params.workDoneToken, token, (watch) =>
      service.checks.due(folders(), watch),
    ),
  );

  connection.onRequest(
    new RequestType<LintWorkspaceParams, LintWorkspaceResult, void>(LINT_WORKSPACE_REQUEST),
    (params, token) =>
      watched(connection, 'Checking records', params.workDoneToken, token, async (watch) => {
        const count = { errors: 0, warnings: 0, information: 0 };
        const found = new Set<Uri>();
        const checked = folders();
        const sending: Promise<void>[] = [];
        const records = await service.checks.lint(checked, watch, ({ uri, diagnostics }) => {
          found.add(uri);
          add(count, diagnostics);
          sending.push(publisher.show(uri, diagnostics));
        });
        await Promise.all(sending);
        if (!watch.isCancelled()) await publisher.keepOnly(checked, found);
        const roots = new Set<Uri>();
        for (const uri of found) {
          const { root, files } = await publisher.settings(uri);
          if (!roots.has(root)) for (const { diagnostics } of files) add(count, diagnostics);
          roots.add(root);
        }
        return { records, ...count };
      }),
  );

  connection.onRequest(new RequestType<ReportParams, ReportResult, void>(REPORT_REQUEST), (params, token) =>
    watched(connection, 'Counting for the report', params.workDoneToken, token, async (watch) => {
      // Only here, so that a server that draws nothing never loads the library that draws.
      const { ReportPage } = await import('./report-page.ts');
      const within = folders();
      const page = new ReportPage(params.command);
      const records = await service.checks.judge(within, watch, (record) => page.add(record));
      return { records, html: watch.isCancelled() ? '' : page.render(within, today()) };
    }),
  );

  connection.onRequest(new RequestType<EntryTypesParams, EntryTypeChoice[], void>(ENTRY_TYPES_REQUEST), ({ uri }) =>
    service.entryTypes(uri),
  );
  connection.onRequest(
    new RequestType<NewEntryParams, NewEntryResult | null, void>(NEW_ENTRY_REQUEST),
    ({ uri, type, position }) => service.newEntry(uri, type, position),
  );
  connection.onRequest(new RequestType<RulePageParams, RulePageResult, void>(RULE_PAGE_REQUEST), ({ page }) =>
    service.rulePage(page),
  );
}

function add(
  count: { errors: number; warnings: number; information: number },
  diagnostics: readonly Diagnostic[],
): void {
  for (const { severity } of diagnostics) {
    if (severity === DiagnosticSeverity.Error) count.errors += 1;
    else if (severity === DiagnosticSeverity.Warning) count.warnings += 1;
    else count.information += 1;
  }
}

/** Long work: reports each whole per cent where the client gave a token, and answers a cancellation as the protocol says. */
async function watched<T>(
  connection: Connection,
  title: string,
  workDoneToken: string | number | undefined,
  token: CancellationToken,
  work: (watch: Watch) => Promise<T>,
): Promise<T> {
  const reporter = connection.window.attachWorkDoneProgress(workDoneToken);
  reporter.begin(title, 0, undefined, true);
  const isCancelled = (): boolean => token.isCancellationRequested;
  let shown = 0;
  try {
    const result = await work({
      isCancelled,
      progress(done, all) {
        const percentage = Math.floor((100 * done) / all);
        if (percentage === shown) return;
        shown = percentage;
        reporter.report(percentage, `${done} of ${all}`);
      },
    });
    if (isCancelled()) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Stopped before the end.');
    return result;
  } finally {
    reporter.done();
  }
}
