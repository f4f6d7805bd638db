/** `Case Record: Prepare supervision`: the agenda for the next session with a worker, beside the records. It is what `case-record supervision prepare` writes. */
import * as vscode from 'vscode';
import { PERSON_ID } from '../../record/ids.ts';
import {
  NEW_RECORD_PLACE_REQUEST,
  type NewRecordPlace,
  type NewRecordPlaceParams,
  type PersonChoice,
  SUPERVISION_AGENDA_REQUEST,
  SUPERVISION_RECORDS_REQUEST,
  type SupervisionAgendaParams,
  type SupervisionAgendaResult,
  type SupervisionRecordChoice,
} from '../../server/protocol.ts';
import type { CaseRecordClient } from '../client.ts';
import { OPEN_PLACE, StillPage } from '../still-page.ts';
import { workerHere } from '../worker.ts';
import { ask } from './new-record.ts';
import { isSupervision } from './new-supervision.ts';

const BEGIN = 'caseRecord.newSupervision';
const KEEP = 'caseRecord.prepareSupervision';

/** Shows the agenda that was asked for last. */
const page = new StillPage('caseRecord.supervision', [OPEN_PLACE, BEGIN, KEEP]);

/** `told`: the id of a worker, where another command names one; `asDocument`: `true` for a document to keep, without names. Gives whose agenda is shown; undefined where it was stopped, or there is none. */
export async function prepareSupervision(
  client: CaseRecordClient,
  told: unknown,
  asDocument: unknown,
): Promise<{ worker: string; records: number } | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder of records first: the agenda is made from all of them.'),
    );
    return undefined;
  }
  const worker = typeof told === 'string' && told !== '' ? told : await whose(client);
  if (worker === undefined) return undefined;
  const params: SupervisionAgendaParams =
    asDocument === true
      ? { worker, from: folder.uri.toString() }
      : { worker, showText: true, command: OPEN_PLACE, begin: BEGIN, keep: KEEP };
  const title = vscode.l10n.t('Preparing supervision');
  const result = await client.askAtLength<SupervisionAgendaResult>(SUPERVISION_AGENDA_REQUEST, title, params);
  if (result === undefined) return undefined;
  const { html, markdown, records } = result;
  if (markdown !== undefined) {
    // A new document that is no file yet: whoever asked for it says where it is kept, and nothing is written over.
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: markdown });
    await vscode.window.showTextDocument(document);
    return { worker, records };
  }
  if (html === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No open case is allocated to {0}, and no record here is their supervision record.', worker),
    );
    return undefined;
  }
  page.show(vscode.l10n.t('Supervision: {0}', worker), html);
  return { worker, records };
}

/** The worker whose supervision record is in the editor, or whoever is chosen. */
async function whose(client: CaseRecordClient): Promise<string | undefined> {
  const records = await client.ask<SupervisionRecordChoice[]>(SUPERVISION_RECORDS_REQUEST, {});
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && isSupervision(document)) {
    const uri = document.uri.toString();
    const shown = records.find((record) => vscode.Uri.parse(record.uri).toString() === uri);
    if (shown !== undefined) return shown.worker;
  }
  return choose(records, await people(client));
}

/** Everybody whom the settings of the window's folders name. */
async function people(client: CaseRecordClient): Promise<ReadonlyMap<string, PersonChoice>> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const places = await Promise.all(
    folders.map(({ uri }) => {
      const params: NewRecordPlaceParams = { folder: uri.toString() };
      return client.ask<NewRecordPlace>(NEW_RECORD_PLACE_REQUEST, params);
    }),
  );
  return new Map(places.flatMap((place) => place.people.map((person) => [person.id, person] as const)));
}

interface WorkerItem extends vscode.QuickPickItem {
  readonly worker: string;
  /** 0 for whoever is supervised by the person at this machine, 1 for others with a supervision record, 2 for the rest. */
  readonly rank: number;
}

async function choose(
  records: readonly SupervisionRecordChoice[],
  known: ReadonlyMap<string, PersonChoice>,
): Promise<string | undefined> {
  const title = vscode.l10n.t('Prepare supervision');
  const placeHolder = vscode.l10n.t('Whose supervision?');
  const supervised = new Set(records.map(({ worker }) => worker));
  const workers = [...new Set([...supervised, ...known.keys()])];
  if (workers.length === 0) {
    const check = (value: string) =>
      PERSON_ID.test(value) ? undefined : vscode.l10n.t('Write the id that records use, such as j.okafor.');
    return ask({ title, prompt: placeHolder, placeHolder: 'j.okafor', check });
  }
  const here = workerHere();
  const items = workers.map((worker): WorkerItem => {
    const person = known.get(worker);
    const isMine = here !== undefined && person?.manager === here;
    const about = [worker, ...(person?.team === undefined ? [] : [person.team])].join(' · ');
    return {
      worker,
      rank: isMine ? 0 : supervised.has(worker) ? 1 : 2,
      label: person?.name ?? worker,
      description: person === undefined ? '' : about,
      ...(supervised.has(worker) ? {} : { detail: vscode.l10n.t('No supervision record yet') }),
    };
  });
  items.sort((a, b) => a.rank - b.rank || a.label.localeCompare(b.label));
  const options = { title, placeHolder, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.worker;
}
