/** `Case Record: New entry`: choose a type, and write it into the record, dated today. */
import * as vscode from 'vscode';
import {
  ENTRY_TYPES_REQUEST,
  type EntryTypeChoice,
  type EntryTypesParams,
  LANGUAGE_ID,
  NEW_ENTRY_REQUEST,
  type NewEntryParams,
  type NewEntryResult,
} from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';

interface TypeItem extends vscode.QuickPickItem {
  readonly id?: string;
}

/** `choice` may name the type (`{type: 'visit'}`), for a key of one's own: then nothing is asked. */
export async function newEntry(client: CaseRecordClient, choice: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE_ID) {
    void vscode.window.showInformationMessage('Open a record first: a new entry is written into it.');
    return;
  }
  const uri = editor.document.uri.toString();
  const type = chosenType(choice) ?? (await askForType(client, uri));
  if (type === undefined) return;
  const { line, character } = editor.selection.active;
  const params: NewEntryParams = { uri, type, position: { line, character } };
  const entry = await client.ask<NewEntryResult | null>(NEW_ENTRY_REQUEST, params);
  if (entry === null) {
    void vscode.window.showInformationMessage('The record changed meanwhile, or has no such entry type. Try again.');
    return;
  }
  const position = new vscode.Position(entry.position.line, entry.position.character);
  await editor.insertSnippet(new vscode.SnippetString(entry.snippet), position, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
  editor.revealRange(
    new vscode.Range(position, editor.selection.active),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

function chosenType(choice: unknown): string | undefined {
  if (typeof choice !== 'object' || choice === null || !('type' in choice)) return undefined;
  return typeof choice.type === 'string' ? choice.type : undefined;
}

async function askForType(client: CaseRecordClient, uri: string): Promise<string | undefined> {
  const params: EntryTypesParams = { uri };
  const types = await client.ask<EntryTypeChoice[]>(ENTRY_TYPES_REQUEST, params);
  const picked = await vscode.window.showQuickPick(itemsOf(types), {
    title: 'New entry',
    placeHolder: 'What happened?',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}

/** The groups in the order of the journey, which is that of the catalogue. */
function itemsOf(types: readonly EntryTypeChoice[]): TypeItem[] {
  const items: TypeItem[] = [];
  for (const group of new Set(types.map((type) => type.group))) {
    items.push({ label: group, kind: vscode.QuickPickItemKind.Separator });
    for (const { id, title, description, aliases } of types.filter((type) => type.group === group)) {
      items.push({ id, label: title, description: aliases.join(', '), detail: description });
    }
  }
  return items;
}
