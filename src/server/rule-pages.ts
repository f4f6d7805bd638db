/** The page about a rule, made from what the rule says of itself: what it checks, why, on what authority, and the way out. */
import { describeFixes } from '../lint/fixes/described.ts';
import type { Policy } from '../policy/types.ts';
import { describeRules, type RuleDescription } from '../rules/index.ts';
import { saySource } from '../rules/wording.ts';
import { plain, prose } from './features/markdown.ts';

/** Markdown for the page with this file name (`timescale-icpc.md`); null where no rule under this policy has it. */
export function rulePage(page: string, policy: Policy): string | null {
  const rule = describeRules(policy).find((candidate) => candidate.page === page);
  return rule === undefined ? null : pageOf(rule, describeFixes(rule.id, policy).fixes);
}

function pageOf({ id, title, description, severity, fix, source }: RuleDescription, fixes: readonly string[]): string {
  const parts = [`# ${plain(title)}`, `Rule \`${id}\`, ${severity}.`, description, `## What clears it`, fix];
  if (fixes.length > 0) parts.push('## Quick fixes', fixes.map((each) => `- ${each}`).join('\n'));
  if (source !== undefined) {
    const status = source.status === 'local' ? '' : `, ${source.status}`;
    parts.push('## Where it is written', `${plain(saySource(source))}${status}.`);
    if (source.at !== undefined) parts.push(plain(source.at));
    if (source.note !== undefined) parts.push(prose(source.note));
  }
  return `${parts.join('\n\n')}\n`;
}
