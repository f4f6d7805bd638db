import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CaseRecordApi } from '../../../src/extension/extension.ts';
import type { DayNode } from '../../../src/extension/my-day/trees.ts';
import { change } from './as-it-was.ts';
import { EXTENSION, fileIn, folders } from './window.ts';

/** The extension's own views, as VS Code has them. */
async function myDay(): Promise<CaseRecordApi['myDay']> {
  const extension = vscode.extensions.getExtension<CaseRecordApi>(EXTENSION) ?? assert.fail(`no ${EXTENSION}`);
  return (await extension.activate()).myDay;
}

describe('my day', () => {
  let day: CaseRecordApi['myDay'];
  const signIn = (worker?: string): Promise<void> => change('caseRecord', 'worker', worker);
  const item = (node: DayNode): vscode.TreeItem => day.trees.due.getTreeItem(node);
  const told = ({ label, description }: vscode.TreeItem): string => `${String(label)} | ${String(description)}`;
  /** What stands in the tree of what is due: each group with its lines. */
  const lines = (): readonly (readonly [string, readonly DayNode[]])[] =>
    day.trees.due
      .getChildren()
      .filter((node) => node.kind === 'group')
      .map((node) => [String(item(node).label), day.trees.due.getChildren(node)]);
  /** Resolves when the day is as it should be. */
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (isSo()) return resolve();
      const listening = day.model.onDidChange(() => {
        if (!isSo()) return;
        listening.dispose();
        resolve();
      });
    });

  before(async () => {
    day = await myDay();
  });
  after(async () => {
    await day.model.show('mine');
  });

  it('sleeps until it is looked at, and then is in the side bar', async () => {
    assert.equal(day.model.state, 'asleep');
    await vscode.commands.executeCommand('caseRecord.due.focus');
    await until(() => day.model.state === 'ready');
    assert.equal(day.model.records >= folders().length, true);
  });

  if (folders().length === 0) {
    it('has nothing in a window with no folder but what is open, and no badge', () => {
      assert.equal(day.views.due.badge, undefined);
      assert.equal(
        [...day.model.cases].every(({ uri }) => uri.startsWith('untitled:')),
        true,
      );
    });
    return;
  }

  it('has what is due in groups, by child and rule, with when, a sign, a way to the entry and words for a screen reader', () => {
    const [[title, [first]] = assert.fail('nothing is due')] = lines();
    assert.ok(first?.kind === 'due');
    assert.equal(title, 'Overdue');
    const shown = item(first);
    assert.match(told(shown), /^.+: .+ \| \d+ days? late · by \d+ \w+/u);
    assert.ok(shown.iconPath instanceof vscode.ThemeIcon && shown.iconPath.id === 'error');
    assert.match(shown.accessibilityInformation?.label ?? '', /^Overdue\. .+ \(CH-\d+\): .+, \d+ days? late/u);
    assert.equal(shown.command?.command, 'vscode.open');
    assert.equal(shown.contextValue, 'due.writable');
  });

  it('counts what is overdue in the badge', () => {
    const [, overdue] = lines().find(([title]) => title === 'Overdue') ?? assert.fail();
    assert.equal(day.views.due.badge?.value, overdue.length);
  });

  it('explains a line when somebody looks for it, and as a page', async () => {
    const [[, [first]] = assert.fail()] = lines();
    assert.ok(first?.kind === 'due');
    const { token } = new vscode.CancellationTokenSource();
    const { tooltip } = await day.trees.due.resolveTreeItem(item(first), first, token);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /Source: /u);
    assert.equal(tooltip.isTrusted, false);
    const page = await vscode.commands.executeCommand<vscode.Uri>('caseRecord.myDay.explain', first);
    const text = (await vscode.workspace.openTextDocument(page)).getText();
    assert.match(text, /^# .+\n\n/u);
    assert.ok(text.includes(tooltip.value.trim()), text);
  });

  it('does nothing for a line that it does not know', async () => {
    await vscode.commands.executeCommand('caseRecord.myDay.newEntry', { kind: 'due', due: { entry: 'visit' } });
    await vscode.commands.executeCommand('caseRecord.myDay.explain', 7);
    await vscode.commands.executeCommand('caseRecord.myDay.more', 'nowhere', {});
  });

  it('follows a record as it is written, without saving, and writes the entry that is due', async () => {
    const overdue = (): number => day.model.day.due.overdue.length;
    const before = overdue();
    const [, nodes] = lines().find(([title]) => title === 'Overdue') ?? assert.fail();
    const visit = nodes.find(
      (node) =>
        node.kind === 'due' && node.due.entry === 'visit' && node.summary.uri.endsWith('one-folder/amara.case.md'),
    );
    assert.ok(visit?.kind === 'due', 'no visit is overdue');
    await vscode.commands.executeCommand('caseRecord.myDay.newEntry', visit);
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
    assert.equal(document.uri.toString(), visit.summary.uri);
    assert.match(document.getText(), /\n## \d{4}-\d\d-\d\d Visit[\s\S]*$/u);
    assert.equal(document.isDirty, true);
    const edit = new vscode.WorkspaceEdit();
    const text = document.getText();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text.slice(0, text.indexOf('\n## ') + 1));
    await vscode.workspace.applyEdit(edit);
    await until(() => overdue() < before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(() => overdue() === before);
  });

  it('shows the children that are mine once it knows who I am, and all again', async () => {
    const children = (): string[] =>
      day.trees.children.getChildren().map((node) => (node.kind === 'child' ? node.summary.record : node.kind));
    const all = children();
    assert.ok(all.length >= folders().length);
    await signIn('nobody.here');
    await until(() => day.model.scope === 'mine');
    assert.deepEqual(children(), []);
    assert.equal(day.views.due.badge, undefined);
    await vscode.commands.executeCommand('caseRecord.myDay.showAll');
    assert.deepEqual(children(), all);
    await vscode.commands.executeCommand('caseRecord.myDay.showMine');
    assert.deepEqual(children(), []);
    await signIn();
    await until(() => day.model.scope === 'all');
    assert.deepEqual(children(), all);
  });

  it('saves what is due as a calendar where it is told, and nowhere where it is not', async () => {
    assert.equal(await day.saveCalendar(async () => undefined), undefined);
    const target = fileIn('due.ics');
    let offered: vscode.Uri | undefined;
    const saved = await day.saveCalendar(async ({ defaultUri }) => {
      offered = defaultUri;
      return target;
    });
    assert.ok(offered?.path.endsWith('/due.ics'));
    assert.equal(saved?.toString(), target.toString());
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    assert.match(text, /^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:CH-\d+[\s\S]*END:VCALENDAR\r\n$/u);
  });

  it('looks again when asked', async () => {
    await vscode.commands.executeCommand('caseRecord.myDay.refresh');
    assert.equal(day.model.state, 'ready');
  });
});
