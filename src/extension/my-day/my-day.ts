/** My day: the views in the side bar, their badge, and their commands. Nothing is worked out until one of the views is looked at. */
import * as vscode from 'vscode';
import type { Scope } from '../../views/my-day/types.ts';
import type { CaseRecordClient } from '../client.ts';
import { type AskWhere, explainLine, saveCalendar, writeLine } from './actions.ts';
import { chooseWorker } from './choose-worker.ts';
import { DayModel } from './day-model.ts';
import { type DayNode, DayTree, type Which } from './trees.ts';
import { scopeTitle } from './words.ts';

/** What other extensions, and tests, can reach of it. */
export interface MyDay {
  readonly model: DayModel;
  readonly trees: Readonly<Record<Which, DayTree>>;
  readonly views: Readonly<Record<Which, vscode.TreeView<DayNode>>>;
  saveCalendar(askWhere?: AskWhere): Promise<vscode.Uri | undefined>;
}

const WHICH: readonly Which[] = ['due', 'decisions', 'children'];

/** Registers the views; the server is asked when one is seen. */
export function showMyDay(context: vscode.ExtensionContext, starting: Promise<CaseRecordClient>): MyDay {
  const model = new DayModel(starting, context.workspaceState);
  const tree = (which: Which): DayTree => new DayTree(which, model, starting);
  const trees = { due: tree('due'), decisions: tree('decisions'), children: tree('children') };
  const view = (which: Which): vscode.TreeView<DayNode> =>
    vscode.window.createTreeView(`caseRecord.${which}`, { treeDataProvider: trees[which], showCollapseAll: true });
  const views = { due: view('due'), decisions: view('decisions'), children: view('children') };
  const save = async (askWhere?: AskWhere): Promise<vscode.Uri | undefined> =>
    saveCalendar(await starting, model, askWhere);

  let isShownLooking = false;
  const show = (): void => {
    if (model.state === 'looking' && !isShownLooking) {
      isShownLooking = true;
      const ended = (): void => {
        isShownLooking = false;
      };
      void vscode.window
        .withProgress({ location: { viewId: 'caseRecord.due' } }, () => model.wake())
        .then(ended, ended);
    }
    showState(model);
    showCounts(model, views);
    for (const which of WHICH) trees[which].refresh();
  };
  // From a key or the palette no line is told: then it is the one that is selected in a view that is seen.
  const selected = (told: unknown): DayNode | undefined => {
    for (const which of WHICH) {
      const given = trees[which].given(told);
      if (given !== undefined) return given;
    }
    return WHICH.map((which) => views[which]).find(({ visible, selection }) => visible && selection.length > 0)
      ?.selection[0];
  };
  const scope = (chosen: Scope) => (): Promise<void> => model.show(chosen);
  const commands: Readonly<Record<string, (...told: readonly unknown[]) => unknown>> = {
    'caseRecord.chooseWorker': () => chooseWorker(model),
    'caseRecord.saveCalendar': () => save(),
    'caseRecord.myDay.refresh': () => model.refresh({ afresh: true }),
    'caseRecord.myDay.stop': () => model.stop(),
    'caseRecord.myDay.showMine': scope('mine'),
    'caseRecord.myDay.showTeam': scope('team'),
    'caseRecord.myDay.showAll': scope('all'),
    'caseRecord.myDay.explain': (node) => explainLine(selected(node)),
    'caseRecord.myDay.newEntry': (node) => writeLine(selected(node)),
    'caseRecord.myDay.more': (which, list) => {
      const [known] = WHICH.filter((each) => each === which);
      if (known !== undefined && typeof list === 'string') trees[known].showMore(list);
    },
  };
  context.subscriptions.push(
    model,
    ...Object.values(views),
    model.onDidChange(show),
    model.onDidProgress((reached) => {
      views.due.message = reached === undefined ? '' : vscode.l10n.t('Looking at records: {0}', reached);
    }),
    ...Object.entries(commands).map(([command, run]) => vscode.commands.registerCommand(command, run)),
  );
  show();
  // The check on opening has judged all records: the day is little work after it, and as much again beside it.
  const wakeAfterCheck = async (): Promise<void> => {
    if (await (await starting).firstCheck) await model.wake();
  };
  // Where the client can't start, that is said by what started it.
  wakeAfterCheck().catch(() => undefined);
  return { model, trees, views, saveCalendar: save };
}

/** What the manifest's `when` clauses know of the day. */
function showState(model: DayModel): void {
  const { state, records, scope, worker, people } = model;
  const keys = {
    state: state === 'ready' && records === 0 ? 'empty' : state,
    scope,
    hasWorker: worker !== undefined,
    hasPeople: people.length > 0,
  };
  for (const [key, value] of Object.entries(keys))
    void vscode.commands.executeCommand('setContext', `caseRecord.myDay.${key}`, value);
}

/** The badge of the container is the sum of those of its views. */
function showCounts(model: DayModel, { due, decisions, children }: MyDay['views']): void {
  const { state, scope, day } = model;
  const isReady = state === 'ready';
  for (const view of [due, decisions, children]) view.description = isReady ? scopeTitle(scope) : '';
  const overdue = isReady ? day.due.overdue.length : 0;
  const waiting = isReady ? day.decisions.length : 0;
  due.badge =
    overdue === 0
      ? undefined
      : {
          value: overdue,
          tooltip:
            overdue === 1 ? vscode.l10n.t('1 thing is overdue') : vscode.l10n.t('{0} things are overdue', overdue),
        };
  decisions.badge =
    waiting === 0
      ? undefined
      : {
          value: waiting,
          tooltip: waiting === 1 ? vscode.l10n.t('1 decision waits') : vscode.l10n.t('{0} decisions wait', waiting),
        };
}
