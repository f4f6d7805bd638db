/** `case-record report [paths]`: the team's picture as one HTML file, its data, or one figure taken apart. */
import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { URI } from 'vscode-uri';
import type { IsoDate } from '../record/types.ts';
import { changesSince, isOfSameRecords } from '../views/report/changes.ts';
import { type EarlierReport, readReportData, reportData } from '../views/report/data.ts';
import { FIGURES } from '../views/report/figures.ts';
import { ReportGathering } from '../views/report/gather.ts';
import type { TeamReport } from '../views/report/types.ts';
import { asTyped } from '../views/report/words.ts';
import type { Engine } from '../workspace/engine.ts';
import { frontMatterOf, nameIn } from '../workspace/indexes.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { Uri } from '../workspace/types.ts';
import { type CacheWanted, cacheOptions } from './cache-option.ts';
import { CannotProceed, type Io, type Session, say } from './io.ts';
import { whyLeftOut } from './judged-files.ts';
import { asOfOption, today } from './options.ts';
import { checkOutput, emit, placeOf } from './output.ts';
import { plain, plainJson } from './plain-text.ts';
import { hrefFrom } from './record-href.ts';
import { standingNamed } from './standing-files.ts';
import { type FileToWrite, writeTogether } from './write-together.ts';

interface ReportOptions {
  readonly output?: string;
  readonly data?: string;
  readonly since?: string;
  readonly figure?: string;
  readonly asOf?: IsoDate;
  readonly showText?: true;
  readonly cache?: CacheWanted;
}

/** Longest data of an earlier report, in bytes: a million ids have room in it. */
const LONGEST_DATA = 100_000_000;

export function addReport(program: Command, session: Session): void {
  const [cache, noCache] = cacheOptions();
  program
    .command('report')
    .description("write the team's picture as one HTML file")
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .option('-o, --output <file>', 'the HTML file to write, whole or not at all')
    .option('--data <file>', 'write the figures as JSON too, for --since of a later report')
    .option('--since <file>', 'the data of an earlier report: the page says what changed since')
    .addOption(
      new Option('--figure <id>', 'list what one figure counts as JSON, instead of a page').choices(
        FIGURES.map(({ id }) => id),
      ),
    )
    .addOption(asOfOption())
    .option('--show-text', 'show the names of children and workers; without it, ids only')
    .addOption(cache)
    .addOption(noCache)
    .action((paths: string[], options: ReportOptions) => report(session, paths, options));
}

async function report(session: Session, paths: readonly string[], options: ReportOptions): Promise<void> {
  const { io } = session;
  const { output, data, since, figure } = options;
  if (figure === undefined && output === undefined && data === undefined)
    throw new CannotProceed('Name the file to write with -o FILE.html (or --data FILE.json, or ask for one --figure).');
  if (figure !== undefined && (data !== undefined || since !== undefined))
    throw new CannotProceed('--figure lists one figure alone; leave out --data and --since.');
  await checkOutput(io, output);
  await checkOutput(io, data);
  const page = output === undefined ? undefined : await placeOf(io, output);
  if (page !== undefined && data !== undefined && page === (await placeOf(io, data)))
    throw new CannotProceed('-o and --data name the same file; give each its own.');
  if (page !== undefined && since !== undefined && page === (await placeOf(io, since)))
    throw new CannotProceed(
      '-o names the data of the earlier report, which the page would replace; give it another name.',
    );
  const earlier = since === undefined ? undefined : await readEarlier(io, since);
  const gathered = await gather(session, paths, options);
  if (figure !== undefined) {
    await emit(io, figureJson(gathered, figure), output);
    return;
  }
  if (since !== undefined && earlier !== undefined) checkEarlier(since, earlier, gathered);
  const files: FileToWrite[] = [];
  if (output !== undefined) {
    // Only here, so that no other command loads the library that draws.
    const { renderReport } = await import('../views/report/page.ts');
    const text = renderReport(gathered, {
      paths: paths.length === 0 ? '.' : paths.map(asTyped).join(' '),
      ...(earlier === undefined ? {} : { changes: changesSince(earlier, gathered) }),
    });
    files.push({ file: output, text });
  }
  if (data !== undefined) files.push({ file: data, text: plainJson(reportData(gathered)) });
  await writeTogether(io, files);
}

async function gather(session: Session, paths: readonly string[], options: ReportOptions): Promise<TeamReport> {
  const { io } = session;
  const gathering = new ReportGathering();
  const names = options.showText === true;
  const folder = dirname(resolve(io.cwd, options.output ?? 'report.html'));
  const engine = standardEngine();
  const { asOf, cache } = options;
  for (const { uri, file, workspace, outcome } of await standingNamed(session, paths, { asOf, cache })) {
    if (gathering.governedBy(workspace)) {
      say(io, plain(`Something is wrong in the settings that ${file} stands under: "case-record lint" says what.`));
      session.end(2);
    }
    if (outcome === undefined || 'problem' in outcome) {
      say(io, plain(`${file} is not counted: ${whyLeftOut(outcome)}`));
      session.end(2);
      gathering.leaveOut();
      continue;
    }
    const name = names ? await nameOf(uri, engine) : undefined;
    gathering.count(outcome.counted, workspace.config, { href: hrefFrom(folder, uri), ...(name && { name }) });
  }
  const report = gathering.report(options.asOf ?? today(io), names);
  if (report.days.length > 1)
    throw new CannotProceed(
      `These records are judged on different days (${report.days.join(', ')}), as settings say, and a report is of one: name it with --as-of.`,
    );
  return report;
}

/** The name in a record, read from it: names are not kept. */
async function nameOf(uri: Uri, { parse, catalogue, longestRecord }: Engine): Promise<string | undefined> {
  const read = await nodeFiles.read(uri, longestRecord);
  return 'text' in read ? nameIn(parse(frontMatterOf(read.text), catalogue)) : undefined;
}

async function readEarlier(io: Io, file: string): Promise<EarlierReport> {
  const read = await nodeFiles.read(URI.file(resolve(io.cwd, file)).toString(), LONGEST_DATA);
  if ('problem' in read) throw new CannotProceed(`${plain(file)} could not be read: ${read.message}`);
  const earlier = readReportData(read.text);
  if (typeof earlier === 'string')
    throw new CannotProceed(`${plain(file)} can't be compared with: ${earlier}. Nothing was written.`);
  return earlier;
}

function checkEarlier(file: string, earlier: EarlierReport, now: TeamReport): void {
  const refused = !isOfSameRecords(earlier, now)
    ? 'none of its records is among these, so it is of other records'
    : earlier.asOf > now.asOf
      ? `it is of ${earlier.asOf}, which is after the day of this report`
      : undefined;
  if (refused !== undefined)
    throw new CannotProceed(`${plain(file)} can't be compared with: ${refused}. Nothing was written.`);
}

/** What one figure counted, one by one. */
function figureJson({ asOf, from, results }: TeamReport, id: string): string {
  const result = results.find(({ figure }) => figure.id === id);
  if (result === undefined) throw new CannotProceed(`There is no figure ${plain(id)}.`);
  return plainJson({
    version: 1,
    asOf,
    from,
    figure: id,
    definition: result.figure.definition,
    numerator: result.numerator,
    denominator: result.denominator,
    counted: result.counted.map(({ record, counts, worker, team, part, on, days, times, entry }) => ({
      record,
      counts,
      worker: worker ?? null,
      team: team ?? null,
      ...(part === undefined ? {} : { part }),
      ...(on === undefined ? {} : { on }),
      ...(days === undefined ? {} : { days }),
      ...(times === undefined ? {} : { times }),
      ...(entry === undefined ? {} : { entry }),
    })),
  });
}
