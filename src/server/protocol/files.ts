/** What the server asks a client that reads files for it. */

/**
 * From the server, to a client that said that it answers about files. All are within the folders of the window, and none of them fails for a fault of a
 * file: they are what `FileAccess` (src/workspace/types.ts) is, with the same answers.
 */
export const READ_FILE_REQUEST = 'case-record/files/read';
export interface ReadFileParams {
  readonly uri: string;
  /** A longer file is not read. */
  readonly maxBytes: number;
  readonly within?: string;
}
export const FILE_EXISTS_REQUEST = 'case-record/files/exists';
export interface FileExistsParams {
  readonly uri: string;
}
export const FIND_RECORDS_REQUEST = 'case-record/files/records';
export interface FindRecordsParams {
  readonly folder: string;
  readonly depth: 'all' | 'own';
}
export const LIST_FILES_REQUEST = 'case-record/files/list';
export interface ListFilesParams {
  readonly folder: string;
  readonly ending: string;
  readonly most: number;
  readonly within: string;
}
