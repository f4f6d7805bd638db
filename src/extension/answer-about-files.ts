/** Answers the server about files that it can't reach itself: those of a virtual workspace, and all of them in a browser. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FILE_EXISTS_REQUEST,
  FIND_RECORDS_REQUEST,
  type FileExistsParams,
  type FindRecordsParams,
  LIST_FILES_REQUEST,
  type ListFilesParams,
  READ_FILE_REQUEST,
  type ReadFileParams,
} from '../server/protocol.ts';
import { editorFiles } from '../workspace/editor-files.ts';
import type { FileAccess, FileText, Listing } from '../workspace/types.ts';

/** The files in the folders of the window, wherever they are. */
export function filesOfWindow(): FileAccess {
  const { fs } = vscode.workspace;
  return editorFiles(
    {
      stat: (uri) => fs.stat(vscode.Uri.parse(uri)),
      readFile: (uri) => fs.readFile(vscode.Uri.parse(uri)),
      readDirectory: (uri) => fs.readDirectory(vscode.Uri.parse(uri)),
    },
    () => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()),
  );
}

/** Answers until it is disposed of. Only what lies in the folders of the window is looked at, and nothing is ever written. */
export function answerAboutFiles(client: BaseLanguageClient): vscode.Disposable {
  const files = filesOfWindow();
  return vscode.Disposable.from(
    client.onRequest<FileText, void>(READ_FILE_REQUEST, ({ uri, maxBytes, within }: ReadFileParams) =>
      files.read(uri, maxBytes, within),
    ),
    client.onRequest<boolean, void>(FILE_EXISTS_REQUEST, ({ uri }: FileExistsParams) => files.exists(uri)),
    client.onRequest<readonly string[], void>(FIND_RECORDS_REQUEST, ({ folder, depth }: FindRecordsParams) =>
      files.records(folder, depth),
    ),
    client.onRequest<Listing, void>(LIST_FILES_REQUEST, ({ folder, ending, most, within }: ListFilesParams) =>
      files.list(folder, ending, most, within),
    ),
  );
}
