/** The formats of `lint`, each in a file of its own. */
import { formatLintGithub } from './format-lint-github.ts';
import { formatLintGitlab } from './format-lint-gitlab.ts';
import { formatLintHtml } from './format-lint-html.ts';
import { formatLintJson } from './format-lint-json.ts';
import { formatLintSarif } from './format-lint-sarif.ts';
import { formatLintText } from './format-lint-text.ts';
import { type Io, say } from './io.ts';
import type { HeldRun } from './lint-baseline.ts';
import type { WantedOutput } from './lint-outputs.ts';
import type { LintRun } from './lint-run.ts';
import { coloursFor, widthFor } from './output.ts';
import { type FileToWrite, writeTogether } from './write-together.ts';

/** The first is the one where nobody says which. */
export const LINT_FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'csv', 'html'] as const;

export type LintFormat = (typeof LINT_FORMATS)[number];

/**
 * Writes the answer in every format that was asked for, and the baseline where one is made: all the files or, where one can't be written, none of them; then
 * what goes to the terminal, so that it is told nothing of a run that failed.
 */
export async function writeOutputs(
  io: Io,
  run: LintRun,
  wanted: readonly WantedOutput<LintFormat>[],
  showsSuppressed = false,
  baseline: Pick<HeldRun, 'file' | 'written'> = {},
): Promise<void> {
  const files: FileToWrite[] = baseline.file === undefined ? [] : [baseline.file];
  let shown: string | undefined;
  for (const { format, file } of wanted) {
    const text = await formatLint(format, run, io, file !== undefined, showsSuppressed);
    if (file === undefined) shown = text;
    else files.push({ file, text });
  }
  await writeTogether(io, files);
  if (baseline.written !== undefined) say(io, baseline.written);
  if (shown !== undefined) io.stdout.write(shown);
}

/** Formats that need a library load it only where they are asked for: every other run starts sooner. */
async function formatLint(
  format: LintFormat,
  run: LintRun,
  io: Io,
  toFile: boolean,
  showsSuppressed: boolean,
): Promise<string> {
  switch (format) {
    case 'text':
      return formatLintText(run.report, coloursFor(io, toFile), widthFor(io.stdout, toFile), showsSuppressed);
    case 'json':
      return formatLintJson(run.report);
    case 'sarif':
      return formatLintSarif(run);
    case 'junit':
      return (await import('./format-lint-junit.ts')).formatLintJunit(run);
    case 'github':
      return formatLintGithub(run);
    case 'gitlab':
      return formatLintGitlab(run);
    case 'csv':
      return (await import('./format-lint-csv.ts')).formatLintCsv(run);
    case 'html':
      return formatLintHtml(run);
  }
}
