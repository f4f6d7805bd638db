/** Puts the parts of a sharded run together: the very run that one machine would have made. */
import type { RuleDescription } from '../rules/index.ts';
import { byText } from '../workspace/record-files.ts';
import { reportOf } from './lint-report.ts';
import type { LintRun } from './lint-run.ts';
import type { ShardPart } from './shard-part.ts';

/** A part, and the file that it was read from, as it was named. */
export interface NamedPart {
  readonly file: string;
  readonly part: ShardPart;
}

/** Why parts do not make one run, each reason in a sentence; empty where they do. There is at least one part. */
export function whatHinders(parts: readonly NamedPart[]): string[] {
  const [first, ...others] = parts;
  if (first === undefined) return ['No part was named.'];
  const reasons: string[] = [];
  for (const { file, part } of others) {
    const reason = difference(first.part, part);
    if (reason !== undefined) reasons.push(`${file} does not belong to ${first.file}: ${reason}`);
  }
  if (reasons.length > 0) return reasons;
  const { of } = first.part.shard;
  const byIndex = new Map<number, string>();
  for (const { file, part } of parts) {
    const { index } = part.shard;
    const known = byIndex.get(index);
    if (known !== undefined) reasons.push(`${known} and ${file} are both part ${index} of ${of}. Name each part once.`);
    byIndex.set(index, file);
  }
  const missing = Array.from({ length: of }, (_, n) => n + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    const named = missing.length === 1 ? `Part ${missing[0]} of ${of} is` : `Parts ${missing.join(', ')} of ${of} are`;
    reasons.push(`${named} missing. Run "case-record lint --shard ${missing[0]}/${of}", and name what it writes too.`);
  }
  return reasons;
}

function difference(first: ShardPart, other: ShardPart): string | undefined {
  const [a, b] = [first.shard, other.shard];
  if (a.program !== b.program)
    return `it was written by another version of the program (${versionOf(b.program)}, not ${versionOf(a.program)}). Run all parts with one version.`;
  if (a.of !== b.of) return `it is one of ${b.of} parts, not of ${a.of}. Run all parts with the same number.`;
  if (first.asOf !== other.asOf)
    return `it is judged as of ${other.asOf}, not of ${first.asOf}. Run all parts with the same --as-of.`;
  if (a.store !== b.store)
    return 'it was made of other records, other contents or other settings, with other options or on another day. Run all parts on the same copy, with the same paths and options, and with --as-of where midnight may lie between them.';
  if (a.showsText !== b.showsText) return 'only one of them shows text. Run all parts with --show-text, or none.';
  return undefined;
}

function versionOf(program: string): string {
  return program.replace(/^(\S+) (\S{8})\S*$/u, '$1, build $2');
}

/** The whole run. The parts belong together: {@link whatHinders} finds nothing. */
export function mergedRun(parts: readonly NamedPart[]): LintRun | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const checked = parts.flatMap(({ part }) => part.shard.checked);
  const rules = new Map<string, RuleDescription>();
  for (const { part } of parts) for (const rule of part.shard.rules) rules.set(rule.id, rule);
  return {
    report: reportOf(
      first.part.asOf,
      checked.length,
      parts.flatMap(({ part }) => part.findings),
      first.part.baseline === undefined ? undefined : parts.reduce((sum, { part }) => sum + (part.baseline ?? 0), 0),
    ),
    checked: checked.sort((a, b) => byText(a.file, b.file)),
    rules: [...rules.values()].sort((a, b) => byText(a.id, b.id)),
    teams: first.part.shard.teams,
    showsText: first.part.shard.showsText,
  };
}
