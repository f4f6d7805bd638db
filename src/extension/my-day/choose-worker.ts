/** `Case Record: Choose who you are`: sets `caseRecord.worker` from the people that the settings of the folders name. */
import * as vscode from 'vscode';
import { pickPerson, rememberWorker } from '../worker.ts';
import type { DayModel } from './day-model.ts';

/** Asks which; gives the id, or undefined where nothing was chosen. */
export async function chooseWorker(model: DayModel): Promise<string | undefined> {
  // Nobody knows whom the settings name; why was said.
  if (!(await model.ready())) return undefined;
  const { people, worker } = model;
  if (people.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The settings of these folders name nobody. Write people in .case-record/config.yaml, or your id in the setting caseRecord.worker.',
      ),
    );
    return undefined;
  }
  const picked = await pickPerson(people, worker, vscode.l10n.t("Shows everybody's children"));
  if (picked === undefined) return undefined;
  await rememberWorker(picked.id);
  return picked.id;
}
