/** Renames in records that lie in memory: what is asked, what becomes of the files, what is refused. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Surroundings } from '../../../src/server/features/definition.ts';
import { type FileEdits, placeInRecord, type Refused, renameOf } from '../../../src/server/features/rename.ts';
import { openRecord } from '../../../src/server/parts/finding-places.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { CURSOR, childRecord, FOLDER, openInEditor, RECORD } from './editor.ts';

export const SIBLING = `${FOLDER}/tobi.case.md`;
export const CONFIG = `${FOLDER}/.case-record/config.yaml`;
export const PEOPLE = `people:\n  m.patel: {name: Meera Patel}\n  'j.okafor':\n    name: Joy Okafor\n    manager: "m.patel"\n`;

export type Files = Readonly<Record<string, string>>;

export async function asked(marked: string, others: Files = {}) {
  const editor = openInEditor(marked, others);
  const read = await openRecord(editor.service, editor.uri);
  assert.ok(read);
  const around: Surroundings = { outlines: editor.service.outlines, files: memoryFiles(editor.files) };
  return { editor, read, around, offset: read.document.offsetAt(editor.position) };
}

export async function rename(
  marked: string,
  name: string,
  others: Files = {},
): Promise<readonly FileEdits[] | Refused> {
  const { read, offset, around } = await asked(marked, others);
  return renameOf(placeInRecord(read, offset), name, around);
}

/** The texts after the rename, the record's own first. */
export async function renamed(marked: string, name: string, others: Files = {}): Promise<Record<string, string>> {
  const files = { [RECORD]: marked.replace(CURSOR, ''), ...others };
  return applied(files, await rename(marked, name, others));
}

export function applied(files: Files, answer: readonly FileEdits[] | Refused): Record<string, string> {
  assert.ok(!('refused' in answer), JSON.stringify(answer));
  const after: Record<string, string> = { ...files };
  for (const { uri, edits } of answer) {
    const document = TextDocument.create(uri, 'x', 0, files[uri] ?? '');
    after[uri] = TextDocument.applyEdits(document, [...edits]);
  }
  return after;
}

export async function refused(marked: string, name: string, others: Files = {}): Promise<string> {
  const answer = await rename(marked, name, others);
  assert.ok('refused' in answer, JSON.stringify(answer));
  return answer.refused;
}

export const tobi = (...lines: readonly string[]): string =>
  childRecord(...lines).replace('id: CH-1042', 'id: CH-1043');
