/** Files that the server can't reach itself, read by the client. What the client answers is looked at before it is used. */
import { fileFault } from '../workspace/record-files.ts';
import type { FileAccess, FileText, Listing, Uri } from '../workspace/types.ts';
import {
  FILE_EXISTS_REQUEST,
  FIND_RECORDS_REQUEST,
  type FileExistsParams,
  type FindRecordsParams,
  LIST_FILES_REQUEST,
  type ListFilesParams,
  READ_FILE_REQUEST,
  type ReadFileParams,
} from './protocol.ts';

const FAULTS: ReadonlySet<unknown> = new Set(['missing', 'unreadable', 'too-large', 'not-text']);

/** The way to the client. */
export interface Asking {
  sendRequest(request: string, params: object): Promise<unknown>;
}

/** Access to files through the client. A client that fails, or answers something else, has the fault of a disk that fails. */
export function clientFiles(connection: Asking): FileAccess {
  const ask = async (request: string, params: object): Promise<unknown> => {
    try {
      return await connection.sendRequest(request, params);
    } catch {
      // The connection ends, or the client knows no such request: it has told so itself.
      return undefined;
    }
  };
  return {
    async read(uri, maxBytes, within) {
      const params: ReadFileParams = { uri, maxBytes, ...(within === undefined ? {} : { within }) };
      return fileTextOf(await ask(READ_FILE_REQUEST, params), maxBytes);
    },
    async exists(uri) {
      const params: FileExistsParams = { uri };
      return (await ask(FILE_EXISTS_REQUEST, params)) === true;
    },
    async records(folder, depth = 'all') {
      const params: FindRecordsParams = { folder, depth };
      return urisOf(await ask(FIND_RECORDS_REQUEST, params));
    },
    async list(folder, ending, most, within): Promise<Listing> {
      const params: ListFilesParams = { folder, ending, most, within };
      const answer = await ask(LIST_FILES_REQUEST, params);
      if (typeof answer !== 'object' || answer === null || !('files' in answer)) return { files: [], more: false };
      const files = urisOf(answer.files);
      const more = files.length > most || ('more' in answer && answer.more === true);
      const fault = 'fault' in answer && typeof answer.fault === 'string' ? { fault: answer.fault } : {};
      return { files: files.slice(0, most), more, ...fault };
    },
  };
}

function fileTextOf(answer: unknown, maxBytes: number): FileText {
  if (typeof answer === 'object' && answer !== null) {
    // A UTF-16 code unit takes at least one byte.
    if ('text' in answer && typeof answer.text === 'string' && answer.text.length <= maxBytes)
      return { text: answer.text };
    if ('problem' in answer && 'message' in answer && typeof answer.message === 'string' && isFault(answer.problem))
      return { problem: answer.problem, message: answer.message };
  }
  return fileFault.broken('the editor gave no answer');
}

function isFault(problem: unknown): problem is Extract<FileText, { problem: string }>['problem'] {
  return FAULTS.has(problem);
}

function urisOf(answer: unknown): readonly Uri[] {
  return Array.isArray(answer) ? answer.filter((uri: unknown): uri is string => typeof uri === 'string') : [];
}
