/** `case-record audit sample [paths]`: children drawn for audit, with a work sheet for each. Never writes into a record. */
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { PERSON_ID } from '../record/ids.ts';
import type { IsoDate } from '../record/types.ts';
import { draw } from '../views/audit/draw.ts';
import { candidateOf, SAMPLE_FILE, type Sample, type SampledBy, STRATA, sampleData } from '../views/audit/sample.ts';
import { heldIn, type Standing } from '../views/standing.ts';
import { type Found, sheetDigest, sheetsBefore, sheetsOf } from './audit-sample-sheets.ts';
import { readSampleAt } from './audit-sheets.ts';
import { type CacheWanted, cacheOptions } from './cache-option.ts';
import { CannotProceed, type Io, type Session } from './io.ts';
import { whyLeftOut } from './judged-files.ts';
import { asOfOption, today } from './options.ts';
import { count, plain, plainJson } from './plain-text.ts';
import { hrefFrom } from './record-href.ts';
import { standingNamed } from './standing-files.ts';
import { writeFolder } from './write-folder.ts';

interface SampleOptions {
  readonly notIn: readonly string[];
  readonly template?: string;
  readonly n: number;
  readonly by?: SampledBy;
  readonly seed: number;
  readonly out: string;
  readonly force?: true;
  readonly asOf?: IsoDate;
  readonly cache?: CacheWanted;
}

/** The largest seed: seeds are whole numbers of 31 bits. */
const LARGEST_SEED = 2_147_483_647;
/** More children than anybody has. */
const LARGEST_SAMPLE = 1_000_000;

export function addAuditSample(audit: Command, session: Session): void {
  const [cache, noCache] = cacheOptions();
  audit
    .command('sample')
    .description('draw children whose case is open, and write a work sheet for the audit of each')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(
      new Option('--n <number>', 'how many children').argParser(wholeNumber(1, LARGEST_SAMPLE)).makeOptionMandatory(),
    )
    .addOption(new Option('--by <stratum>', 'draw from each team, status or worker its share').choices(STRATA))
    .addOption(
      new Option('--seed <number>', 'a whole number; the same one draws the same children again')
        .argParser(wholeNumber(0, LARGEST_SEED))
        .makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'the folder to write the sheets to, all of them or none')
    .addOption(
      new Option('--not-in <sample>', 'an earlier sample: none of its children is drawn; may be given several times')
        .argParser((file: string, before: readonly string[]) => [...before, file])
        .default([], 'none'),
    )
    .option(
      '--template <id>',
      'the template of the sheets\' entry (default: the team\'s own "audit", or a built-in one)',
    )
    .option('--force', 'put the sample in the place of the one that is there, sheets and all')
    .addOption(asOfOption())
    .addOption(cache)
    .addOption(noCache)
    .action((paths: string[], options: SampleOptions) => sample(session, paths, options));
}

async function sample(session: Session, paths: readonly string[], options: SampleOptions): Promise<void> {
  const { io } = session;
  const { n, seed, by, out } = options;
  const earlier = await earlierSamples(io, options.notIn);
  const { candidates: all, asOf, records } = await candidatesIn(session, paths, options);
  if (all.length === 0)
    throw new CannotProceed('None of these records has an open case, so there is nothing to draw from.');
  const candidates = notDrawnBefore(all, earlier, records);
  if (n > candidates.length) {
    const children = count(all.length, 'child', 'children');
    const rest = earlier.size === 0 ? '' : ` and ${candidates.length} of them in no earlier sample`;
    throw new CannotProceed(
      `There are ${children} with an open case${rest}, fewer than the ${n} to be drawn. Ask for fewer. Nothing was written.`,
    );
  }
  const { drawn, strata } = draw(candidates, n, seed);
  const folder = resolve(io.cwd, out);
  const force = options.force === true;
  const stale = force ? await sheetsBefore(folder, plain(out)) : new Set<string>();
  const sheets = await sheetsOf(drawn, { asOf, seed, by, template: options.template });
  const sampled: Sample = {
    asOf,
    seed,
    ...(by === undefined ? {} : { by }),
    ...(earlier.size === 0 ? {} : { leftOut: all.length - candidates.length }),
    strata,
    children: sheets.map(({ record, stratum, sheet, text }) => ({ record, stratum, sheet, digest: sheetDigest(text) })),
  };
  const files = new Map([[SAMPLE_FILE, plainJson(sampleData(sampled))]]);
  for (const { sheet, text } of sheets) files.set(sheet, text);
  const gone = await writeFolder({ folder, shown: plain(out), files, force, keep: new Set(), stale });
  const parts = by === undefined ? '' : `, by ${by}`;
  io.stdout.write(`${drawn.length} of ${candidates.length} drawn${parts}; sheets written to ${plain(out)}.\n`);
  const without = strata.filter((stratum) => stratum.drawn === 0).length;
  if (by !== undefined && without > 0)
    io.stdout.write(
      `${without} of the ${count(strata.length, by, by === 'status' ? 'statuses' : `${by}s`)} gave no child: there are more of them than are drawn.\n`,
    );
  if (gone > 0) io.stdout.write(`${count(gone, 'sheet', 'sheets')} of the sample before taken away.\n`);
}

/** The children of earlier samples, by the record's id, with the file that has them. */
async function earlierSamples(io: Io, files: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const samples = new Map<string, readonly string[]>();
  for (const file of files) samples.set(file, (await readSampleAt(io, file)).records);
  return samples;
}

/** Those whom no earlier sample has. A sample of other records altogether is a slip in what was named. */
function notDrawnBefore(
  candidates: readonly Found[],
  earlier: ReadonlyMap<string, readonly string[]>,
  records: ReadonlySet<string>,
): readonly Found[] {
  const before = new Set<string>();
  for (const [file, ids] of earlier) {
    if (ids.length > 0 && !ids.some((id) => records.has(id)))
      throw new CannotProceed(
        `${plain(file)} is a sample of other records: none of its children is among these. Nothing was written.`,
      );
    for (const id of ids) before.add(id);
  }
  return candidates.filter(({ record }) => !before.has(record));
}

/** Everybody who may be drawn. A sample of part of the children would be no fair one, so whatever can't be read ends it. */
async function candidatesIn(
  session: Session,
  paths: readonly string[],
  { asOf: asked, by, out, cache }: SampleOptions,
): Promise<{ readonly candidates: readonly Found[]; readonly asOf: IsoDate; readonly records: ReadonlySet<string> }> {
  const { io } = session;
  const faults: string[] = [];
  const watched: Session = {
    io,
    end(status) {
      if (status === 2) faults.push('One of the paths leads to no record.');
      session.end(status);
    },
  };
  const candidates = new Map<string, Found>();
  const records = new Set<string>();
  const folder = resolve(io.cwd, out);
  let latest: IsoDate | undefined;
  for (const { uri, file, workspace, asOf, outcome } of await standingNamed(watched, paths, { asOf: asked, cache })) {
    if (outcome === undefined || 'problem' in outcome) {
      faults.push(`${file}: ${whyLeftOut(outcome)}`);
      continue;
    }
    if (latest === undefined || asOf > latest) latest = asOf;
    records.add(outcome.counted.id);
    const candidate = candidateOf(outcome, by, workspace.config);
    // Two files of one id are a fault that lint speaks of; the child is drawn once.
    if (candidate !== undefined && !candidates.has(candidate.record))
      candidates.set(candidate.record, {
        ...candidate,
        href: hrefFrom(folder, uri),
        workspace,
        worker: workerIn(outcome),
      });
  }
  if (faults.length > 0) throw new CannotProceed(refusal(faults));
  return { candidates: [...candidates.values()], asOf: asked ?? latest ?? today(io), records };
}

/** The id of whoever holds the case; words that stand in its place stay in the record. */
function workerIn(standing: Standing): string | undefined {
  const { worker = '' } = heldIn(standing) ?? {};
  return PERSON_ID.test(worker) ? worker : undefined;
}

/** Faults named before it says "and N more". */
const FAULTS_SHOWN = 5;

function refusal(faults: readonly string[]): string {
  const more = faults.length > FAULTS_SHOWN ? [`and ${faults.length - FAULTS_SHOWN} more`] : [];
  const named = [...faults.slice(0, FAULTS_SHOWN).map(plain), ...more];
  return [...named, 'A sample is drawn from all the records or not at all. Nothing was written.'].join('\n');
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= most))
      throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
    return number;
  };
}
