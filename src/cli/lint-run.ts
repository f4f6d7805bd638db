/** A report with what else a format may need to show it: which files were checked, and what the rules say of themselves. Plain data throughout. */
import type { Policy } from '../policy/types.ts';
import { describeRules, type RuleDescription } from '../rules/index.ts';
import { byText } from '../workspace/record-files.ts';
import type { LintReport } from './lint-report.ts';

/** A file that was checked, whether or not anything was found in it. */
export interface CheckedFile {
  /** As findings name it. */
  readonly file: string;
  /** The record's id; null where the file has none. */
  readonly record: string | null;
  /** The id of the team that holds the case; null where nobody says. */
  readonly team: string | null;
}

export interface LintRun {
  readonly report: LintReport;
  /** In order of their names. */
  readonly checked: readonly CheckedFile[];
  /** The rules that findings name, in order of their ids. A rule of which nothing is known is not among them. */
  readonly rules: readonly RuleDescription[];
  /** Names of teams, id and name, in order of ids. */
  readonly teams: readonly (readonly [id: string, name: string])[];
  /** Whether the lines of text were asked for. */
  readonly showsText: boolean;
}

/** What the policies say of the rules that have these ids. Where two policies have one rule, the first one speaks. */
export function rulesNamed(ids: ReadonlySet<string>, policies: Iterable<Policy>): RuleDescription[] {
  const found = new Map<string, RuleDescription>();
  for (const policy of new Set(policies))
    for (const rule of describeRules(policy)) if (ids.has(rule.id) && !found.has(rule.id)) found.set(rule.id, rule);
  return [...found.values()].sort((a, b) => byText(a.id, b.id));
}
