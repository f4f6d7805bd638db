/** `case-record rules`: every rule there is, how serious it is, and what it is about. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { URI } from 'vscode-uri';
import { isConfirmed } from '../policy/confirmed.ts';
import type { Severity } from '../record/types.ts';
import { describeRules, type RuleDescription, titleInForce } from '../rules/index.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { Workspaces } from '../workspace/open.ts';
import { below } from '../workspace/record-files.ts';
import { readSettings } from '../workspace/settings.ts';
import { severityUnder } from '../workspace/severity.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { fold, pad } from './fold.ts';
import { CannotProceed, type Session } from './io.ts';
import { kindOf } from './named-records.ts';
import { formatOption, outputOption } from './options.ts';
import { checkOutput, coloursFor, emit, widthFor } from './output.ts';
import { plain, plainJson } from './plain-text.ts';

interface RulesOptions {
  readonly in?: string;
  readonly format: 'text' | 'json';
  readonly output?: string;
}

interface ListedRule {
  readonly rule: RuleDescription;
  /** As the workspace sets it. */
  readonly severity: Severity | 'off';
}

export function addRules(program: Command, session: Session): void {
  program
    .command('rules')
    .description('list every rule, how serious it is, and what it is about')
    .option('--in <folder>', 'the folder whose settings and policy count (default: the current folder)')
    .addOption(formatOption(['text', 'json']))
    .addOption(outputOption())
    .action((options: RulesOptions) => rules(session, options));
}

async function rules({ io }: Session, options: RulesOptions): Promise<void> {
  await checkOutput(io, options.output);
  const folder = resolve(io.cwd, options.in ?? '.');
  if ((await kindOf(folder)) !== 'folder') throw new CannotProceed(`There is no folder ${plain(options.in ?? '.')}.`);
  const engine = standardEngine();
  const root = await new Workspaces(nodeFiles, engine).rootOf(below(URI.file(folder).toString(), 'any.case.md'));
  const { policy, config } = await readSettings(root, nodeFiles, engine);
  const listed = describeRules(policy).map(
    (rule): ListedRule => ({ rule, severity: severityUnder(config.rules, rule.id, rule.severity) ?? 'off' }),
  );
  const toFile = options.output !== undefined;
  const text =
    options.format === 'json' ? inJson(listed) : inText(listed, coloursFor(io, toFile), widthFor(io.stdout, toFile));
  await emit(io, text, options.output);
}

function inJson(listed: readonly ListedRule[]): string {
  const rules = listed.map(({ rule: { id, title, fix, source, inForce }, severity }) => ({
    rule: id,
    severity,
    title,
    clears: fix,
    ...(source === undefined ? {} : { source }),
    ...(inForce === undefined ? {} : { inForce }),
  }));
  return plainJson({ version: 1, rules });
}

function inText(listed: readonly ListedRule[], colours: ReturnType<typeof coloursFor>, width: number): string {
  const ids = listed.reduce((longest, { rule }) => Math.max(longest, rule.id.length), 0);
  const lines = listed.map(({ rule, severity }) =>
    fold(`${pad(rule.id, ids)}  ${colours.dim(pad(severity, 'information'.length))}  `, plain(titled(rule)), width),
  );
  return `${lines.join('\n')}\n`;
}

/** The title, with what a reader must know at once: that it isn't always in force, or that nobody confirmed its number. */
function titled(rule: RuleDescription): string {
  const title = titleInForce(rule);
  return rule.source === undefined || isConfirmed(rule.source) ? title : `${title} (not confirmed)`;
}
