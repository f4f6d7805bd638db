/** `Case Record: New supervision`: the entry for the next session, with the worker's open cases and what is carried forward; or a new supervision record. */
import * as vscode from 'vscode';
import { PERSON_ID } from '../../record/ids.ts';
import {
  LANGUAGE_ID,
  NEW_RECORD_PLACE_REQUEST,
  NEW_RECORD_REQUEST,
  NEW_SUPERVISION_REQUEST,
  type NewRecordParams,
  type NewRecordPlace,
  type NewRecordPlaceParams,
  type NewRecordResult,
  type NewSupervisionParams,
  type NewSupervisionResult,
  type PersonChoice,
  SUPERVISION_RECORDS_REQUEST,
  type SupervisionRecordChoice,
} from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';
import { insertEntry, sayChanged } from './insert-entry.ts';
import { openNewRecord, RECORD_ENDING } from './new-document.ts';
import { askForFolder } from './new-folder.ts';
import { ask } from './new-record.ts';
import { recordOf } from './open-place.ts';
import { sayLeftOpen } from './say-left-open.ts';

/** Lines at the start of a record in which it says what it is. */
const FIRST_LINES = 40;

/** `told`: the address of a supervision record, as the page of an agenda calls it, or the folder for a new one. */
export async function newSupervision(client: CaseRecordClient, told: unknown): Promise<void> {
  const named = recordOf(told);
  if (named !== undefined) {
    await openAndWrite(client, named);
    return;
  }
  const active = vscode.window.activeTextEditor;
  if (!(told instanceof vscode.Uri) && active !== undefined && isSupervision(active.document)) {
    await writeSession(client, active);
    return;
  }
  const chosen = await askWhose(client);
  if (chosen === undefined) return;
  if (chosen === 'new') {
    await newSupervisionRecord(client, told);
    return;
  }
  await openAndWrite(client, vscode.Uri.parse(chosen.uri));
}

async function openAndWrite(client: CaseRecordClient, record: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(record);
  await writeSession(client, await vscode.window.showTextDocument(document, { preview: false }));
}

export function isSupervision(document: vscode.TextDocument): boolean {
  if (document.languageId !== LANGUAGE_ID) return false;
  const start = document.getText(new vscode.Range(0, 0, FIRST_LINES, 0));
  return /^record:[ \t]*["']?supervision["']?[ \t]*$/m.test(start.replaceAll('\r', ''));
}

async function writeSession(client: CaseRecordClient, editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const { version } = document;
  const params: NewSupervisionParams = { uri: document.uri.toString(), version };
  const title = vscode.l10n.t('Looking at open cases');
  const entry = await client.askAtLength<NewSupervisionResult | null>(NEW_SUPERVISION_REQUEST, title, params);
  if (entry === undefined) return;
  if (entry === null) sayChanged();
  else if (await insertEntry(editor, version, entry, entry.carried)) void sayLeftOpen(document.uri, entry.left);
}

interface RecordItem extends vscode.QuickPickItem {
  readonly chosen: SupervisionRecordChoice | 'new';
}

async function askWhose(client: CaseRecordClient): Promise<SupervisionRecordChoice | 'new' | undefined> {
  const records = await client.ask<SupervisionRecordChoice[]>(SUPERVISION_RECORDS_REQUEST, {});
  if (records.length === 0) return 'new';
  const items = records
    .map(
      (chosen): RecordItem => ({
        chosen,
        label: chosen.worker,
        description: vscode.workspace.asRelativePath(vscode.Uri.parse(chosen.uri)),
      }),
    )
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  items.push({ chosen: 'new', label: vscode.l10n.t('New supervision record…') });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New supervision'),
    placeHolder: vscode.l10n.t('Whose supervision?'),
    matchOnDescription: true,
  });
  return picked?.chosen;
}

async function newSupervisionRecord(client: CaseRecordClient, told: unknown): Promise<void> {
  const chosen = await askForFolder(told);
  if (chosen === undefined) return;
  const folder = chosen === 'none' ? undefined : chosen;
  const params: NewRecordPlaceParams = folder === undefined ? {} : { folder: folder.toString() };
  const { people } = await client.ask<NewRecordPlace>(NEW_RECORD_PLACE_REQUEST, params);
  const title = vscode.l10n.t('New supervision record');
  const worker = await askPerson(title, vscode.l10n.t('Who is supervised?'), people, undefined);
  if (worker === undefined) return;
  const known = people.find(({ id }) => id === worker);
  const supervisor = await askPerson(title, vscode.l10n.t('Who supervises?'), people, known?.manager);
  if (supervisor === undefined) return;
  const id = `SUP-${worker.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')}`;
  const answers = {
    id,
    worker,
    supervisor,
    ...(known === undefined ? {} : { name: known.name }),
    ...(known?.team === undefined ? {} : { team: known.team }),
    ...(known?.stage === undefined ? {} : { stage: known.stage }),
    ...(known?.started === undefined ? {} : { started: known.started }),
  };
  const asked: NewRecordParams = { kind: 'supervision', ...params, answers };
  const { snippet } = await client.ask<NewRecordResult>(NEW_RECORD_REQUEST, asked);
  await openNewRecord(snippet, folder && vscode.Uri.joinPath(folder, `${id}${RECORD_ENDING}`));
}

interface PersonItem extends vscode.QuickPickItem {
  readonly id: string;
}

/** One of the team, `likely` first; where the team's settings name nobody, an id is typed. */
async function askPerson(
  title: string,
  question: string,
  people: readonly PersonChoice[],
  likely: string | undefined,
): Promise<string | undefined> {
  if (people.length === 0) {
    const check = (value: string) =>
      PERSON_ID.test(value) ? undefined : vscode.l10n.t('Write the id that records use, such as j.okafor.');
    return ask({ title, prompt: question, placeHolder: 'j.okafor', check });
  }
  const items = people.map(
    ({ id, name, role, team }): PersonItem => ({
      id,
      label: name,
      description: id,
      detail: [role, team].filter((part) => part !== undefined).join(', '),
    }),
  );
  items.sort((a, b) => Number(b.id === likely) - Number(a.id === likely));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: question,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}
