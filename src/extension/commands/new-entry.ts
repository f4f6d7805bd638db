/** `Case Record: New entry`: choose a type, what is due first, and write it into the record, dated today. */
import * as vscode from 'vscode';
import {
  ENTRY_TYPES_REQUEST,
  type EntryTypeChoices,
  type EntryTypesParams,
  LANGUAGE_ID,
  NEW_ENTRY_REQUEST,
  type NewEntryParams,
  type NewEntryResult,
  type UnfinishedEntry,
} from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';
import { insertEntry, sayChanged } from './insert-entry.ts';

/** A type, and what the entry answers; or an entry to finish. */
type Choice = { readonly type: string; readonly answers?: string } | { readonly finish: UnfinishedEntry };

interface ChoiceItem extends vscode.QuickPickItem {
  readonly choice?: Choice;
}

/** `choice` may name the type (`{type: 'visit'}`), for a key of one's own: then nothing is asked. */
export async function newEntry(client: CaseRecordClient, choice: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE_ID) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a record first: a new entry is written into it.'));
    return;
  }
  const { document } = editor;
  const uri = document.uri.toString();
  const chosen = chosenType(choice) ?? (await askWhat(client, uri));
  if (chosen === undefined) return;
  if ('finish' in chosen) {
    await goTo(editor, chosen.finish);
    return;
  }
  const { version } = document;
  const { line, character } = editor.selection.active;
  const params: NewEntryParams = { uri, ...chosen, position: { line, character }, version };
  const entry = await client.ask<NewEntryResult | null>(NEW_ENTRY_REQUEST, params);
  if (entry === null) {
    if (document.version !== version) sayChanged();
    else sayNoType();
    return;
  }
  await insertEntry(editor, version, entry);
}

function sayNoType(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('This record has no such type of entry, or it is still being read. Try again.'),
  );
}

function chosenType(choice: unknown): Choice | undefined {
  if (typeof choice !== 'object' || choice === null || !('type' in choice)) return undefined;
  return typeof choice.type === 'string' ? { type: choice.type } : undefined;
}

async function askWhat(client: CaseRecordClient, uri: string): Promise<Choice | undefined> {
  const params: EntryTypesParams = { uri };
  const choices = await client.ask<EntryTypeChoices | null>(ENTRY_TYPES_REQUEST, params);
  if (choices === null) {
    sayChanged();
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(itemsOf(choices), {
    title: vscode.l10n.t('New entry'),
    placeHolder: vscode.l10n.t('What happened?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.choice;
}

/** What is expected first; then the groups in the order of the journey, which is that of the catalogue; then what is to be finished. */
function itemsOf({ expected, unfinished, types }: EntryTypeChoices): ChoiceItem[] {
  const items: ChoiceItem[] = [];
  const group = (label: string) => items.push({ label, kind: vscode.QuickPickItemKind.Separator });
  if (expected.length > 0) group(vscode.l10n.t('Expected now'));
  for (const { id, when, why, answers } of expected) {
    const label = types.find((type) => type.id === id)?.title ?? id;
    const choice = { type: id, ...(answers === undefined ? {} : { answers }) };
    items.push({ label, description: when, detail: why, choice });
  }
  for (const name of new Set(types.map((type) => type.group))) {
    group(name);
    for (const { id, title, description, aliases } of types.filter((type) => type.group === name)) {
      items.push({ label: title, description: aliases.join(', '), detail: description, choice: { type: id } });
    }
  }
  if (unfinished.length > 0) group(vscode.l10n.t('To finish where it stands'));
  for (const entry of unfinished) {
    items.push({
      label: vscode.l10n.t('Go to {0}', entry.entry),
      description: vscode.l10n.t('without {0}', entry.missing.join(', ')),
      detail: entry.title,
      choice: { finish: entry },
    });
  }
  return items;
}

async function goTo(editor: vscode.TextEditor, { position: { line, character } }: UnfinishedEntry): Promise<void> {
  const at = new vscode.Position(line, character);
  await vscode.window.showTextDocument(editor.document, {
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    selection: new vscode.Range(at, at),
  });
}
