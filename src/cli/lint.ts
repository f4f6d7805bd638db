/** `case-record lint [paths]`: what is missing, wrong or late. */
import { type Command, Option } from 'commander';
import type { IsoDate } from '../record/types.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { formatLintJson } from './format-lint-json.ts';
import { formatLintText } from './format-lint-text.ts';
import type { Session } from './io.ts';
import { judgeNamed } from './judged-files.ts';
import { findingsOf, LintGathering, type LintReport } from './lint-report.ts';
import { asOfOption, formatOption, outputOption, today } from './options.ts';
import { checkOutput, coloursFor, emit, widthFor } from './output.ts';

interface LintOptions {
  readonly asOf?: IsoDate;
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly failOn: 'error' | 'warning' | 'never';
}

export function addLint(program: Command, session: Session): void {
  program
    .command('lint')
    .description('say what is missing, wrong or late in records')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(formatOption(['text', 'json']))
    .addOption(outputOption())
    .addOption(asOfOption())
    .addOption(
      new Option('--fail-on <level>', 'the least serious finding for which the exit status is 1')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .action((paths: string[], options: LintOptions) => lint(session, paths, options));
}

async function lint(session: Session, paths: readonly string[], options: LintOptions): Promise<void> {
  const { io } = session;
  await checkOutput(io, options.output);
  const judging = { files: nodeFiles, engine: standardEngine(), asOf: options.asOf };
  const gathering = new LintGathering(io);
  for await (const { file, workspace, asOf, outcome } of judgeNamed(session, paths, judging)) {
    const found = 'problem' in outcome ? outcome : findingsOf(outcome, workspace.config);
    gathering.add({ file, workspace, asOf, outcome: found });
  }
  const report = await gathering.report(nodeFiles, options.asOf ?? today(io));
  const toFile = options.output !== undefined;
  const text =
    options.format === 'json'
      ? formatLintJson(report)
      : formatLintText(report, coloursFor(io, toFile), widthFor(io.stdout, toFile));
  await emit(io, text, options.output);
  if (fails(report, options.failOn)) session.end(1);
}

function fails({ summary }: LintReport, failOn: LintOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  return summary.errors > 0 || (failOn === 'warning' && summary.warnings > 0);
}
