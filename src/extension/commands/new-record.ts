/** `Case Record: New record`: who the child is, and a file of its own. By keyboard alone; every answer but the name is proposed or may be left out. */
import * as vscode from 'vscode';
import { parseIsoDate } from '../../record/date.ts';
import { FILE_ID } from '../../record/ids.ts';
import { writtenDateAt } from '../../record/written-date.ts';
import {
  NEW_RECORD_PLACE_REQUEST,
  NEW_RECORD_REQUEST,
  type NewRecordParams,
  type NewRecordPlace,
  type NewRecordPlaceParams,
  type NewRecordResult,
} from '../../server/protocol.ts';
import { dateInEngland } from '../../server/today.ts';
import type { CaseRecordClient } from '../client.ts';
import { introduceWorker } from '../worker.ts';
import { isTaken, openNewRecord, RECORD_ENDING } from './new-document.ts';
import { askForFolder } from './new-folder.ts';

/** Who the child is. */
interface Child {
  readonly name: string;
  /** As people write a date, or empty. */
  readonly birth: string;
  readonly id: string;
}

/**
 * `told` may be a folder or file of the explorer; or the answers (`{name, born, id, folder}`), for a key or an extension of one's own: then nothing is
 * asked that they say.
 */
export async function newRecord(client: CaseRecordClient, told: unknown): Promise<void> {
  const chosen = await askForFolder(told);
  if (chosen === undefined) return;
  const folder = chosen === 'none' ? undefined : chosen;
  const params: NewRecordPlaceParams = folder === undefined ? {} : { folder: folder.toString() };
  const lookAtPlace = (): Promise<NewRecordPlace> => client.ask(NEW_RECORD_PLACE_REQUEST, params);
  const place = lookAtPlace();
  // It is waited for after two questions: until then nobody hears that it failed.
  place.catch(() => undefined);
  const toldOf = toldChild(told);
  const child = toldOf ?? (await askForChild(place, folder));
  if (child === undefined) return;
  const { name, birth } = child;
  let { id } = child;
  for (let there = await place; ; there = await lookAtPlace()) {
    const wrong = checkName(name) ?? checkBirth(birth) ?? (await checkId(id, there.ids, fileIn(folder, id)));
    if (wrong === undefined) break;
    void vscode.window.showWarningMessage(wrong);
    if (toldOf !== undefined) return;
    // Somebody else took the id while the questions were open. What was answered is not asked again.
    const { nextId, ids } = await lookAtPlace();
    const other = await askForId({ nextId: nextId === id ? idAfter(id) : nextId, ids }, folder);
    if (other === undefined) return;
    id = other;
  }
  const asked: NewRecordParams = { kind: 'child', ...params, answers: { id, name, ...birthFields(birth) } };
  const { snippet } = await client.ask<NewRecordResult>(NEW_RECORD_REQUEST, asked);
  await openNewRecord(snippet, fileIn(folder, id));
}

function fileIn(folder: vscode.Uri | undefined, id: string): vscode.Uri | undefined {
  return folder && vscode.Uri.joinPath(folder, `${id}${RECORD_ENDING}`);
}

function toldChild(told: unknown): Child | undefined {
  if (typeof told !== 'object' || told === null || !('name' in told) || !('id' in told)) return undefined;
  const { name, id } = told;
  const birth = 'born' in told ? told.born : '';
  if (typeof name !== 'string' || typeof id !== 'string' || typeof birth !== 'string') return undefined;
  return { name: name.trim(), id: id.trim(), birth: birth.trim() };
}

async function askForChild(place: Promise<NewRecordPlace>, folder: vscode.Uri | undefined): Promise<Child | undefined> {
  const title = vscode.l10n.t('New record');
  const name = await ask({ title, prompt: vscode.l10n.t('The name the child goes by'), check: checkName });
  if (name === undefined) return undefined;
  const birth = await ask({
    title,
    prompt: vscode.l10n.t('Date of birth, or the day the birth is expected. Leave it empty to write it later.'),
    placeHolder: vscode.l10n.t('2/3/2015 or 2 March 2015'),
    check: checkBirth,
  });
  if (birth === undefined) return undefined;
  const id = await askForId(await place, folder);
  if (id === undefined) return undefined;
  await introduceWorker((await place).people);
  return { name, birth, id };
}

/** The next number, where an id ends in one: of a file that has just been made the server may not have heard yet. */
function idAfter(id: string): string {
  return id.replace(/\d{1,15}$/u, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));
}

function askForId(
  { nextId, ids }: Pick<NewRecordPlace, 'nextId' | 'ids'>,
  folder: vscode.Uri | undefined,
): Promise<string | undefined> {
  return ask({
    title: vscode.l10n.t('New record'),
    prompt: vscode.l10n.t("The child's id: the next one that is free is proposed"),
    value: nextId,
    check: (value) => checkId(value, ids, fileIn(folder, value)),
  });
}

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  /** What is wrong with an answer. */
  readonly check: (value: string) => string | undefined | Promise<string | undefined>;
}

/** The answer, without space around it; undefined where the question was left. It stays while another window is looked at. */
export async function ask({ check, ...shown }: Question): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    ...shown,
    ignoreFocusOut: true,
    validateInput: (value) => check(value.trim()),
  });
  return answer?.trim();
}

function checkName(value: string): string | undefined {
  return value === '' ? vscode.l10n.t('Write a name. It can be changed later.') : undefined;
}

function checkBirth(value: string): string | undefined {
  if (value === '' || dayOf(value) !== undefined) return undefined;
  return vscode.l10n.t('Write a day that exists, such as 2/3/2015, 2 March 2015 or 2015-03-02.');
}

/** The ISO date that is meant. Day first, as people write it here. */
function dayOf(value: string): string | undefined {
  const date = parseIsoDate(value);
  if (date !== undefined) return date;
  const written = writtenDateAt(value);
  return written?.length === value.length ? written.meant : undefined;
}

/** A day that is still to come is when the birth is expected. */
function birthFields(value: string): Readonly<Record<string, string>> {
  const day = dayOf(value);
  if (day === undefined) return {};
  return day > dateInEngland(new Date()) ? { expected: day } : { born: day };
}

async function checkId(
  value: string,
  ids: readonly string[],
  file: vscode.Uri | undefined,
): Promise<string | undefined> {
  if (!FILE_ID.test(value)) return vscode.l10n.t('Write an id of letters, digits, hyphens and dots, such as CH-1042.');
  if (ids.includes(value)) return vscode.l10n.t('Another record here has this id.');
  if (file !== undefined && (await isTaken(file)))
    return vscode.l10n.t('There is a file of this name already. It is not touched; choose another id.');
  return undefined;
}
