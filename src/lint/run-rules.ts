/** Runs the rules over a journey, under the severities of a workspace. */
import type { DatedEntry, Journey } from '../journey/types.ts';
import type { Policy } from '../policy/types.ts';
import type { CaseRecord, IsoDate, RecordKind } from '../record/types.ts';
import { RULES } from '../rules/list.ts';
import type { Finding, RuleInput } from '../rules/types.ts';
import type { Catalogue } from '../schema/types.ts';
import { type Anchored, placesIn } from './places.ts';
import type { Severities } from './settings.ts';

export interface RuleRunner {
  /** What the rules find that read nothing of a record but its facts. */
  onFacts(record: CaseRecord, journey: Journey): Anchored[];
  /** What the rules find that read its text too. */
  onText(record: CaseRecord, journey: Journey): Anchored[];
}

/** What was found in one entry by itself, and when and in what kind of record it was looked at. */
interface KeptForEntry {
  readonly asOf: IsoDate;
  readonly kind: RecordKind;
  readonly found: readonly Anchored[];
}

const NOTHING: readonly Anchored[] = [];

export function createRuleRunner(policy: Policy, catalogue: Catalogue, severities: Severities): RuleRunner {
  const active = RULES.filter(({ id }) => !severities.isOff(id));
  const onText = active.filter(({ reads }) => reads === 'text');
  const onEntries = active.flatMap(({ checkEntry }) => checkEntry ?? []);
  const onJourneys = active.filter(({ reads, checkEntry }) => reads !== 'text' && !checkEntry);
  const kept = new WeakMap<DatedEntry, KeptForEntry>();

  function run(record: CaseRecord, journey: Journey) {
    const { locate, anchored } = placesIn(record, journey.facts.id);
    const input: RuleInput = { record, journey, policy, catalogue, asOf: journey.asOf, locate };
    const add = (findings: Iterable<Finding>, to: Anchored[]): void => {
      for (const finding of findings) {
        const applied = severities.applied(finding);
        if (applied) to.push(anchored(applied));
      }
    };
    return { input, add };
  }

  return {
    onFacts(record, journey) {
      const { input, add } = run(record, journey);
      const { asOf } = journey;
      const { kind } = journey.facts;
      const all: Anchored[] = [];
      for (const rule of onJourneys) add(rule.check(input), all);
      for (const entry of journey.entries) {
        if (!entry.own) continue;
        let known = kept.get(entry);
        if (known?.asOf !== asOf || known.kind !== kind) {
          const found: Anchored[] = [];
          for (const check of onEntries) add(check(entry, input), found);
          known = { asOf, kind, found: found.length > 0 ? found : NOTHING };
          kept.set(entry, known);
        }
        for (const each of known.found) all.push(each);
      }
      return all;
    },
    onText(record, journey) {
      if (onText.length === 0) return [];
      const { input, add } = run(record, journey);
      const all: Anchored[] = [];
      for (const rule of onText) add(rule.check(input), all);
      return all;
    },
  };
}
