/** Asks one question after the other, each with a way back. By keyboard alone; it stays while another window is looked at. */
import * as vscode from 'vscode';
import { readAnswer } from '../../workspace/templates/answer.ts';
import type { Question } from '../../workspace/templates/types.ts';

const BACK = Symbol('back');

interface ChoiceItem extends vscode.QuickPickItem {
  readonly answer: string;
}

/** The answers by the names of the questions; `back` from before the first, undefined where the questions were left. */
export async function askQuestions(
  title: string,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, string> | 'back' | undefined> {
  const answers = new Map<string, string>();
  let at = 0;
  for (let question = questions[at]; question !== undefined; question = questions[at]) {
    const step = { title, step: at + 1, totalSteps: questions.length };
    const before = answers.get(question.name) ?? question.default ?? '';
    const answer =
      question.choices.length > 0 ? await choose(question, before, step) : await type(question, before, step);
    if (answer === undefined) return undefined;
    if (answer === BACK) {
      if (at === 0) return 'back';
      at -= 1;
      continue;
    }
    answers.set(question.name, answer);
    at += 1;
  }
  return answers;
}

interface Step {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

function choose(question: Question, before: string, step: Step): Promise<string | typeof BACK | undefined> {
  const box = vscode.window.createQuickPick<ChoiceItem>();
  const items = question.choices.map((answer): ChoiceItem => ({ answer, label: answer }));
  if (!question.required) items.push({ answer: '', label: vscode.l10n.t('(leave it empty)') });
  Object.assign(box, step, { placeholder: question.ask, ignoreFocusOut: true, items });
  box.activeItems = items.filter(({ answer }) => answer === before).slice(0, 1);
  return shown(box, () => box.activeItems[0]?.answer);
}

function type(question: Question, before: string, step: Step): Promise<string | typeof BACK | undefined> {
  const box = vscode.window.createInputBox();
  const prompt = question.required ? question.ask : vscode.l10n.t('{0} (may be left empty)', question.ask);
  Object.assign(box, step, { prompt, value: before, ignoreFocusOut: true });
  box.onDidChangeValue(() => {
    box.validationMessage = '';
  });
  return shown(box, () => {
    box.validationMessage = faultOf(question, box.value) ?? '';
    return box.validationMessage === '' ? box.value.trim() : undefined;
  });
}

/** What is wrong with an answer, in the language of the window. */
function faultOf(question: Question, given: string): string | undefined {
  if (!('message' in readAnswer(question, given))) return undefined;
  if (given.trim() === '') return vscode.l10n.t('It needs an answer.');
  return question.kind === 'date'
    ? vscode.l10n.t('Write a day that exists, such as 2/3/2015, 2 March 2015 or 2015-03-02.')
    : vscode.l10n.t('This answer is too long.');
}

function shown<B extends vscode.QuickPick<ChoiceItem> | vscode.InputBox>(
  box: B,
  accept: () => string | undefined,
): Promise<string | typeof BACK | undefined> {
  return new Promise((resolve) => {
    box.buttons = [vscode.QuickInputButtons.Back];
    box.onDidTriggerButton((button) => {
      if (button !== vscode.QuickInputButtons.Back) return;
      resolve(BACK);
      box.hide();
    });
    box.onDidAccept(() => {
      const answer = accept();
      if (answer === undefined) return;
      resolve(answer);
      box.hide();
    });
    // Whatever was settled before holds.
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}
