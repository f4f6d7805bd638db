/** `lint --baseline FILE`, `--write-baseline FILE` and `--strict-baseline`: what the options ask for, checked before any work is done. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Policy } from '../policy/types.ts';
import { digestOfAll } from '../workspace/content-digest.ts';
import type { Uri } from '../workspace/types.ts';
import { baselineOf, compared, type Judged, type Renewed, renewed, staleFindings } from './baseline.ts';
import { formatBaseline, mayBeBaseline, readBaseline } from './baseline-file.ts';
import { CannotProceed, type Io } from './io.ts';
import { isThere } from './is-there.ts';
import { reportOf } from './lint-report.ts';
import { type LintRun, rulesNamed } from './lint-run.ts';
import { checkOutput } from './output.ts';
import { count, plain } from './plain-text.ts';
import type { Shard } from './shard.ts';
import type { FileToWrite } from './write-together.ts';

export interface BaselineOptions {
  readonly baseline?: string;
  readonly strictBaseline?: true;
  readonly writeBaseline?: string;
  readonly force?: true;
  readonly shard?: Shard;
}

export function baselineOptions(): readonly Option[] {
  return [
    new Option('--baseline <file>', 'pass over what the baseline has: show and count new findings only'),
    new Option('--strict-baseline', 'what the baseline has and nobody finds any more is an error'),
    new Option('--write-baseline <file>', 'write all that is found now to a baseline, and pass over it'),
    new Option('--force', 'with --write-baseline: write over a baseline that is there'),
  ];
}

/** What was linted beside the run itself. */
export interface Linted {
  readonly workspaces: readonly { readonly workspace: { readonly root: Uri; readonly policy: Policy } }[];
  /** Paths as they were named. */
  readonly named: readonly string[];
  /** What was named too and is linted by other shards. */
  readonly elsewhere: Judged['elsewhere'];
  /** Whether every path that was named led to a record. */
  readonly complete: boolean;
}

/** A run without what a baseline has. */
export interface HeldRun {
  readonly run: LintRun;
  /** The baseline itself, where it is to be written: together with the answer, or not at all. */
  readonly file?: FileToWrite;
  /** What is said once it is written. */
  readonly written?: string;
}

/** A baseline to be used or written. */
export interface BaselineInUse {
  /** The run without what the baseline has; nothing is said where it can't be used. */
  hold(run: LintRun, linted: Linted): Promise<HeldRun>;
  /** The digest of a store of records, with that of the baseline that it is held against. */
  store(digest: string): string;
}

/**
 * What the options ask for; undefined for no baseline. `outputs` are the files that the answer goes to. Throws {@link CannotProceed} where the options
 * don't go together or the file is of no use.
 */
export async function baselineFor(
  io: Io,
  options: BaselineOptions,
  outputs: readonly string[],
): Promise<BaselineInUse | undefined> {
  const { baseline, strictBaseline, writeBaseline, force, shard } = options;
  const file = baseline ?? writeBaseline;
  if (file !== undefined && outputs.some((output) => resolve(io.cwd, output) === resolve(io.cwd, file))) {
    throw new CannotProceed(
      `The answer cannot go to ${plain(file)}, which is the baseline. Name another file after -o.`,
    );
  }
  if (baseline !== undefined && writeBaseline !== undefined) {
    throw new CannotProceed('Either use a baseline (--baseline) or write one (--write-baseline).');
  }
  if (strictBaseline && baseline === undefined) throw new CannotProceed('--strict-baseline goes with --baseline FILE.');
  if (force && writeBaseline === undefined) throw new CannotProceed('--force goes with --write-baseline FILE.');
  const partly = strictBaseline ? '--strict-baseline' : writeBaseline === undefined ? undefined : '--write-baseline';
  if (shard && partly) throw new CannotProceed(`${partly} asks about all records: run it without --shard.`);
  if (writeBaseline !== undefined) return writing(io, writeBaseline, force === true);
  return baseline === undefined ? undefined : using(io, baseline, strictBaseline === true);
}

async function using(io: Io, file: string, strict: boolean): Promise<BaselineInUse> {
  const baseline = await readBaseline(io, file);
  return {
    async hold(run, linted) {
      const { fresh, covered, stale } = compared(io, judgedIn(run, linted), baseline);
      const findings = strict ? [...fresh, ...staleFindings(baseline, stale)] : fresh;
      return { run: withFindings(run, linted, findings, covered) };
    },
    store: (digest) => digestOfAll([digest, baseline.text]),
  };
}

async function writing(io: Io, file: string, force: boolean): Promise<BaselineInUse> {
  await checkOutput(io, file);
  const path = resolve(io.cwd, file);
  if (!force && (await isThere(path))) {
    throw new CannotProceed(`${plain(file)} is there already. To renew it on purpose, add --force.`);
  }
  if (force && !(await mayBeBaseline(io, file))) {
    throw new CannotProceed(
      `${plain(file)} is there and is no baseline, so it is not written over. Name another file.`,
    );
  }
  const old = force ? await readBaseline(io, file).catch(unusable) : undefined;
  return {
    async hold(run, linted) {
      if (!linted.complete) {
        throw new CannotProceed(`${plain(file)} was not written, as not all that was named could be checked.`);
      }
      const judged = judgedIn(run, linted);
      const anew = old && renewed(io, judged, old);
      const baseline = anew?.baseline ?? baselineOf(io, judged);
      return {
        run: withFindings(run, linted, [], baseline.entries.length - (anew?.kept ?? 0)),
        file: { file, text: formatBaseline(baseline, path) },
        written: `Wrote ${count(baseline.entries.length, 'finding')} to ${plain(file)}${anew === undefined ? '' : changesIn(anew)}.`,
      };
    },
    store: (digest) => digest,
  };
}

/** `: 3 are new, 12 are gone, 20 were kept, as their records were not checked`. */
function changesIn({ added, gone, worse, kept }: Renewed): string {
  const parts = [
    ...(added > 0 ? [`${added} ${added === 1 ? 'is' : 'are'} new`] : []),
    ...(gone > 0 ? [`${gone} ${gone === 1 ? 'is' : 'are'} gone`] : []),
    ...(worse > 0 ? [`${worse} ${worse === 1 ? 'is' : 'are'} more serious than before`] : []),
    ...(kept > 0 ? [`${kept} ${kept === 1 ? 'was' : 'were'} kept, as their records were not checked`] : []),
  ];
  return `: ${parts.length === 0 ? 'none is new and none is gone' : parts.join(', ')}`;
}

/** An old baseline that can't be used is made anew from nothing. */
function unusable(error: unknown): undefined {
  if (!(error instanceof CannotProceed)) throw error;
}

function judgedIn({ report, checked }: LintRun, { workspaces, named, elsewhere }: Linted): Judged {
  const roots = workspaces.map(({ workspace }) => workspace.root);
  return { findings: report.findings, checked, elsewhere, roots, named };
}

function withFindings(
  run: LintRun,
  { workspaces }: Linted,
  findings: LintRun['report']['findings'],
  covered: number,
): LintRun {
  const { asOf, files, suppressed = [] } = run.report;
  const report = reportOf(asOf, files, [...findings, ...suppressed], covered);
  const named = new Set(report.findings.map(({ rule }) => rule));
  return {
    ...run,
    report,
    rules: rulesNamed(
      named,
      workspaces.map(({ workspace }) => workspace.policy),
    ),
  };
}
