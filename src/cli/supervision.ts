/** `case-record supervision prepare WORKER [paths]`: the agenda for the next session with a worker, or with each of a team, as Markdown. */
import { readdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { inWords } from '../journey/wording.ts';
import type { IsoDate } from '../record/types.ts';
import { nearest } from '../schema/suggest.ts';
import { judgedCase } from '../views/report/judged-case.ts';
import { AgendaGathering } from '../views/supervision/gather.ts';
import type { Agenda } from '../views/supervision/types.ts';
import { byText } from '../workspace/record-files.ts';
import { agendaNames, isAgendaName } from './agenda-names.ts';
import { type CacheWanted, cacheOptions } from './cache-option.ts';
import { CannotProceed, type Session, say } from './io.ts';
import { whyLeftOut } from './judged-files.ts';
import { judgedWhere, type WordsWanted } from './judged-where.ts';
import { asOfOption, outputOption, today } from './options.ts';
import { checkOutput, emit } from './output.ts';
import { count, plain } from './plain-text.ts';
import { hrefFrom } from './record-href.ts';
import type { StandingFile } from './standing-files.ts';
import { concerning, workersIn } from './supervised-workers.ts';
import { addSupervisionBegin } from './supervision-begin.ts';
import { writeFolder } from './write-folder.ts';

interface PrepareOptions {
  readonly output?: string;
  readonly team?: string;
  readonly out?: string;
  readonly force?: true;
  readonly asOf?: IsoDate;
  readonly showText?: true;
  readonly cache?: CacheWanted;
}

export function addSupervision(program: Command, session: Session): void {
  const [cache, noCache] = cacheOptions();
  const supervision = program.command('supervision').description("prepare a worker's supervision, and begin its entry");
  addSupervisionBegin(supervision, session);
  supervision
    .command('prepare')
    .description(
      'write the agenda for the next session: children by risk and by what is late, open actions, decisions that wait',
    )
    .argument('[worker]', 'the id of the worker; with --team there is none, and all that is named are paths')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(outputOption())
    .option('--team <team>', 'an agenda for each worker of this team; needs --out')
    .option('--out <folder>', 'the folder to write the agendas of a team to, all of them or none')
    .option('--force', 'write over the agendas that are in that folder')
    .addOption(asOfOption())
    .option('--show-text', 'show the names of the children and what the actions are; without it, ids only')
    .addOption(cache)
    .addOption(noCache)
    .action((worker: string | undefined, paths: string[], options: PrepareOptions) =>
      options.team === undefined
        ? prepare(session, worker, paths, options)
        : prepareTeam(session, options.team, worker === undefined ? [] : [worker, ...paths], options),
    );
}

async function prepare(
  session: Session,
  worker: string | undefined,
  paths: readonly string[],
  options: PrepareOptions,
): Promise<void> {
  const { io } = session;
  const { output, asOf, showText = false, out, force } = options;
  if (worker === undefined || worker === '')
    throw new CannotProceed('Name the worker whose supervision it is, or a team with --team TEAM --out FOLDER.');
  if (out !== undefined || force === true)
    throw new CannotProceed(
      `${out === undefined ? '--force' : '--out'} goes with --team. The agenda of one worker is written to a file with -o FILE.`,
    );
  await checkOutput(io, output);
  const gathering = new AgendaGathering(showText, worker);
  const folder = output === undefined ? io.cwd : dirname(resolve(io.cwd, output));
  await gather(session, paths, options, folder, gathering, () => concerning(new Set([worker])));
  const agenda = gathering.agenda(worker, asOf ?? today(io));
  if (agenda === undefined) throw new CannotProceed(unknownWorker(worker, gathering, asOf ?? today(io)));
  // Only here, so that no other command loads the library that writes Markdown.
  const { agendaPage } = await import('../views/supervision/page.ts');
  await emit(io, agendaPage(agenda), output);
}

async function prepareTeam(
  session: Session,
  team: string,
  paths: readonly string[],
  options: PrepareOptions,
): Promise<void> {
  const { io } = session;
  const { output, asOf, showText = false, out, force = false } = options;
  if (output !== undefined || out === undefined)
    throw new CannotProceed('The agendas of a team are written to a folder: name it with --out FOLDER.');
  const gathering = new AgendaGathering(showText);
  const folder = resolve(io.cwd, out);
  await gather(session, paths, options, folder, gathering, (all) => concerning(workersIn(team, all)));
  const day = asOf ?? today(io);
  const workers = gathering.workersOf(team, day);
  if (workers.length === 0) throw new CannotProceed(unknownTeam(team, gathering));
  const { agendaPage } = await import('../views/supervision/page.ts');
  const names = agendaNames(workers);
  const files = new Map<string, string>();
  const told: string[] = [];
  for (const [at, worker] of workers.entries()) {
    const agenda = gathering.agenda(worker, day);
    const name = names[at] ?? '';
    if (agenda === undefined) continue;
    files.set(name, agendaPage(agenda));
    told.push(`  ${name}  ${plain(worker)}: ${inShort(agenda)}\n`);
  }
  await writeFolder({ folder, shown: plain(out), files, force, keep: new Set() });
  io.stdout.write(`${count(files.size, 'agenda')} of ${plain(team)} written to ${plain(out)}:\n`);
  for (const line of told) io.stdout.write(line);
  const earlier = (await readdir(folder)).filter((name) => isAgendaName(name) && !files.has(name)).sort(byText);
  if (earlier.length > 0)
    io.stdout.write(
      `Left in ${plain(out)} from an earlier run: ${earlier.slice(0, AGENDAS_NAMED).join(', ')}${earlier.length > AGENDAS_NAMED ? ` and ${earlier.length - AGENDAS_NAMED} more` : ''}. Delete what is no longer wanted.\n`,
    );
}

/** Agendas named before it says "and N more". */
const AGENDAS_NAMED = 5;

/** What there is to talk about, to see where to begin. */
function inShort({ children, carried, next, records }: Agenda): string {
  const late = children.reduce((sum, child) => sum + child.late.length, 0);
  const open = children.reduce((sum, child) => sum + child.actions.length, carried.length);
  const missed = next.some(({ daysLate }) => daysLate !== undefined);
  return [
    count(children.length, 'child', 'children'),
    `${late} overdue`,
    `${count(open, 'action')} open`,
    ...(records.length === 0 ? ['no supervision record'] : missed ? ['supervision itself is overdue'] : []),
  ].join(', ');
}

/** Looks at every record that is named. One that can't be read is said, and the run ends with 2; the agendas say so too. */
async function gather(
  session: Session,
  paths: readonly string[],
  { asOf, cache }: PrepareOptions,
  folder: string,
  gathering: AgendaGathering,
  wordsWantedOf: (all: readonly StandingFile[]) => WordsWanted,
): Promise<void> {
  for await (const known of judgedWhere(session, paths, { asOf, cache }, wordsWantedOf)) {
    const { uri, file, workspace, outcome } = known;
    if (outcome === undefined) {
      gathering.pass(known.standing, workspace.config);
      continue;
    }
    const judged = 'problem' in outcome ? undefined : judgedCase(outcome, workspace.config);
    if (judged === undefined) {
      const why = whyLeftOut('problem' in outcome ? outcome : undefined);
      say(session.io, plain(`${file} is left out: ${why}`));
      session.end(2);
      gathering.leaveOut();
      continue;
    }
    const { name } = judged.journey.facts.frontMatter;
    gathering.add(
      { ...judged, policy: workspace.policy },
      { href: hrefFrom(folder, uri), ...(typeof name === 'string' ? { name } : {}) },
    );
  }
}

function unknownWorker(worker: string, gathering: AgendaGathering, asOf: IsoDate): string {
  const left = gathering.left(worker, asOf);
  if (left !== undefined)
    return `${plain(worker)} left on ${inWords(left)}, so no case is theirs any more, and none of these records is their supervision record.`;
  const meant = gathering.meant(worker);
  const write = gathering.workers.has(worker) ? 'Name' : 'Write the id as the records do, or name';
  const advice = meant === undefined || meant === worker ? `${write} other folders.` : `Did you mean ${plain(meant)}?`;
  return `No open case is allocated to ${plain(worker)}, and none of these records is their supervision record. ${advice}`;
}

function unknownTeam(team: string, gathering: AgendaGathering): string {
  const { teams } = gathering;
  const meant = nearest(team, teams);
  if (teams.has(team))
    return `Nobody of ${plain(team)} holds an open case or has a supervision record among these records. Nothing was written.`;
  const advice =
    meant === undefined
      ? 'Write the id of the team as the settings and the records do.'
      : `Did you mean ${plain(meant)}?`;
  return `No team ${plain(team)} is named by these records or their settings. ${advice} Nothing was written.`;
}
