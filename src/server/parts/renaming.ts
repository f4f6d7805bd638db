/** Renaming an entry, a person or a child: one edit over all files, in the form that the client takes. */
import {
  type AnnotatedTextEdit,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Surroundings } from '../features/definition.ts';
import { type FileEdits, type Refused, renameOf, renameTarget } from '../features/rename.ts';
import { openRecord } from './finding-places.ts';
import type { Client, Part } from './part.ts';

const OTHER_FILES = 'other-files';

export const renaming: Part = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  register({ connection, service, files, client }) {
    const around: Surroundings = { outlines: service.outlines, files };
    connection.onPrepareRename(async ({ textDocument, position }) => {
      const read = await openRecord(service, textDocument.uri);
      return read === undefined
        ? null
        : unlessRefused(await renameTarget(read, read.document.offsetAt(position), around));
    });
    connection.onRenameRequest(async ({ textDocument, position, newName }) => {
      const read = await openRecord(service, textDocument.uri);
      if (read === undefined) return null;
      const offset = read.document.offsetAt(position);
      return workspaceEdit(unlessRefused(await renameOf(read, offset, newName, around)), client());
    });
  },
};

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
