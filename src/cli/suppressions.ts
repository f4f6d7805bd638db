/** `case-record suppressions [paths]`: what is silenced in the records, by whom, and until when. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { URI } from 'vscode-uri';
import type { Duration } from '../calendar/types.ts';
import { LineIndex } from '../record/lines.ts';
import { ownCopy } from '../record/own-copy.ts';
import { readSuppressions, type Suppression } from '../record/suppression.ts';
import type { IsoDate } from '../record/types.ts';
import { nodeFiles, readBytes } from '../workspace/node-files.ts';
import { byText } from '../workspace/record-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { FileAccess } from '../workspace/types.ts';
import { type CacheWanted, cacheFolder, cacheOptions } from './cache-option.ts';
import { formatSuppressionsCsv } from './format-suppressions-csv.ts';
import { formatSuppressionsJson } from './format-suppressions-json.ts';
import { formatSuppressionsText } from './format-suppressions-text.ts';
import { type Io, type Session, say } from './io.ts';
import { lintNamed } from './linted-files.ts';
import { asOfOption, formatOption, outputOption, today, withinOption } from './options.ts';
import { checkOutput, coloursFor, emit, widthFor } from './output.ts';
import { plain } from './plain-text.ts';
import {
  type ListedSuppression,
  listSuppressions,
  type SuppressionList,
  type SuppressionsBy,
} from './suppression-list.ts';

interface SuppressionsOptions {
  readonly within?: Duration;
  readonly by: SuppressionsBy;
  readonly showText?: true;
  readonly format: 'text' | 'json' | 'csv';
  readonly output?: string;
  readonly asOf?: IsoDate;
  readonly cache?: CacheWanted;
}

export function addSuppressions(program: Command, session: Session): void {
  const [cache, noCache] = cacheOptions();
  program
    .command('suppressions')
    .description('list what is silenced in records, by whom, and until when')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(withinOption('only what expires so soon, or has expired: 14d, 2w or 1m'))
    .addOption(
      new Option('--by <group>', 'how the list is grouped in text')
        .choices(['record', 'author', 'team'])
        .default('record'),
    )
    .option('--show-text', 'show the reasons; they are text of the records')
    .addOption(formatOption(['text', 'json', 'csv']))
    .addOption(outputOption())
    .addOption(asOfOption())
    .addOption(cache)
    .addOption(noCache)
    .action((paths: string[], options: SuppressionsOptions) => suppressions(session, paths, options));
}

async function suppressions(session: Session, paths: readonly string[], options: SuppressionsOptions): Promise<void> {
  const { io } = session;
  await checkOutput(io, options.output);
  const engine = standardEngine();
  const cache = await cacheFolder(io, options.cache);
  const { linted, workspaces } = await lintNamed(session, paths, {
    files: nodeFiles,
    bytes: readBytes,
    engine,
    asOf: options.asOf,
    inlineConfig: true,
    ...(cache && { cache }),
  });
  for (const { file, outcome } of linted) {
    if (!('problem' in outcome)) continue;
    say(io, plain(`${file}: ${outcome.message}`));
    session.end(2);
  }
  const listed = listSuppressions(linted, options.within);
  const list: SuppressionList = {
    asOf: [...new Set(workspaces.map(({ asOf }) => asOf))].sort(byText).at(-1) ?? today(io),
    files: linted.length,
    suppressions: options.showText ? await withReasons(listed, io, nodeFiles, engine.longestRecord) : listed,
    names: {
      author: new Map(workspaces.flatMap(({ workspace }) => [...workspace.config.people.values()].map(named))),
      team: new Map(workspaces.flatMap(({ workspace }) => [...workspace.config.teams.values()].map(named))),
    },
  };
  await emit(io, formatted(list, options, io), options.output);
}

function formatted(list: SuppressionList, { format, by, output }: SuppressionsOptions, io: Io): string {
  const toFile = output !== undefined;
  switch (format) {
    case 'text':
      return formatSuppressionsText(list, by, coloursFor(io, toFile), widthFor(io.stdout, toFile));
    case 'json':
      return formatSuppressionsJson(list);
    case 'csv':
      return formatSuppressionsCsv(list);
  }
}

function named({ id, name }: { readonly id: string; readonly name: string }): readonly [string, string] {
  return [id, name];
}

/** The files are read for it once more, so that what is kept of them holds no text. `longest` bounds what is read, in bytes. */
async function withReasons(
  listed: readonly ListedSuppression[],
  io: Io,
  files: FileAccess,
  longest: number,
): Promise<ListedSuppression[]> {
  const all: ListedSuppression[] = [];
  let file: string | undefined;
  let lines: LineIndex | undefined;
  let line = 0;
  /** Those of the line that are still to be told: of several on one line the last may be read, and the others stand where none is. */
  let remarks: Suppression[] = [];
  for (const each of listed) {
    if (each.file !== file) {
      line = 0;
      file = each.file;
      const read = await files.read(URI.file(resolve(io.cwd, file)).toString(), longest);
      lines = 'text' in read ? new LineIndex(read.text) : undefined;
    }
    if (each.line !== line) {
      line = each.line;
      remarks = lines === undefined ? [] : [...readSuppressions(lines.text(line - 1), 'free').found];
    }
    const remark = remarks.find((its) => isOf(its, each));
    remarks = remarks.filter((its) => its !== remark);
    all.push(remark === undefined || remark.reason === '' ? each : { ...each, reason: ownCopy(remark.reason) });
  }
  return all;
}

function isOf({ rules, by, until, lacks }: Suppression, listed: ListedSuppression): boolean {
  const isRead = lacks === undefined || lacks === 'author';
  return (
    (isRead || listed.state === 'incomplete') &&
    by === (listed.by ?? '') &&
    until === listed.until &&
    listed.rules.every((rule) => rules.some(({ id }) => id === rule))
  );
}
