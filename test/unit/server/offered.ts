/** What completion offers in a record of a small team. */
import assert from 'node:assert/strict';
import type { CompletionItem, TextEdit } from 'vscode-languageserver';
import { completionOf } from '../../../src/server/features/completion.ts';
import { FOLDER, openInEditor } from './editor.ts';

/** A team of three, of whom one has left, and a second child. */
export const TEAM = {
  [`${FOLDER}/.case-record/config.yaml`]: [
    'people:',
    '  old.hand: {name: Olive Hand, role: social worker, left: 2026-01-01}',
    '  m.patel: {name: Meera Patel, role: team manager}',
    '  j.okafor: {name: Jo Okafor, role: social worker, manager: m.patel}',
  ].join('\n'),
  [`${FOLDER}/kofi.case.md`]: '---\nrecord: child\nid: CH-1043\nname: Kofi Bello\nborn: 2017-05-01\n---\n',
};

/** What is offered at the cursor mark of a record in the folder of {@link TEAM}; `worker` is who writes. */
export async function complete(marked: string, worker?: string): Promise<CompletionItem[]> {
  const { service, uri, position } = openInEditor(marked, TEAM);
  const settings = worker === undefined ? {} : { worker };
  return service.ask(uri, (record) => completionOf(record, position, settings), []);
}

export function editOf(item: CompletionItem | undefined): TextEdit {
  const edit = item?.textEdit;
  assert.ok(edit && 'range' in edit);
  return edit;
}

export const textOf = (item: CompletionItem | undefined): string => editOf(item).newText;
/** As an editor shows them. */
export const inOrder = (items: readonly CompletionItem[]): CompletionItem[] =>
  [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
export const labels = (items: readonly CompletionItem[]): string[] => inOrder(items).map(({ label }) => label);
