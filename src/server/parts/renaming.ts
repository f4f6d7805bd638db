/** Renaming an entry, a person, a team or a child: one edit over all files, in the form that the client takes. */
import {
  type AnnotatedTextEdit,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Uri } from '../../workspace/types.ts';
import {
  type FileEdits,
  placeInRecord,
  placeInSettings,
  type Refused,
  type RenamePlace,
  renameOf,
  renameTarget,
} from '../features/rename.ts';
import { openConfig, openRecord, surroundingsOf } from './finding-places.ts';
import type { Client, Part, Serving } from './part.ts';

const OTHER_FILES = 'other-files';

export const renaming: Part = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  register(serving) {
    const { connection, client } = serving;
    const around = surroundingsOf(serving);
    connection.onPrepareRename(async ({ textDocument, position }) => {
      const place = await renamePlace(serving, textDocument.uri, position);
      return place === undefined ? null : unlessRefused(await renameTarget(place, around));
    });
    connection.onRenameRequest(async ({ textDocument, position, newName }) => {
      const place = await renamePlace(serving, textDocument.uri, position);
      return place === undefined
        ? null
        : workspaceEdit(unlessRefused(await renameOf(place, newName, around)), client());
    });
  },
};

/** In an open record, or in the open settings of the team; undefined in any other document. */
async function renamePlace(serving: Serving, uri: Uri, position: Position): Promise<RenamePlace | undefined> {
  const file = await openConfig(serving, uri);
  if (file !== undefined) return placeInSettings(file.document, file.workspace, file.document.offsetAt(position));
  const read = await openRecord(serving.service, uri);
  return read && placeInRecord(read, read.document.offsetAt(position));
}

function unlessRefused<T>(answer: T | Refused): T {
  if (typeof answer === 'object' && answer !== null && 'refused' in answer)
    throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
  return answer;
}

/** Changes of other files want a yes from the person who asked, where the client can ask for one. */
export function workspaceEdit(files: readonly FileEdits[], { capabilities }: Client): WorkspaceEdit {
  const can = capabilities.workspace?.workspaceEdit;
  if (can?.documentChanges !== true)
    return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
  const asks = can.changeAnnotationSupport !== undefined && files.some(({ isHere }) => !isHere);
  const documentChanges = files.map(({ uri, version, edits, isHere }): TextDocumentEdit => {
    const annotated = edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId: OTHER_FILES }));
    return { textDocument: { uri, version }, edits: asks && !isHere ? annotated : [...edits] };
  });
  if (!asks) return { documentChanges };
  const label = 'In other records and in the team’s settings';
  return { documentChanges, changeAnnotations: { [OTHER_FILES]: { label, needsConfirmation: true } } };
}
