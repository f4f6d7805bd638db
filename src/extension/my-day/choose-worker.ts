/** `Case Record: Choose who you are`: sets `caseRecord.worker` from the people that the settings of the folders name. */
import * as vscode from 'vscode';
import type { Colleague } from '../../views/my-day/types.ts';
import type { DayModel } from './day-model.ts';

interface WorkerItem extends vscode.QuickPickItem {
  /** Absent for nobody. */
  readonly id?: string;
}

/** Asks which; gives the id, or undefined where nothing was chosen. */
export async function chooseWorker(model: DayModel): Promise<string | undefined> {
  await model.wake();
  const { people, worker } = model;
  if (people.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The settings of these folders name nobody. Write people in .case-record/config.yaml, or your id in the setting caseRecord.worker.',
      ),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(itemsOf(people, worker), {
    title: vscode.l10n.t('Choose who you are'),
    placeHolder: vscode.l10n.t('Your name, as your team writes it in records'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked === undefined) return undefined;
  // It is about the person at this machine: never in the settings of a folder that a team shares.
  const { Global } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration('caseRecord').update('worker', picked.id, Global);
  return picked.id;
}

function itemsOf(people: readonly Colleague[], worker: string | undefined): WorkerItem[] {
  const items = [...people]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, role, team }): WorkerItem => {
      const about = [id, ...(team === undefined ? [] : [team])].join(' · ');
      const icon = new vscode.ThemeIcon(id === worker ? 'check' : 'person');
      return { id, label: name, description: about, iconPath: icon, ...(role === undefined ? {} : { detail: role }) };
    });
  const nobody = { label: vscode.l10n.t('Nobody in particular'), detail: vscode.l10n.t("Shows everybody's children") };
  return [...items, nobody];
}
