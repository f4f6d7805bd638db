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
import { LintOutputs } from './lint-outputs.ts';
import { LintGathering } from './lint-report.ts';
import { lintNamed } from './linted-files.ts';
import { asOfOption, today } from './options.ts';
import { type Shard, shardOption } from './shard.ts';
import { asPart } from './shard-part.ts';

interface LintOptions {
  readonly asOf?: IsoDate;
  readonly showText?: true;
  readonly shard?: Shard;
  readonly cache?: CacheWanted;
  readonly failOn: FailOn;
}

type Outputs = LintOutputs<(typeof LINT_FORMATS)[number]>;

export function addLint(program: Command, session: Session): void {
  const outputs: Outputs = new LintOutputs(LINT_FORMATS);
  const [format, output] = outputs.options();
  const [cache, noCache] = cacheOptions();
  program
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
    .action((paths: string[], options: LintOptions) => lint(session, paths, options, outputs));
}

async function lint(session: Session, paths: readonly string[], options: LintOptions, outputs: Outputs): Promise<void> {
  const { io } = session;
  const wanted = await outputs.wanted(io);
  const engine = standardEngine();
  const cache = await cacheFolder(io, options.cache);
  const { linted, workspaces, store } = await lintNamed(session, paths, {
    files: nodeFiles,
    bytes: readBytes,
    engine,
    asOf: options.asOf,
    inlineConfig: true,
    ...(cache && { cache }),
    ...(options.shard && { shard: options.shard }),
  });
  const gathering = new LintGathering(io);
  for (const { workspace, asOf } of workspaces) gathering.meet(workspace, asOf, (options.shard?.index ?? 1) === 1);
  for (const file of linted) gathering.add(file);
  const whole = await gathering.run(nodeFiles, options.asOf ?? today(io));
  const texted = options.showText === true ? await withLineText(whole, io, nodeFiles, engine.longestRecord) : whole;
  const run = options.shard === undefined ? texted : asPart(texted, options.shard, await programOf(io), store);
  await writeOutputs(io, run, wanted);
  if (fails(run.report, options.failOn)) session.end(1);
}
