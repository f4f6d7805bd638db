/** `case-record due [paths]`: what is due, and what is overdue. */
import { type Command, Option } from 'commander';
import type { Duration } from '../calendar/types.ts';
import type { IsoDate } from '../record/types.ts';
import { byUrgency } from '../views/due/order.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { byText } from '../workspace/record-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { WorkspaceConfig } from '../workspace/types.ts';
import { type CacheWanted, cacheOptions } from './cache-option.ts';
import { allLines, type DueBy, type DueLine, type DueList, openLines } from './due-list.ts';
import { formatDueJson } from './format-due-json.ts';
import { formatDueText } from './format-due-text.ts';
import { type Io, type Session, say } from './io.ts';
import { type FileFault, judgeNamed } from './judged-files.ts';
import { asOfOption, formatOption, outputOption, today, withinOption } from './options.ts';
import { checkOutput, coloursFor, emit, widthFor } from './output.ts';
import { plain } from './plain-text.ts';
import { standingNamed } from './standing-files.ts';

/** The first is the one where nobody says which. */
const DUE_FORMATS = ['text', 'json', 'csv', 'ics'] as const;

type DueFormat = (typeof DUE_FORMATS)[number];

interface DueOptions {
  readonly asOf?: IsoDate;
  readonly within?: Duration;
  readonly by?: DueBy;
  readonly all?: true;
  readonly format: DueFormat;
  readonly output?: string;
  readonly cache?: CacheWanted;
}

export function addDue(program: Command, session: Session): void {
  const [cache, noCache] = cacheOptions();
  program
    .command('due')
    .description('list what is due and what is overdue')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(withinOption('only what is due so soon, or overdue: 14d, 2w or 1m'))
    .addOption(
      new Option('--by <group>', 'how the list is grouped (default: child)').choices(['child', 'worker', 'team']),
    )
    .option('--all', 'met ones too, and those whose clock ended before they were met')
    .addOption(formatOption(DUE_FORMATS))
    .addOption(outputOption())
    .addOption(asOfOption())
    .addOption(cache)
    .addOption(noCache)
    .action((paths: string[], options: DueOptions) => due(session, paths, options));
}

async function due(session: Session, paths: readonly string[], options: DueOptions): Promise<void> {
  const { io } = session;
  await checkOutput(io, options.output);
  const lines: DueLine[] = [];
  const dates = new Set<IsoDate>();
  const names = { worker: new Map<string, string>(), team: new Map<string, string>() };
  for await (const { file, config, asOf, due } of options.all === true
    ? allOf(session, paths, options)
    : openOf(session, paths, options)) {
    dates.add(asOf);
    for (const { id, name } of config.people.values()) names.worker.set(id, name);
    for (const { id, name } of config.teams.values()) names.team.set(id, name);
    if (due === undefined)
      refuse(
        session,
        `${file}: its deadlines are not known, as it does not say whose record it is. Run "case-record lint" on it.`,
      );
    else if ('problem' in due) refuse(session, `${file}: ${due.message}`);
    else for (const line of due) lines.push(line);
  }
  const list = {
    asOf: [...dates].sort(byText).at(-1) ?? today(io),
    lines: lines.sort((a, b) => byUrgency(a.deadline, b.deadline)),
    names,
  };
  const text = await formatDue(list, options, io);
  await emit(io, text, options.output);
}

/** What is due in one file, or why that is not known; undefined where it doesn't say whose record it is. */
interface DueOfFile {
  readonly file: string;
  readonly config: WorkspaceConfig;
  readonly asOf: IsoDate;
  readonly due: readonly DueLine[] | FileFault | undefined;
}

/** Every deadline, those of long ago too: each record is judged for them. */
async function* allOf(
  session: Session,
  paths: readonly string[],
  { asOf: asked, within }: DueOptions,
): AsyncGenerator<DueOfFile> {
  const judging = { files: nodeFiles, engine: standardEngine(), asOf: asked };
  for await (const { file, workspace, asOf, outcome } of judgeNamed(session, paths, judging)) {
    const { config } = workspace;
    if ('problem' in outcome) yield { file, config, asOf, due: outcome };
    else yield { file, config, asOf, due: outcome.journey && allLines(outcome.journey, config, within) };
  }
}

/** What can still be met, from what is kept where that holds. */
async function* openOf(
  session: Session,
  paths: readonly string[],
  { asOf, within, format, cache }: DueOptions,
): AsyncGenerator<DueOfFile> {
  const asking = { asOf, cache, reasons: format === 'json' };
  for (const { file, workspace, asOf: day, outcome } of await standingNamed(session, paths, asking)) {
    const { config, policy } = workspace;
    if (outcome === undefined || 'problem' in outcome) yield { file, config, asOf: day, due: outcome };
    else yield { file, config, asOf: day, due: openLines(outcome, policy, within) };
  }
}

/** Formats that need a library load it only where they are asked for. */
async function formatDue(
  list: DueList,
  { format, by, output }: DueOptions,
  io: Io,
): Promise<string | Iterable<string>> {
  switch (format) {
    case 'text':
      return formatDueText(
        list,
        by ?? 'child',
        coloursFor(io, output !== undefined),
        widthFor(io.stdout, output !== undefined),
      );
    case 'json':
      return formatDueJson(list, by);
    case 'csv':
      return (await import('./format-due-csv.ts')).formatDueCsv(list);
    case 'ics':
      return (await import('./format-due-ics.ts')).formatDueIcs(list);
  }
}

/** A child missing from the list must not go unseen. */
function refuse(session: Session, message: string): void {
  say(session.io, plain(message));
  session.end(2);
}
