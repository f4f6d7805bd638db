/** `case-record config --explain FILE`: which settings hold for a record or a folder, from which file each comes, and why. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { URI } from 'vscode-uri';
import { type ExplainedSetting, explainSettings } from '../workspace/explain-settings.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { Workspaces } from '../workspace/open.ts';
import { below, folderOf, SHARED_FOLDER } from '../workspace/record-files.ts';
import { readSettings } from '../workspace/settings.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { Uri } from '../workspace/types.ts';
import { fold } from './fold.ts';
import { CannotProceed, type Io, type Session } from './io.ts';
import { shownPath } from './judged-files.ts';
import { kindOf } from './named-records.ts';
import { formatOption, outputOption } from './options.ts';
import { type Colours, checkOutput, coloursFor, emit, widthFor } from './output.ts';
import { plain, plainJson } from './plain-text.ts';

interface ConfigOptions {
  readonly explain: string;
  readonly format: 'text' | 'json';
  readonly output?: string;
}

export function addConfig(program: Command, session: Session): void {
  program
    .command('config')
    .description('say which settings hold, from which file each comes, and why')
    .requiredOption('--explain <file>', 'a record, a file of settings or a folder')
    .addOption(formatOption(['text', 'json']))
    .addOption(outputOption())
    .action((options: ConfigOptions) => config(session, options));
}

async function config({ io }: Session, options: ConfigOptions): Promise<void> {
  await checkOutput(io, options.output);
  const engine = standardEngine();
  const root = await rootOf(io, options.explain, new Workspaces(nodeFiles, engine));
  const read = await readSettings(root, nodeFiles, engine);
  const settings = await explainSettings(root, read, engine);
  const problems = [...read.problems, ...(await read.templates()).problems];
  const toFile = options.output !== undefined;
  const shown = settings.map((setting) => ({
    ...setting,
    ...(setting.from === undefined ? {} : { from: shownPath(io, setting.from) }),
  }));
  const folder = shownPath(io, root) || '.';
  const text =
    options.format === 'json'
      ? plainJson({ version: 1, root: folder, settings: shown, problems: problems.length })
      : inText(folder, shown, problems.length, coloursFor(io, toFile), widthFor(io.stdout, toFile));
  await emit(io, text, options.output);
}

/** The folder that governs a file, or a file of settings, or a folder. */
async function rootOf(io: Io, named: string, workspaces: Workspaces): Promise<Uri> {
  const path = resolve(io.cwd, named);
  const kind = await kindOf(path);
  if (kind === undefined) throw new CannotProceed(`There is no file or folder ${plain(named)}.`);
  const uri = URI.file(path).toString();
  const shared = `${uri}/`.indexOf(`/${SHARED_FOLDER}/`);
  if (shared !== -1) return folderOf(uri.slice(0, shared + SHARED_FOLDER.length + 1));
  return workspaces.rootOf(kind === 'folder' ? below(uri, 'any.case.md') : uri);
}

function inText(
  root: string,
  settings: readonly ExplainedSetting[],
  problems: number,
  colours: Colours,
  width: number,
): string {
  const lines = [`Settings of ${plain(root)}`, ''];
  for (const { about, name, value, from, why, before } of settings) {
    lines.push(fold(`${about.padEnd(10)}  `, plain(`${name}: ${value}`), width));
    lines.push(
      fold(' '.repeat(12), colours.dim(from === undefined ? 'as case-record brings it' : `from ${plain(from)}`), width),
    );
    if (why !== undefined) lines.push(fold(' '.repeat(12), `because: ${plain(why)}`, width));
    for (const was of before)
      lines.push(fold(' '.repeat(12), colours.dim(`before, by ${plain(was.by)}: ${plain(was.value)}`), width));
  }
  if (problems > 0)
    lines.push(
      '',
      `Something is wrong in these settings in ${problems === 1 ? 'one place' : `${problems} places`}: "case-record lint" says where.`,
    );
  return `${lines.join('\n')}\n`;
}
