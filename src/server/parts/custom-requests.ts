/** The requests that the protocol doesn't know: what is due, a check of whole folders, the team's report, a supervision's agenda, the page of a rule. */
import { type Diagnostic, DiagnosticSeverity, RequestType } from 'vscode-languageserver';
import { below, isWithin } from '../../workspace/record-files.ts';
import type { Uri } from '../../workspace/types.ts';
import { byUrgency, dueIn } from '../features/due.ts';
import {
  DUE_REQUEST,
  type DueParams,
  type DueResult,
  LINT_WORKSPACE_REQUEST,
  type LintWorkspaceParams,
  type LintWorkspaceResult,
  REPORT_REQUEST,
  type ReportParams,
  type ReportResult,
  RULE_PAGE_REQUEST,
  type RulePageParams,
  type RulePageResult,
  SUPERVISION_AGENDA_REQUEST,
  type SupervisionAgendaParams,
  type SupervisionAgendaResult,
} from '../protocol.ts';
import type { Part, Serving } from './part.ts';
import { watched } from './watched.ts';

const NOTHING_DUE: DueResult = { deadlines: [], records: 0 };

export const customRequests: Part = { register: answerRequests };

function answerRequests({ connection, service, publisher, folders, today }: Serving): void {
  connection.onRequest(new RequestType<DueParams, DueResult, void>(DUE_REQUEST), (params, token) =>
    params.uri === undefined
      ? watched(connection, 'Looking at what is due', params.workDoneToken, token, (watch) =>
          service.checks.due(folders(), watch),
        )
      : service.ask<DueResult>(
          params.uri,
          (record) => ({ deadlines: dueIn(record).sort(byUrgency), records: 1 }),
          NOTHING_DUE,
        ),
  );

  connection.onRequest(
    new RequestType<LintWorkspaceParams, LintWorkspaceResult, void>(LINT_WORKSPACE_REQUEST),
    (params, token) =>
      watched(connection, 'Checking records', params.workDoneToken, token, async (watch) => {
        const count = { errors: 0, warnings: 0, information: 0 };
        const found = new Set<Uri>();
        const checked = folders();
        const isIn = (uri: Uri): boolean => folders().some((folder) => isWithin(folder, uri));
        const sending: Promise<void>[] = [];
        const records = await service.checks.lint(checked, watch, ({ uri, diagnostics }) => {
          found.add(uri);
          add(count, diagnostics);
          // A folder may have been taken out of the window meanwhile.
          if (isIn(uri)) sending.push(publisher.show(uri, diagnostics));
        });
        await Promise.all(sending);
        // Whoever stopped it has been answered.
        if (watch.isCancelled()) return { records, ...count };
        await publisher.keepOnly(checked.filter(isIn), found);
        const roots = new Set<Uri>();
        // Of a folder without records, too.
        for (const uri of [...checked.map((folder) => below(folder, 'any.case.md')), ...found]) {
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
      const { ReportPage } = await import('../report-page.ts');
      const within = folders();
      const page = new ReportPage(params.command);
      const records = await service.checks.judge(within, watch, (record) => page.add(record));
      return { records, html: watch.isCancelled() ? '' : page.render(within, today()) };
    }),
  );

  connection.onRequest(
    new RequestType<SupervisionAgendaParams, SupervisionAgendaResult, void>(SUPERVISION_AGENDA_REQUEST),
    ({ workDoneToken, ...wishes }, token) =>
      watched(connection, 'Preparing supervision', workDoneToken, token, async (watch) => {
        // Only here, as with the report.
        const { AgendaPage } = await import('../agenda-page.ts');
        const page = new AgendaPage(wishes);
        const records = await service.checks.judge(folders(), watch, (record) => page.add(record));
        return { records, ...(watch.isCancelled() ? {} : page.render(today())) };
      }),
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
