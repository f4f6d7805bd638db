/** Who writes at this machine: the setting `caseRecord.worker`, and the questions that fill it. */
import * as vscode from 'vscode';
import { PERSON_ID } from '../record/ids.ts';

/** Somebody whom the settings of the folders name. */
interface Person {
  readonly id: string;
  readonly name: string;
  readonly role?: string;
  readonly team?: string;
}

interface PersonItem extends vscode.QuickPickItem {
  /** Absent for nobody. */
  readonly id?: string;
}

/** The id; undefined where nobody has said it. */
export function workerHere(): string | undefined {
  const told: unknown = vscode.workspace.getConfiguration('caseRecord').get('worker');
  return typeof told === 'string' && told.trim() !== '' ? told.trim() : undefined;
}

/** It is about the person at this machine: never in the settings of a folder that a team shares. */
export async function rememberWorker(id: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('caseRecord').update('worker', id, vscode.ConfigurationTarget.Global);
}

/** Asks which of these people somebody is; `id` is absent for nobody in particular, and the answer undefined where the question was left. */
export function pickPerson(
  people: readonly Person[],
  worker: string | undefined,
  nobodyMeans: string,
): Thenable<{ readonly id?: string } | undefined> {
  const items = [...people]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, role, team }): PersonItem => {
      const about = [id, ...(team === undefined ? [] : [team])].join(' · ');
      const icon = new vscode.ThemeIcon(id === worker ? 'check' : 'person');
      return { id, label: name, description: about, iconPath: icon, ...(role === undefined ? {} : { detail: role }) };
    });
  const nobody: PersonItem = { label: vscode.l10n.t('Nobody in particular'), detail: nobodyMeans };
  return vscode.window.showQuickPick([...items, nobody], {
    title: vscode.l10n.t('Choose who you are'),
    placeHolder: vscode.l10n.t('Your name, as your team writes it in records'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
}

/**
 * Asks whoever begins to write who they are, where nobody has said it, and remembers the answer: each entry asks otherwise. Leaving the question
 * changes nothing, and stops nothing.
 */
export async function introduceWorker(people: readonly Person[]): Promise<void> {
  if (workerHere() !== undefined) return;
  const id =
    people.length > 0
      ? (await pickPerson(people, undefined, vscode.l10n.t('Each new entry asks')))?.id
      : (
          await vscode.window.showInputBox({
            title: vscode.l10n.t('Who you are'),
            prompt: vscode.l10n.t(
              'Your id, with which your entries are signed. It is remembered; leave it empty to write it in each entry.',
            ),
            placeHolder: 'j.okafor',
            ignoreFocusOut: true,
            validateInput: (value) =>
              value.trim() === '' || PERSON_ID.test(value.trim())
                ? undefined
                : vscode.l10n.t('Write an id of letters, digits, hyphens and dots, such as j.okafor.'),
          })
        )?.trim();
  if (id !== undefined && id !== '') await rememberWorker(id);
}
