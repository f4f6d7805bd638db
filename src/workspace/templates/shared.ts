/** The templates of a workspace: those of the team's folder and of packs that it builds on, and those that the program brings. */
import type { Catalogue } from '../../schema/types.ts';
import type { Engine } from '../engine.ts';
import { below, fileName } from '../record-files.ts';
import type { ConfigProblem, FileAccess, Uri } from '../types.ts';
import type { Partial, Partials } from './include.ts';
import { TemplateProblems } from './problems.ts';
import { LONGEST_TEMPLATE, readTemplate, TEMPLATE_ENDING } from './read.ts';
import { tryOut } from './try-out.ts';
import type { Template } from './types.ts';

/** The folder of a team's templates, below `.case-record/`. */
export const TEMPLATES_FOLDER = 'templates';
/** The folder of what templates share, below that of the templates. */
export const PARTIALS_FOLDER = 'partials';
const PARTIAL_ENDING = '.md';
export const MOST_TEMPLATES = 300;
const MOST_PARTIALS = 200;
/** How much text all templates of a folder may come to with their partials, in UTF-16 code units. */
const MOST_TEXT = 5_000_000;

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

export interface SharedTemplates {
  readonly templates: readonly Template[];
  readonly problems: readonly ConfigProblem[];
}

/** Reads the templates of these folders of a workspace; of two files of one name the later counts. What is wrong is a problem in its file. */
export async function readTemplates(
  folders: readonly Uri[],
  root: Uri,
  files: FileAccess,
  engine: Pick<Engine, 'parse'>,
  catalogue: Catalogue,
): Promise<SharedTemplates> {
  const problems = new TemplateProblems();
  const inFolders = (...names: readonly string[]) => folders.map((folder) => below(folder, ...names));
  const reading = { root, files, problems };
  const templates = await readAll(inFolders(TEMPLATES_FOLDER), TEMPLATE_ENDING, MOST_TEMPLATES, reading);
  if (templates.length === 0) return { templates: [], problems: problems.found };
  const partials = await readAll(inFolders(TEMPLATES_FOLDER, PARTIALS_FOLDER), PARTIAL_ENDING, MOST_PARTIALS, reading);
  const made = makeTemplates({ templates, partials }, engine, catalogue);
  return { templates: made.templates, problems: [...problems.found, ...made.problems] };
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
  const byName = new Map(listings.flatMap((listing) => listing.files).map((uri) => [fileName(uri), uri]));
  const listed = [...byName.values()].slice(0, most);
  const read = await Promise.all(
    listed.map(async (uri) => ({ uri, file: await files.read(uri, LONGEST_TEMPLATE, root) })),
  );
  const start = { start: 0, end: 0 };
  const found: TemplateFile[] = [];
  for (const { uri, file } of read) {
    if ('text' in file) found.push({ uri, id: fileName(uri).slice(0, -ending.length), text: file.text });
    else problems.fault(uri, start, file.message);
  }
  const last = listed.at(-1);
  if (last !== undefined && (byName.size > listed.length || listings.some(({ more }) => more)))
    problems.fault(last, start, `At most ${most} files are read here; those that come after this one are left out.`);
  return found;
}

/** What one template came to. */
interface Made {
  readonly template?: Template;
  readonly problems: readonly ConfigProblem[];
}

/** How many templates are kept: those of the folders of a window, and some before each edit. */
const KEPT = 2_000;
const kept = new WeakMap<Catalogue, Map<string, Made>>();

/** Made once for the same text and entry types: a team's settings are read anew at every change of one of them, and at every letter typed. */
function madeOnce(key: string, catalogue: Catalogue, make: () => Made): Made {
  const known = kept.get(catalogue) ?? new Map<string, Made>();
  kept.set(catalogue, known);
  const made = known.get(key) ?? make();
  known.delete(key);
  known.set(key, made);
  if (known.size > KEPT) for (const oldest of [...known.keys()].slice(0, -KEPT)) known.delete(oldest);
  return made;
}

/** The templates that these files hold, each tried out, and what is wrong in them. */
export function makeTemplates(
  files: TemplateFiles,
  { parse }: Pick<Engine, 'parse'>,
  catalogue: Catalogue,
  shipped = false,
): SharedTemplates {
  const partials: Partials = new Map(files.partials.map(({ id, uri, text }): [string, Partial] => [id, { uri, text }]));
  const shared = JSON.stringify(files.partials);
  const templates: Template[] = [];
  const problems: ConfigProblem[] = [];
  const names = new Map<string, string>();
  let length = 0;
  for (const file of files.templates) {
    const { uri, id, text } = file;
    const key = JSON.stringify([uri, shipped, text, text.includes('{{>') ? shared : '']);
    const { template, problems: found } = madeOnce(key, catalogue, () => {
      const own = new TemplateProblems();
      const read = readTemplate({ ...file, shipped }, partials, own);
      const made = read && { ...read, records: tryOut(read, { catalogue, parse }, own) };
      return { ...(made === undefined ? {} : { template: made }), problems: own.found };
    });
    problems.push(...found);
    if (template === undefined) continue;
    length += template.segments.reduce((sum, piece) => sum + (piece.kind === 'text' ? piece.text.length : 0), 0);
    const start = { start: 0, end: Math.min(3, text.length) };
    const fault = { uri, rule: 'policy/template', span: start } as const;
    if (length > MOST_TEXT) {
      const message = 'The templates up to this one are so long that it is left out, and so are those after it.';
      problems.push({ ...fault, severity: 'error', message });
      break;
    }
    const before = names.get(template.name);
    if (before !== undefined) {
      const message = `"${template.name}" is the name of ${before}${TEMPLATE_ENDING} too, so nobody can tell them apart.`;
      problems.push({ ...fault, severity: 'warning', message, clears: 'Give one of them another name.' });
    }
    names.set(template.name, id);
    templates.push(template);
  }
  return { templates, problems: withoutRepeats(problems) };
}

/** A partial's fault is told once, however many templates it is in. */
function withoutRepeats(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const byPlace = new Map(
    problems.map((problem) => [`${problem.uri} ${problem.span.start} ${problem.message}`, problem]),
  );
  return [...byPlace.values()];
}

/** All that may be chosen: the team's first; one of the team's counts in place of one of the same id that the program brings. */
export function allTemplates(team: readonly Template[], shipped: readonly Template[]): readonly Template[] {
  const own = new Set(team.map(({ id }) => id));
  return [...team, ...shipped.filter(({ id }) => !own.has(id))];
}
