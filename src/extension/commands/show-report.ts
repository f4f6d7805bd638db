/** `Case Record: Show team report`: the page of `case-record report` over the window's folders, beside the records. */
import * as vscode from 'vscode';
import { REPORT_REQUEST, type ReportParams, type ReportResult } from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';

const OPEN_PLACE = 'caseRecord.openPlace';

/** The one panel, made new by each call; undefined while it is closed. */
let panel: vscode.WebviewPanel | undefined;

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
  panel ??= newPanel();
  panel.webview.html = result.html;
  panel.reveal();
  return { records: result.records };
}

/** The page runs nothing and loads nothing: its links call one command, which looks at what it is told. */
function newPanel(): vscode.WebviewPanel {
  const made = vscode.window.createWebviewPanel(
    'caseRecord.report',
    vscode.l10n.t('Team report'),
    vscode.ViewColumn.Active,
    {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: [OPEN_PLACE],
      enableFindWidget: true,
      localResourceRoots: [],
    },
  );
  made.onDidDispose(() => {
    panel = undefined;
  });
  return made;
}
