/** `Case Record: Show what is due`: the open deadlines of the window's records, the most pressing first; choosing one goes to it. */
import * as vscode from 'vscode';
import { DUE_REQUEST, type DueItem, type DueParams, type DueResult } from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';
import { sayDay, sayLate } from '../my-day/words.ts';

interface DueChoice extends vscode.QuickPickItem {
  readonly due?: DueItem;
}

interface Group {
  readonly status: DueItem['status'];
  readonly title: string;
  readonly icon: string;
}

const groups = (): readonly Group[] => [
  { status: 'overdue', title: vscode.l10n.t('Overdue'), icon: '$(error)' },
  { status: 'due-soon', title: vscode.l10n.t('Due soon'), icon: '$(warning)' },
  { status: 'upcoming', title: vscode.l10n.t('Later'), icon: '$(calendar)' },
];

export async function showDue(client: CaseRecordClient, told?: unknown): Promise<void> {
  const params = recordIn(told);
  const result =
    params === undefined
      ? await client.askAtLength<DueResult>(DUE_REQUEST, vscode.l10n.t('Looking at what is due'))
      : await client.ask<DueResult>(DUE_REQUEST, params);
  if (result === undefined) return;
  const { deadlines, records } = result;
  if (deadlines.length === 0) {
    const message =
      records === 0
        ? vscode.l10n.t('There are no records here. Open a record, or a folder of them.')
        : vscode.l10n.t('Nothing is due.');
    void vscode.window.showInformationMessage(message);
    return;
  }
  const count = (status: DueItem['status']): number => deadlines.filter((due) => due.status === status).length;
  const picked = await vscode.window.showQuickPick(choicesOf(deadlines), {
    title: vscode.l10n.t(
      'What is due: {0} overdue, {1} soon, {2} later',
      count('overdue'),
      count('due-soon'),
      count('upcoming'),
    ),
    placeHolder: vscode.l10n.t('Choose one to go to the entry it counts from'),
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
  return groups().flatMap(({ status, title, icon }) => {
    const inGroup = deadlines.filter((due) => due.status === status);
    if (inGroup.length === 0) return [];
    return [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...inGroup.map((due) => choiceOf(due, icon))];
  });
}

function choiceOf(due: DueItem, icon: string): DueChoice {
  const who = due.name === undefined ? due.record : `${due.name} (${due.record})`;
  const by = vscode.l10n.t('by {0}', sayDay(due.due));
  return {
    due,
    label: `${icon} ${vscode.l10n.t('{0}: {1}', who, due.title)}`,
    description: due.daysLate === undefined ? by : vscode.l10n.t('{0} · {1}', sayLate(due.daysLate), by),
    detail: vscode.l10n.t('Asks for {0}. {1}', due.asks, due.source),
  };
}

async function goTo(due: DueItem): Promise<void> {
  const position = new vscode.Position(due.position.line, due.position.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(due.uri), { selection: new vscode.Range(position, position) });
}
