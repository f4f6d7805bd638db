/** What a new session leaves open where it was agreed: it is closed there, or forgotten. */
import * as vscode from 'vscode';
import type { NewSupervisionResult } from '../../server/protocol.ts';

/** Says which actions were not carried, with a way to each. Their places hold while the new entry, which stands below them, is written. */
export async function sayLeftOpen(record: vscode.Uri, left: NewSupervisionResult['left']): Promise<void> {
  const [first] = left;
  if (first === undefined) return;
  const said = [...new Set(left.map(({ entry }) => entry))].map((entry) => {
    const of = left.filter((each) => each.entry === entry);
    const lines = [...new Set(of.map(({ position }) => position.line + 1))];
    return lines.length === 1
      ? vscode.l10n.t('{0} (line {1})', entry, lines.join())
      : vscode.l10n.t('{0} (lines {1})', entry, lines.join(', '));
  });
  const isOne = left.length === 1;
  const message = isOne
    ? vscode.l10n.t(
        '1 open action was not carried forward, as it is not written line by line. It stays open where it was agreed: {0}.',
        said.join(),
      )
    : vscode.l10n.t(
        '{0} open actions were not carried forward, as they are not written line by line. They stay open where they were agreed: {1}.',
        left.length,
        said.join(', '),
      );
  const show = isOne ? vscode.l10n.t('Show it') : vscode.l10n.t('Show them');
  if ((await vscode.window.showWarningMessage(message, show)) !== show) return;
  const [at = new vscode.Position(0, 0), ...more] = left.map(
    ({ position: { line, character } }) => new vscode.Position(line, character),
  );
  if (more.length === 0) await vscode.window.showTextDocument(record, { selection: new vscode.Range(at, at) });
  else {
    const places = [at, ...more].map((position) => new vscode.Location(record, position));
    await vscode.commands.executeCommand('editor.action.showReferences', record, at, places);
  }
}
