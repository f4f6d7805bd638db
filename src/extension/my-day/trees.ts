/** The three trees of the day: what is due, decisions that wait, and the children, the one with most overdue first. */
import * as vscode from 'vscode';
import type { CaseDecision, CaseDue, ChildLine } from '../../views/my-day/day.ts';
import type { Pressing } from '../../views/my-day/types.ts';
import type { CaseRecordClient } from '../client.ts';
import type { DayModel } from './day-model.ts';
import { decisionItem, dueItem, openCommand, quiet, signOf, whyOf } from './due-items.ts';
import { groupTitle, sayDay, whose } from './words.ts';

/** What stands in the trees. */
export type DayNode =
  | { readonly kind: 'choose-worker' }
  | { readonly kind: 'group'; readonly pressing: Pressing }
  | ({ readonly kind: 'due'; readonly asChild?: boolean } & CaseDue)
  | ({ readonly kind: 'decision'; readonly asChild?: boolean } & CaseDecision)
  | ({ readonly kind: 'child' } & ChildLine)
  | { readonly kind: 'more'; readonly list: string; readonly hidden: number };

/** Lines of a list that are shown at once: more than anybody reads, fewer than would make the window slow. */
export const AT_ONCE = 200;

const GROUPS: readonly Pressing[] = ['overdue', 'this-week', 'later'];

/** Which of the three a tree is. */
export type Which = 'due' | 'decisions' | 'children';

export class DayTree implements vscode.TreeDataProvider<DayNode> {
  readonly #which: Which;
  readonly #model: DayModel;
  readonly #starting: Promise<CaseRecordClient>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #given = new WeakMap<object, DayNode>();
  /** How many lines of each list are shown, where somebody asked for more. */
  readonly #shown = new Map<string, number>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(which: Which, model: DayModel, starting: Promise<CaseRecordClient>) {
    this.#which = which;
    this.#model = model;
    this.#starting = starting;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  showMore(list: string): void {
    this.#shown.set(list, this.#limit(list) + AT_ONCE);
    this.refresh();
  }

  /** The line that somebody tells a command, where it is one of this tree: commands may be called with anything. */
  given(told: unknown): DayNode | undefined {
    return typeof told === 'object' && told !== null ? this.#given.get(told) : undefined;
  }

  getChildren(node?: DayNode): DayNode[] {
    const nodes = this.#nodes(node);
    for (const each of nodes) this.#given.set(each, each);
    return nodes;
  }

  #nodes(node: DayNode | undefined): DayNode[] {
    if (node !== undefined) return this.#below(node);
    // VS Code asks when the view is first seen: that is when anything is worked out.
    void this.#model.wake();
    if (this.#model.state !== 'ready') return [];
    return this.#roots();
  }

  getTreeItem(node: DayNode): vscode.TreeItem {
    switch (node.kind) {
      case 'choose-worker':
        return chooseWorkerItem();
      case 'group':
        return this.#groupItem(node.pressing);
      case 'due':
        return dueItem(node, node.asChild);
      case 'decision':
        return decisionItem(node, node.asChild);
      case 'child':
        return childItem(node, this.#model);
      case 'more':
        return moreItem(node.list, node.hidden, this.#which);
    }
  }

  /** The explanation is made when somebody looks for it. */
  async resolveTreeItem(
    item: vscode.TreeItem,
    node: DayNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    const key = node.kind === 'due' ? node.due.key : node.kind === 'decision' ? node.decision.key : undefined;
    if (key === undefined || !('summary' in node)) return item;
    const why = await whyOf(await this.#starting, node.summary.uri, key, token);
    if (why !== undefined) item.tooltip = quiet(why);
    return item;
  }

  #roots(): DayNode[] {
    const { day, worker, people } = this.#model;
    switch (this.#which) {
      case 'due': {
        const groups = GROUPS.filter((pressing) => day.due[pressing].length > 0);
        const roots = groups.map((pressing): DayNode => ({ kind: 'group', pressing }));
        const asks = worker === undefined && people.length > 0 && roots.length > 0;
        return asks ? [{ kind: 'choose-worker' }, ...roots] : roots;
      }
      case 'decisions':
        return this.#page('decisions', day.decisions, (each) => ({ kind: 'decision', ...each }));
      case 'children':
        return this.#page('children', day.children, (each) => ({ kind: 'child', ...each }));
    }
  }

  #below(node: DayNode): DayNode[] {
    if (node.kind === 'group')
      return this.#page(node.pressing, this.#model.day.due[node.pressing], (each) => ({ kind: 'due', ...each }));
    if (node.kind !== 'child') return [];
    const { summary } = node;
    const due = [...summary.due].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
    return [
      ...due.map((each): DayNode => ({ kind: 'due', asChild: true, summary, due: each })),
      ...summary.decisions.map((decision): DayNode => ({ kind: 'decision', asChild: true, summary, decision })),
    ];
  }

  #page<T>(list: string, all: readonly T[], node: (each: T) => DayNode): DayNode[] {
    const shown = all.slice(0, this.#limit(list)).map(node);
    const hidden = all.length - shown.length;
    return hidden === 0 ? shown : [...shown, { kind: 'more', list, hidden }];
  }

  #limit(list: string): number {
    return this.#shown.get(list) ?? AT_ONCE;
  }

  #groupItem(pressing: Pressing): vscode.TreeItem {
    const state =
      pressing === 'later' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
    const item = new vscode.TreeItem(groupTitle(pressing), state);
    const count = this.#model.day.due[pressing].length;
    item.id = `group ${pressing}`;
    item.description = String(count);
    item.iconPath = signOf(pressing);
    item.contextValue = 'group';
    item.accessibilityInformation = {
      label:
        count === 1
          ? vscode.l10n.t('{0}, 1 thing', groupTitle(pressing))
          : vscode.l10n.t('{0}, {1} things', groupTitle(pressing), count),
    };
    return item;
  }
}

function chooseWorkerItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Choose who you are'));
  item.id = 'choose-worker';
  item.description = vscode.l10n.t('to see your own children first');
  item.iconPath = new vscode.ThemeIcon('person-add');
  item.command = { command: 'caseRecord.chooseWorker', title: vscode.l10n.t('Choose who you are') };
  return item;
}

function moreItem(list: string, hidden: number, which: Which): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('{0} more', hidden));
  item.id = `more ${list}`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: 'caseRecord.myDay.more', title: vscode.l10n.t('Show more'), arguments: [which, list] };
  return item;
}

function childItem(line: ChildLine, model: DayModel): vscode.TreeItem {
  const { summary, overdue, thisWeek, decisions, next } = line;
  const below = summary.due.length + summary.decisions.length;
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(whose(summary), below > 0 ? Collapsed : None);
  item.id = `child ${summary.uri}`;
  const worker = model.people.find(({ id }) => id === summary.worker)?.name ?? summary.worker;
  const parts = [
    ...(overdue > 0 ? [vscode.l10n.t('{0} overdue', overdue)] : []),
    ...(thisWeek > 0 ? [vscode.l10n.t('{0} this week', thisWeek)] : []),
    ...(overdue + thisWeek === 0 && next !== undefined
      ? [vscode.l10n.t('next by {0}', sayDay(next.due, summary.asOf))]
      : []),
    ...(decisions === 1 ? [vscode.l10n.t('1 decision')] : []),
    ...(decisions > 1 ? [vscode.l10n.t('{0} decisions', decisions)] : []),
    ...(worker === undefined || model.scope === 'mine' ? [] : [worker]),
  ];
  item.description = parts.join(' · ');
  item.iconPath = overdue > 0 ? signOf('overdue') : thisWeek > 0 ? signOf('this-week') : new vscode.ThemeIcon('person');
  item.contextValue = 'child';
  item.command = openCommand(summary.uri, { line: 0, character: 0 });
  item.tooltip = `${whose(summary)} (${summary.record})`;
  item.accessibilityInformation = { label: [whose(summary), summary.record, ...parts].join(', ') };
  return item;
}
