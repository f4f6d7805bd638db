/** Rule severities as a workspace sets them. */
import type { Severity } from '../record/types.ts';
import { RULES } from '../rules/list.ts';
import type { Finding } from '../rules/types.ts';
import type { RuleSettings } from './types.ts';

/** What the settings say of each rule. */
export interface Severities {
  isOff(rule: string): boolean;
  /** The finding with the severity that the settings give it; undefined where its rule is off. */
  applied(finding: Finding): Finding | undefined;
}

/** A key is a rule's id, or a namespace and `*`; the id has the last word. */
export function severitiesOf(settings: RuleSettings = {}): Severities {
  const known = new Map<string, Severity | 'off' | undefined>();
  const settingOf = (rule: string): Severity | 'off' | undefined => {
    if (!known.has(rule)) known.set(rule, own(settings, rule) ?? own(settings, `${namespaceOf(rule)}/*`));
    return known.get(rule);
  };
  return {
    isOff: (rule) => settingOf(rule) === 'off',
    applied(finding) {
      const setting = settingOf(finding.rule);
      if (setting === undefined || setting === finding.severity) return finding;
      if (setting === 'off') return undefined;
      // A setting says how serious the fault is. What is due soon, or late with its reason on record, is no fault.
      if (finding.severity === 'information' && isGraded(finding.rule)) return finding;
      return { ...finding, severity: setting };
    },
  };
}

const DEFAULTS: ReadonlyMap<string, Severity> = new Map(RULES.map(({ id, severity }) => [id, severity]));

/** Whether the rule's findings are more than information by default, so that those of information say something milder. */
function isGraded(rule: string): boolean {
  const usual = DEFAULTS.get(rule) ?? DEFAULTS.get(`${namespaceOf(rule)}/*`);
  return usual !== undefined && usual !== 'information';
}

function namespaceOf(rule: string): string {
  return rule.slice(0, Math.max(0, rule.indexOf('/')));
}

function own(settings: RuleSettings, key: string): Severity | 'off' | undefined {
  return Object.hasOwn(settings, key) ? settings[key] : undefined;
}
