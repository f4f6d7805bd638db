/** `Case Record: Show team report`: the page of `case-record report` over the window's folders, beside the records. */
import * as vscode from 'vscode';
import { REPORT_REQUEST, type ReportParams, type ReportResult } from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';
import { OPEN_PLACE, StillPage } from '../still-page.ts';

const page = new StillPage('caseRecord.report', [OPEN_PLACE]);

/** Gives the number of records, for a caller; undefined where it was stopped or there is no folder. */
export async function showReport(client: CaseRecordClient): Promise<{ records: number } | undefined> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder of records first: the report is made from all of them.'),
    );
    return undefined;
  }
  const params: ReportParams = { command: OPEN_PLACE };
  const result = await client.askAtLength<ReportResult>(
    REPORT_REQUEST,
    vscode.l10n.t('Making the team report'),
    params,
  );
  if (result === undefined) return undefined;
  page.show(vscode.l10n.t('Team report'), result.html);
  return { records: result.records };
}
