/** Where a rule's page of documentation stands. */

/** The page of a rule, relative to `docs/rules/`: `practice-action-owner.md`. */
export function ruleDocumentation(ruleId: string): string {
  return `${ruleId.replace('/*', '').replaceAll('/', '-')}.md`;
}
