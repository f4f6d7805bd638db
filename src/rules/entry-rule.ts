import { ownEntries } from './finding.ts';
import type { Rule } from './types.ts';

/** A rule that looks at one entry at a time; see {@link Rule.checkEntry}. */
export function entryRule(rule: Omit<Rule, 'check'> & Required<Pick<Rule, 'checkEntry'>>): Rule {
  return {
    ...rule,
    *check(input) {
      for (const entry of ownEntries(input)) yield* rule.checkEntry(entry, input);
    },
  };
}
