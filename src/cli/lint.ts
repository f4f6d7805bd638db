/** `case-record lint [paths]`: what is missing, wrong or late. */
import { type Command, Option } from 'commander';
import type { IsoDate } from '../record/types.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { LINT_FORMATS, writeOutputs } from './format-lint.ts';
import type { Session } from './io.ts';
import { judgeNamed } from './judged-files.ts';
import { withLineText } from './line-text.ts';
import { LintOutputs } from './lint-outputs.ts';
import { findingsOf, LintGathering, type LintReport } from './lint-report.ts';
import { asOfOption, today } from './options.ts';

interface LintOptions {
  readonly asOf?: IsoDate;
  readonly showText?: true;
  readonly failOn: 'error' | 'warning' | 'never';
}

type Outputs = LintOutputs<(typeof LINT_FORMATS)[number]>;

export function addLint(program: Command, session: Session): void {
  const outputs: Outputs = new LintOutputs(LINT_FORMATS);
  const [format, output] = outputs.options();
  program
    .command('lint')
    .description('say what is missing, wrong or late in records')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(format)
    .addOption(output)
    .option('--show-text', 'show the line of the record under each finding (in json, csv and html)')
    .addOption(asOfOption())
    .addOption(
      new Option('--fail-on <level>', 'the least serious finding for which the exit status is 1')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .action((paths: string[], options: LintOptions) => lint(session, paths, options, outputs));
}

async function lint(session: Session, paths: readonly string[], options: LintOptions, outputs: Outputs): Promise<void> {
  const { io } = session;
  const wanted = await outputs.wanted(io);
  const engine = standardEngine();
  const gathering = new LintGathering(io);
  const judging = { files: nodeFiles, engine, asOf: options.asOf };
  for await (const { file, workspace, asOf, outcome } of judgeNamed(session, paths, judging)) {
    const found = 'problem' in outcome ? outcome : findingsOf(outcome, workspace.config);
    gathering.add({ file, workspace, asOf, outcome: found });
  }
  const run = await gathering.run(nodeFiles, options.asOf ?? today(io));
  const shown = options.showText === true ? await withLineText(run, io, nodeFiles, engine.longestRecord) : run;
  await writeOutputs(io, shown, wanted);
  if (fails(run.report, options.failOn)) session.end(1);
}

function fails({ summary }: LintReport, failOn: LintOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  return summary.errors > 0 || (failOn === 'warning' && summary.warnings > 0);
}
