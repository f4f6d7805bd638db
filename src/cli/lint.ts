/** `case-record lint [paths]`: what is missing, wrong or late. */
import type { Command } from 'commander';
import type { IsoDate } from '../record/types.ts';
import { nodeFiles, readBytes } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { type CacheWanted, cacheFolder, cacheOptions, programOf } from './cache-option.ts';
import { type FailOn, failOnOption, fails } from './fail-on.ts';
import { LINT_FORMATS, writeOutputs } from './format-lint.ts';
import type { Session } from './io.ts';
import { withLineText } from './line-text.ts';
import { type BaselineOptions, baselineFor, baselineOptions, type HeldRun } from './lint-baseline.ts';
import { LintOutputs } from './lint-outputs.ts';
import { LintGathering } from './lint-report.ts';
import { lintNamed } from './linted-files.ts';
import { asOfOption, today } from './options.ts';
import { type Shard, shardOption } from './shard.ts';
import { asPart } from './shard-part.ts';

interface LintOptions extends BaselineOptions {
  readonly asOf?: IsoDate;
  readonly showText?: true;
  readonly showSuppressed?: true;
  /** False where it was asked for with `--no-inline-config`. */
  readonly inlineConfig: boolean;
  readonly shard?: Shard;
  readonly cache?: CacheWanted;
  readonly failOn: FailOn;
}

type Outputs = LintOutputs<(typeof LINT_FORMATS)[number]>;

export function addLint(program: Command, session: Session): void {
  const outputs: Outputs = new LintOutputs(LINT_FORMATS);
  const [format, output] = outputs.options();
  const [cache, noCache] = cacheOptions();
  const command = program
    .command('lint')
    .description('say what is missing, wrong or late in records')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(format)
    .addOption(output)
    .option('--show-text', 'show the line of the record under each finding (in json, csv and html)')
    .addOption(asOfOption())
    .addOption(shardOption())
    .addOption(cache)
    .addOption(noCache)
    .addOption(failOnOption())
    .option('--show-suppressed', 'list what remarks in the records silence, too (in text; json always has it)')
    .option('--no-inline-config', 'heed no remarks in the records that silence rules')
    .action((paths: string[], options: LintOptions) => lint(session, paths, options, outputs));
  for (const option of baselineOptions()) command.addOption(option);
}

async function lint(session: Session, paths: readonly string[], options: LintOptions, outputs: Outputs): Promise<void> {
  const { io } = session;
  const wanted = await outputs.wanted(io);
  const outputFiles = wanted.flatMap(({ file }) => file ?? []);
  const baseline = await baselineFor(io, options, outputFiles);
  let complete = true;
  const watched: Session = {
    io,
    end(status) {
      if (status === 2) complete = false;
      session.end(status);
    },
  };
  const engine = standardEngine();
  const cache = await cacheFolder(io, options.cache);
  const { linted, elsewhere, workspaces, store } = await lintNamed(watched, paths, {
    files: nodeFiles,
    bytes: readBytes,
    engine,
    asOf: options.asOf,
    inlineConfig: options.inlineConfig,
    ...(cache && { cache }),
    ...(options.shard && { shard: options.shard }),
  });
  const gathering = new LintGathering(io);
  for (const { workspace, asOf } of workspaces) gathering.meet(workspace, asOf, (options.shard?.index ?? 1) === 1);
  for (const file of linted) gathering.add(file);
  const found = await gathering.run(nodeFiles, options.asOf ?? today(io));
  const held: HeldRun =
    baseline === undefined
      ? { run: found }
      : await baseline.hold(found, { workspaces, named: paths, elsewhere, complete });
  const whole = held.run;
  const texted = options.showText === true ? await withLineText(whole, io, nodeFiles, engine.longestRecord) : whole;
  const same = baseline === undefined ? store : baseline.store(store);
  const run = options.shard === undefined ? texted : asPart(texted, options.shard, await programOf(io), same);
  await writeOutputs(io, run, wanted, options.showSuppressed, held);
  if (fails(run.report, options.failOn)) session.end(1);
}
