/** `case-record merge PART...`: puts the parts of a sharded `lint` together. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { glob, isDynamicPattern } from 'tinyglobby';
import { URI } from 'vscode-uri';
import { jsonIn } from '../schema/plain-data.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { byText } from '../workspace/record-files.ts';
import { type FailOn, failOnOption, fails } from './fail-on.ts';
import { LINT_FORMATS, writeOutputs } from './format-lint.ts';
import { CannotProceed, type Io, type Session } from './io.ts';
import { LintOutputs } from './lint-outputs.ts';
import { mergedRun, type NamedPart, whatHinders } from './merged-parts.ts';
import { kindOf } from './named-records.ts';
import { plain } from './plain-text.ts';
import { readPart } from './shard-part.ts';

/** Bytes of the longest part that is read. */
const LONGEST_PART = 500_000_000;

type Outputs = LintOutputs<(typeof LINT_FORMATS)[number]>;

export function addMerge(program: Command, session: Session): void {
  const outputs: Outputs = new LintOutputs(LINT_FORMATS);
  const [format, output] = outputs.options();
  program
    .command('merge')
    .description('put the parts of a sharded lint together: the answer of a single run')
    .argument('<parts...>', 'what "lint --shard i/n --format json -o FILE" wrote, all n of them')
    .addOption(format)
    .addOption(output)
    .addOption(failOnOption())
    .option('--show-suppressed', 'list what remarks in the records silence, too (in text; json always has it)')
    .action((named: string[], options: MergeOptions) => merge(session, named, options, outputs));
}

interface MergeOptions {
  readonly failOn: FailOn;
  readonly showSuppressed?: true;
}

async function merge(
  session: Session,
  named: readonly string[],
  { failOn, showSuppressed }: MergeOptions,
  outputs: Outputs,
): Promise<void> {
  const { io } = session;
  const wanted = await outputs.wanted(io);
  const parts: NamedPart[] = [];
  for (const file of await partFiles(io, named)) parts.push(await partOf(io, file));
  const reasons = whatHinders(parts);
  const run = mergedRun(parts);
  if (run === undefined || reasons.length > 0) throw new CannotProceed(reasons.map(plain).join('\n'));
  await writeOutputs(io, run, wanted, showSuppressed);
  if (fails(run.report, failOn)) session.end(1);
}

/** A path that exists is that path; any other with signs of a glob is one, for shells that leave it as it is. */
async function partFiles(io: Io, named: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of named) {
    if (!isDynamicPattern(name) || (await kindOf(resolve(io.cwd, name))) !== undefined) files.push(name);
    else {
      const found = await glob(name, { cwd: io.cwd, expandDirectories: false });
      if (found.length === 0) throw new CannotProceed(`Nothing matches ${plain(name)}.`);
      files.push(...found.sort(byText));
    }
  }
  return files;
}

async function partOf(io: Io, file: string): Promise<NamedPart> {
  const read = await nodeFiles.read(URI.file(resolve(io.cwd, file)).toString(), LONGEST_PART);
  if (!('text' in read)) throw new CannotProceed(`${plain(file)}: ${read.message}`);
  const part = readPart(jsonIn(read.text));
  if (typeof part === 'string')
    throw new CannotProceed(
      `${plain(file)} is not a part of a run: ${part}. Write it with "case-record lint --shard i/n --format json -o FILE".`,
    );
  return { file, part };
}
