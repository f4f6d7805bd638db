/** What can be done with a line of the day: explained, or written; and with all of it: saved as a calendar. */
import * as vscode from 'vscode';
import { CALENDAR_REQUEST, type CalendarParams, type CalendarResult, LANGUAGE_ID } from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';
import { showExplanation } from '../explanation-pages.ts';
import type { DayModel } from './day-model.ts';
import type { DayNode } from './trees.ts';

/** Shows why a line stands where it stands, as a page that a screen reader reads; gives its address. */
export async function explainLine(node: DayNode | undefined): Promise<vscode.Uri | undefined> {
  if (node?.kind !== 'due' && node?.kind !== 'decision') return undefined;
  const { key, title } = node.kind === 'due' ? node.due : node.decision;
  return showExplanation({ uri: node.summary.uri, key, title });
}

/** Opens the record at its end and begins the entry that would meet what is due. */
export async function writeLine(node: DayNode | undefined): Promise<void> {
  if (node?.kind !== 'due' || node.due.entry === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(node.summary.uri));
  const editor = await vscode.window.showTextDocument(document);
  if (document.languageId !== LANGUAGE_ID) return;
  const end = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  await vscode.commands.executeCommand('caseRecord.newEntry', { type: node.due.entry });
}

/** Where to save; the dialog itself asks before a file is overwritten. */
export type AskWhere = (options: vscode.SaveDialogOptions) => Thenable<vscode.Uri | undefined>;

/** Saves what is due, of the cases that are shown, as a calendar file without names; gives where. */
export async function saveCalendar(
  client: Pick<CaseRecordClient, 'askAtLength'>,
  model: DayModel,
  askWhere: AskWhere = vscode.window.showSaveDialog,
): Promise<vscode.Uri | undefined> {
  if (!(await model.ready())) return undefined;
  const { scope, inScope } = model;
  const shown = [...model.cases].filter((summary) => inScope.case(summary));
  const params: CalendarParams = scope === 'all' ? {} : { only: shown.map(({ uri }) => uri) };
  const title = vscode.l10n.t('Writing the calendar');
  const calendar = await client.askAtLength<CalendarResult>(CALENDAR_REQUEST, title, params);
  if (calendar === undefined) return undefined;
  if (calendar.events === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is due, so there is nothing to save.'));
    return undefined;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await askWhere({
    title: vscode.l10n.t('Save what is due as a calendar file'),
    filters: { [vscode.l10n.t('Calendar')]: ['ics'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, 'due.ics') }),
  });
  if (target === undefined) return undefined;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(calendar.ics));
  const { events } = calendar;
  const message =
    events === 1
      ? vscode.l10n.t('1 day is in the calendar file. It holds ids and no names.')
      : vscode.l10n.t('{0} days are in the calendar file. It holds ids and no names.', events);
  void vscode.window.showInformationMessage(message);
  return target;
}
