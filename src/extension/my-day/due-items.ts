/** How one thing that is due stands in a tree: the child and the rule, when, a sign that is not by colour alone, and why when somebody asks. */
import * as vscode from 'vscode';
import { EXPLANATION_REQUEST, type ExplanationParams } from '../../server/protocol.ts';
import type { CaseDecision, CaseDue } from '../../views/my-day/day.ts';
import type { Place, Pressing } from '../../views/my-day/types.ts';
import type { CaseRecordClient } from '../client.ts';
import { groupTitle, sayDue, sayWaiting, whose } from './words.ts';

const ICONS: Readonly<Record<Pressing, readonly [icon: string, colour?: string]>> = {
  overdue: ['error', 'list.errorForeground'],
  'this-week': ['warning', 'list.warningForeground'],
  later: ['calendar'],
};

export function signOf(pressing: Pressing): vscode.ThemeIcon {
  const [icon, colour] = ICONS[pressing];
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

/** `asChild` where it stands below its child, whose name needn't be said again. */
export function dueItem({ summary, due }: CaseDue, asChild = false): vscode.TreeItem {
  const label = asChild ? due.title : vscode.l10n.t('{0}: {1}', whose(summary), due.title);
  const item = new vscode.TreeItem(label);
  item.id = `${asChild ? 'child ' : ''}${summary.uri} ${due.key}`;
  item.description = sayDue(due, summary.asOf);
  item.iconPath = signOf(due.pressing);
  item.contextValue = due.entry === undefined ? 'due' : 'due.writable';
  item.command = openCommand(summary.uri, due.position);
  const who = `${whose(summary)} (${summary.record})`;
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}. {1}: {2}, {3}', groupTitle(due.pressing), who, due.title, item.description),
  };
  return item;
}

export function decisionItem({ summary, decision }: CaseDecision, asChild = false): vscode.TreeItem {
  const label = asChild ? decision.title : vscode.l10n.t('{0}: {1}', whose(summary), decision.title);
  const item = new vscode.TreeItem(label);
  item.id = `${asChild ? 'child ' : ''}${summary.uri} ${decision.key}`;
  item.description = sayWaiting(decision, summary.asOf);
  item.iconPath = decision.late
    ? new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'))
    : new vscode.ThemeIcon('question');
  item.contextValue = 'decision';
  item.command = openCommand(summary.uri, decision.position);
  const who = `${whose(summary)} (${summary.record})`;
  item.accessibilityInformation = {
    label: vscode.l10n.t(
      'Decision waiting. {0}: {1}, {2}. {3}',
      who,
      decision.title,
      item.description,
      decision.question,
    ),
  };
  return item;
}

/** Goes to the entry, and leaves the keyboard in the record. */
export function openCommand(uri: string, { line, character }: Place): vscode.Command {
  const position = new vscode.Position(line, character);
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Open the record'),
    arguments: [vscode.Uri.parse(uri), { selection: new vscode.Range(position, position) }],
  };
}

/** Why it stands where it stands, in Markdown made by the server; undefined where it has been done meanwhile. */
export async function whyOf(
  client: CaseRecordClient,
  uri: string,
  key: string,
  token?: vscode.CancellationToken,
): Promise<string | undefined> {
  const params: ExplanationParams = { uri, key, brief: true };
  return (await client.ask<string | null>(EXPLANATION_REQUEST, params, token)) ?? undefined;
}

/** Markdown whose links do nothing and that holds no HTML. */
export function quiet(markdown: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown);
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}
