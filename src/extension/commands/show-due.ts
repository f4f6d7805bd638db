/** `Case Record: Show what is due`: the open deadlines of the window's records, the most pressing first; choosing one goes to it. */
import * as vscode from 'vscode';
import { DUE_REQUEST, type DueItem, type DueParams, type DueResult } from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';

interface DueChoice extends vscode.QuickPickItem {
  readonly due?: DueItem;
}

const GROUPS: readonly { readonly status: DueItem['status']; readonly title: string; readonly icon: string }[] = [
  { status: 'overdue', title: 'Overdue', icon: '$(error)' },
  { status: 'due-soon', title: 'Due soon', icon: '$(warning)' },
  { status: 'upcoming', title: 'Later', icon: '$(calendar)' },
];

/** `told` may name an open record (`{uri}`): then only what is due for it is shown. */
export async function showDue(client: CaseRecordClient, told?: unknown): Promise<void> {
  const params = recordIn(told);
  const result =
    params === undefined
      ? await client.askAtLength<DueResult>(DUE_REQUEST, 'Looking at what is due')
      : await client.ask<DueResult>(DUE_REQUEST, params);
  if (result === undefined) return;
  const { deadlines, records } = result;
  if (deadlines.length === 0) {
    const message =
      records === 0 ? 'There are no records here. Open a record, or a folder of them.' : 'Nothing is due.';
    void vscode.window.showInformationMessage(message);
    return;
  }
  const count = (status: DueItem['status']): number => deadlines.filter((due) => due.status === status).length;
  const picked = await vscode.window.showQuickPick(choicesOf(deadlines), {
    title: `What is due: ${count('overdue')} overdue, ${count('due-soon')} soon, ${count('upcoming')} later`,
    placeHolder: 'Choose one to go to the entry it counts from',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.due !== undefined) await goTo(picked.due);
}

function recordIn(told: unknown): DueParams | undefined {
  if (typeof told !== 'object' || told === null || !('uri' in told)) return undefined;
  return typeof told.uri === 'string' ? { uri: told.uri } : undefined;
}

function choicesOf(deadlines: readonly DueItem[]): DueChoice[] {
  return GROUPS.flatMap(({ status, title, icon }) => {
    const inGroup = deadlines.filter((due) => due.status === status);
    if (inGroup.length === 0) return [];
    return [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...inGroup.map((due) => choiceOf(due, icon))];
  });
}

function choiceOf(due: DueItem, icon: string): DueChoice {
  const who = due.name === undefined ? due.record : `${due.name} (${due.record})`;
  const late = due.daysLate === undefined ? '' : `, ${due.daysLate} ${due.daysLate === 1 ? 'day' : 'days'} late`;
  return {
    due,
    label: `${icon} ${who}: ${due.title}`,
    description: `by ${sayDay(due.due)}${late}`,
    detail: `Asks for ${due.asks}. ${due.source}`,
  };
}

/** `15 April 2026`. An ISO date is a day, not an instant: it is read and said in one time zone, so that it can't shift. */
function sayDay(date: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

async function goTo(due: DueItem): Promise<void> {
  const position = new vscode.Position(due.position.line, due.position.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(due.uri), { selection: new vscode.Range(position, position) });
}
