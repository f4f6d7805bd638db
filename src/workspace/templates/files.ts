/** The files of the templates of a workspace and of packs that it builds on, with what they share. */
import { below, fileName, TEMPLATES } from '../record-files.ts';
import { faultsOfFolders, filesThatCount } from '../settings-folders.ts';
import type { ConfigProblem, FileAccess, Uri } from '../types.ts';
import { TemplateProblems } from './problems.ts';
import { LONGEST_TEMPLATE, TEMPLATE_ENDING } from './read.ts';

/** The folder of what templates share, below that of the templates. */
export const PARTIALS_FOLDER = 'partials';
const PARTIAL_ENDING = '.md';
export const MOST_TEMPLATES = 300;
const MOST_PARTIALS = 200;

/** A template's file, or a partial's, as it was read. */
export interface TemplateFile {
  readonly uri: Uri;
  readonly id: string;
  readonly text: string;
}

export interface TemplateFiles {
  readonly templates: readonly TemplateFile[];
  readonly partials: readonly TemplateFile[];
}

/** Reads the templates of these folders of a workspace; of two files of one name the later counts. What can't be read is a problem in its file. */
export async function readTemplateFiles(
  folders: readonly Uri[],
  root: Uri,
  files: FileAccess,
): Promise<TemplateFiles & { readonly problems: readonly ConfigProblem[] }> {
  const problems = new TemplateProblems();
  const inFolders = (...names: readonly string[]) => folders.map((folder) => below(folder, ...names));
  const reading = { root, files, problems };
  const templates = await readAll(inFolders(TEMPLATES), TEMPLATE_ENDING, MOST_TEMPLATES, reading);
  const partials = await readAll(inFolders(TEMPLATES, PARTIALS_FOLDER), PARTIAL_ENDING, MOST_PARTIALS, reading);
  for (const { uri, text } of partials)
    if (text.trim() === '')
      problems.warn(
        uri,
        { start: 0, end: text.length },
        'This partial is empty, so nothing is put in where a template names it.',
        'Write its text, or delete it and take it out of the templates.',
      );
  return { templates, partials, problems: problems.found };
}

interface Reading {
  readonly root: Uri;
  readonly files: FileAccess;
  readonly problems: TemplateProblems;
}

async function readAll(
  folders: readonly Uri[],
  ending: string,
  most: number,
  { root, files, problems }: Reading,
): Promise<readonly TemplateFile[]> {
  const listings = await Promise.all(folders.map((folder) => files.list(folder, ending, most, root)));
  const { files: listed, fullAt } = filesThatCount(listings, most);
  const read = await Promise.all(
    listed.map(async (uri) => ({ uri, file: await files.read(uri, LONGEST_TEMPLATE, root) })),
  );
  const start = { start: 0, end: 0 };
  for (const { uri, message } of faultsOfFolders(folders, listings, 'policy/template'))
    problems.fault(uri, start, message);
  const found: TemplateFile[] = [];
  for (const { uri, file } of read) {
    if ('text' in file) found.push({ uri, id: fileName(uri).slice(0, -ending.length), text: file.text });
    else problems.fault(uri, start, file.message);
  }
  if (fullAt !== undefined)
    problems.fault(fullAt, start, `At most ${most} files are read here; those that come after this one are left out.`);
  return found;
}
