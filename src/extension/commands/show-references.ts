/** What a lens that counts answers calls: shows the entries that refer to the one below it. */
import * as vscode from 'vscode';
import type { CaseRecordClient } from '../client.ts';

/** `record` is an address, `place` a position in it as the protocol writes one: from 0. */
export async function showReferences(_client: CaseRecordClient, record: unknown, place: unknown): Promise<void> {
  const position = positionOf(place);
  if (typeof record !== 'string' || position === undefined) return;
  const uri = vscode.Uri.parse(record);
  const locations = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    uri,
    position,
  );
  const others = locations.filter((each) => each.uri.toString() !== uri.toString() || !each.range.contains(position));
  await vscode.commands.executeCommand('editor.action.showReferences', uri, position, others);
}

function positionOf(place: unknown): vscode.Position | undefined {
  if (typeof place !== 'object' || place === null || !('line' in place) || !('character' in place)) return undefined;
  const { line, character } = place;
  if (typeof line !== 'number' || typeof character !== 'number' || line < 0 || character < 0) return undefined;
  return new vscode.Position(line, character);
}
