/** Code actions in a record that lies in memory: what is offered at a place, and what becomes of the text. */
import assert from 'node:assert/strict';
import { type CodeAction, type Range, SnippetTextEdit, TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActionsOf, type FixClient } from '../../../src/server/features/fixes.ts';
import { SiblingRecords } from '../../../src/server/siblings.ts';
import { CURSOR, childRecord, FOLDER, openInEditor, RECORD } from './editor.ts';

export const PLAIN: FixClient = { snippets: false, versions: true, rulePage: () => undefined };
export const SNIPPETS: FixClient = { ...PLAIN, snippets: true };

interface Asked {
  readonly only?: readonly string[];
  /** Files beside the record. */
  readonly others?: Readonly<Record<string, string>>;
  /** Those of them that the editor holds too, as it has them. */
  readonly unsaved?: Readonly<Record<string, string>>;
  readonly client?: FixClient;
  readonly range?: Range;
  readonly today?: string;
}

export async function actionsAt(
  marked: string,
  { only, others = {}, unsaved = {}, client = PLAIN, range, today }: Asked = {},
) {
  const { service, uri, position } = openInEditor(marked, others, today);
  for (const [other, text] of Object.entries(unsaved)) service.open(other, 1, text);
  // As an editor does: what it shows is what it asks about.
  const diagnostics = (await service.diagnostics(uri))?.diagnostics ?? [];
  await service.checks.lint([FOLDER], { isCancelled: () => false, progress: () => {} }, () => {});
  const record = await service.ask(uri, (open) => open, undefined);
  assert.ok(record);
  const family = await new SiblingRecords(service.checks).of(record);
  const question = { range: range ?? { start: position, end: position }, diagnostics, only };
  return service.ask(uri, (open) => codeActionsOf(open, question, client, family), []);
}

export function titled(actions: readonly CodeAction[], title: string | RegExp): CodeAction {
  const found = actions.find((each) => (typeof title === 'string' ? each.title === title : title.test(each.title)));
  return found ?? assert.fail(`no "${title}" among:\n${actions.map((each) => each.title).join('\n')}`);
}

/** The text after an action's edits, as a client without snippets applies them. */
export function done(marked: string, { edit }: CodeAction): string {
  const document = TextDocument.create(RECORD, 'case-record', 1, marked.replace(CURSOR, ''));
  const [change] = edit?.documentChanges ?? [];
  assert.ok(change && TextDocumentEdit.is(change));
  assert.equal(change.textDocument.version, 1, 'the edit is of the version that was asked about');
  return TextDocument.applyEdits(
    document,
    change.edits.map((each) => (SnippetTextEdit.is(each) ? assert.fail('a snippet') : each)),
  );
}

/** A record with one visit that has these fields. */
export const VISIT = (...fields: readonly string[]): string =>
  childRecord('## 2026-03-04 Visit', '', '```yaml', 'by: j.okafor', ...fields, '```', '', 'Words.', '');
