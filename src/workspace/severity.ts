/** How serious a workspace takes what is found outside the linter: in its settings, and in files that cannot be read. */
import { severitiesOf } from '../lint/settings.ts';
import type { RuleSettings } from '../lint/types.ts';
import type { Severity } from '../record/types.ts';
import type { RuleId } from '../rules/types.ts';

/** The severity that the settings give to a rule whose usual one is `usual`; undefined where the rule is off. */
export function severityUnder(settings: RuleSettings, rule: RuleId, usual: Severity): Severity | undefined {
  const finding = { rule, severity: usual, message: '', span: { start: 0, end: 0 }, related: [] };
  return severitiesOf(settings).applied(finding)?.severity;
}
