/** Runs the rules over a journey, under the severities of a workspace. */
import type { DatedEntry, Journey } from '../journey/types.ts';
import type { Policy } from '../policy/types.ts';
import type { CaseRecord, EntryBlock, FrontMatter, IsoDate, RecordKind } from '../record/types.ts';
import { RULES } from '../rules/list.ts';
import type { Finding, People, RuleInput } from '../rules/types.ts';
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
  /** Which of the rules that have to do with few entries it may concern: their numbers. */
  readonly concerns: readonly number[];
}

/** The same for rules that read its text: that of the block which was looked at, under this front matter. */
interface KeptForText extends Omit<KeptForEntry, 'concerns'> {
  readonly block: EntryBlock;
  readonly frontMatter: FrontMatter | undefined;
}

const NOTHING: readonly Anchored[] = [];
const NO_RULES: readonly number[] = [];

export function createRuleRunner(
  policy: Policy,
  catalogue: Catalogue,
  severities: Severities,
  people?: People,
): RuleRunner {
  const active = RULES.filter(({ id }) => !severities.isOff(id));
  const readers = active.filter(({ reads }) => reads === 'text');
  const others = active.filter(({ reads }) => reads !== 'text');
  const onTexts = readers.filter(({ checkEntry }) => !checkEntry);
  const onEntryTexts = readers.flatMap(({ checkEntry }) => checkEntry ?? []);
  const onFew = others.filter(({ concerns }) => concerns);
  const onJourneys = others.filter(({ checkEntry, concerns }) => !checkEntry && !concerns);
  const onEntries = others.flatMap(({ checkEntry }) => checkEntry ?? []);
  const kept = new WeakMap<DatedEntry, KeptForEntry>();
  const keptForText = new WeakMap<DatedEntry, KeptForText>();
  /** What was kept for the entries of a journey when its texts were last looked at: an edit of prose leaves the journey the same. */
  const lastLook = new WeakMap<Journey, readonly (KeptForText | undefined)[]>();

  function concernsOf(entry: DatedEntry): readonly number[] {
    const numbers = onFew.flatMap((rule, n) => (rule.concerns?.(entry) ? [n] : []));
    return numbers.length > 0 ? numbers : NO_RULES;
  }

  function run(record: CaseRecord, journey: Journey) {
    const { locate, anchored } = placesIn(record, journey.facts.id);
    const input: RuleInput = {
      record,
      journey,
      policy,
      catalogue,
      asOf: journey.asOf,
      locate,
      concerned: [],
      ...(people && { people }),
    };
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
      const concerned = onFew.map((): DatedEntry[] => []);
      for (const entry of journey.entries) {
        if (!entry.own) continue;
        let known = kept.get(entry);
        if (known?.asOf !== asOf || known.kind !== kind) {
          const found: Anchored[] = [];
          for (const check of onEntries) add(check(entry, input), found);
          known = { asOf, kind, found: found.length > 0 ? found : NOTHING, concerns: concernsOf(entry) };
          kept.set(entry, known);
        }
        for (const each of known.found) all.push(each);
        for (const rule of known.concerns) concerned[rule]?.push(entry);
      }
      for (const [n, rule] of onFew.entries()) {
        const few = concerned[n];
        if (few && few.length > 0) add(rule.check({ ...input, concerned: few }), all);
      }
      return all;
    },
    onText(record, journey) {
      if (readers.length === 0) return [];
      const { input, add } = run(record, journey);
      const { asOf } = journey;
      const { kind } = journey.facts;
      const { entries, frontMatter } = record;
      const lookAt = (entry: DatedEntry, block: EntryBlock, known: KeptForText | undefined): KeptForText => {
        if (known?.block === block && known.asOf === asOf && known.kind === kind && known.frontMatter === frontMatter) {
          return known;
        }
        const found: Anchored[] = [];
        for (const check of onEntryTexts) add(check(entry, input), found);
        const look = { asOf, kind, block, frontMatter, found: found.length > 0 ? found : NOTHING };
        keptForText.set(entry, look);
        return look;
      };
      const all: Anchored[] = [];
      for (const rule of onTexts) add(rule.check(input), all);
      const before = lastLook.get(journey);
      const looks: (KeptForText | undefined)[] = [];
      for (const [n, entry] of journey.entries.entries()) {
        const block = entry.own ? entries[entry.ref.index]?.block : undefined;
        const look = block && lookAt(entry, block, before?.[n] ?? keptForText.get(entry));
        looks.push(look);
        if (look) for (const each of look.found) all.push(each);
      }
      lastLook.set(journey, looks);
      return all;
    },
  };
}
