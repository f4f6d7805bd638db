/** Runs the rules over a journey, under the severities of a workspace. */
import type { DatedEntry, Journey } from '../journey/types.ts';
import type { Policy } from '../policy/types.ts';
import type { CaseRecord, EntryBlock, FrontMatter, IsoDate, RecordKind } from '../record/types.ts';
import { RULES } from '../rules/list.ts';
import { timelineAfter, timelineOf } from '../rules/timeline.ts';
import type { Finding, People, Rule, RuleInput } from '../rules/types.ts';
import type { Catalogue } from '../schema/types.ts';
import { type Anchored, placesIn } from './places.ts';
import type { Severities } from './settings.ts';

export interface RuleRunner {
  /** What the rules find that read nothing of a record but its facts. With the journey before an edit, entries that are as they were are not even looked up. */
  onFacts(record: CaseRecord, journey: Journey, previous?: Journey): Anchored[];
  /** What the rules find that read its text too. */
  onText(record: CaseRecord, journey: Journey, previous?: Journey): Anchored[];
}

/** What was found in one entry by itself, and when and in what kind of record it was looked at. */
interface KeptForEntry {
  readonly asOf: IsoDate;
  readonly kind: RecordKind;
  readonly found: readonly Anchored[];
}

/** The same for rules that read its text: that of the block which was looked at, under this front matter. */
interface KeptForText extends KeptForEntry {
  readonly block: EntryBlock;
  readonly frontMatter: FrontMatter | undefined;
}

/** What was found in each entry of a journey, by their places in it: what the next judgement can take as it is where it finds the same entry at the same place. */
interface Look {
  readonly entries: readonly DatedEntry[];
  readonly kind: RecordKind;
  readonly found: readonly (readonly Anchored[] | undefined)[];
}

/** The same for rules that read text: which of the record's entries each is, from 0, and -1 for another record's; and the record as it was. */
interface TextLook extends Look {
  readonly places: readonly number[];
  readonly record: CaseRecord;
  readonly frontMatter: FrontMatter | undefined;
}

const NOTHING: readonly Anchored[] = [];

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
  const looks = new WeakMap<Journey, Look>();
  const textLooks = new WeakMap<Journey, TextLook>();

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
    const check: Check = (rules, entry) => {
      const found: Anchored[] = [];
      for (const rule of rules) add(rule(entry, input), found);
      return found.length > 0 ? found : NOTHING;
    };
    return { input, add, check };
  }

  /** What the rules for single entries found, by their places in the journey; kept for the next judgement. */
  function lookAtEntries(journey: Journey, previous: Journey | undefined, check: Check): Look['found'] {
    const { asOf, entries } = journey;
    const { kind } = journey.facts;
    const before = previous?.asOf === asOf ? looks.get(previous) : undefined;
    const same = before?.kind === kind ? before : undefined;
    const found = entries.map((entry, n) => {
      if (same !== undefined && same.entries[n] === entry) return same.found[n];
      if (!entry.own) return undefined;
      let known = kept.get(entry);
      if (known?.asOf !== asOf || known.kind !== kind) {
        known = { asOf, kind, found: check(onEntries, entry) };
        kept.set(entry, known);
      }
      return known.found;
    });
    looks.set(journey, { entries, kind, found });
    return found;
  }

  /** The same for rules that read the entry's text and the front matter. */
  function lookAtTexts(
    record: CaseRecord,
    journey: Journey,
    previous: Journey | undefined,
    check: Check,
  ): Look['found'] {
    const { asOf, entries } = journey;
    const { kind } = journey.facts;
    const { frontMatter } = record;
    const before = previous?.asOf === asOf ? textLooks.get(previous) : undefined;
    const same = before?.kind === kind && before.frontMatter === frontMatter ? before : undefined;
    const lookAtText = (entry: DatedEntry, block: EntryBlock): readonly Anchored[] => {
      const known = keptForText.get(entry);
      const isSame = known?.block === block && known.frontMatter === frontMatter;
      if (isSame && known.asOf === asOf && known.kind === kind) return known.found;
      const found = check(onEntryTexts, entry);
      keptForText.set(entry, { asOf, kind, block, frontMatter, found });
      return found;
    };
    const places: number[] = [];
    const found: (readonly Anchored[] | undefined)[] = [];
    // In a long record nearly all is as it was: as little as can be is touched of it.
    for (let n = 0; n < entries.length; n++) {
      const entry = entries[n];
      if (entry === undefined) continue;
      const known = same !== undefined && same.entries[n] === entry ? same : undefined;
      const place = known?.places[n] ?? (entry.own ? entry.ref.index : -1);
      places.push(place);
      const written = record.entries[place];
      const was = known?.record.entries[place];
      const asBefore = known !== undefined && (was === written || was?.block === written?.block);
      found.push(asBefore ? known.found[n] : written && lookAtText(entry, written.block));
    }
    textLooks.set(journey, { entries, kind, frontMatter, places, record, found });
    return found;
  }

  return {
    onFacts(record, journey, previous) {
      if (previous !== undefined) timelineAfter(previous, journey);
      const { input, add, check } = run(record, journey);
      const all: Anchored[] = [];
      for (const rule of onJourneys) add(rule.check(input), all);
      addAll(lookAtEntries(journey, previous, check), all);
      const timeline = timelineOf(journey);
      for (const rule of onFew) {
        const concerned = rule.concerns ? timeline.where(rule.concerns) : [];
        if (concerned.length > 0) add(rule.check({ ...input, concerned }), all);
      }
      return all;
    },
    onText(record, journey, previous) {
      if (readers.length === 0) return [];
      const { input, add, check } = run(record, journey);
      const all: Anchored[] = [];
      for (const rule of onTexts) add(rule.check(input), all);
      addAll(lookAtTexts(record, journey, previous, check), all);
      return all;
    },
  };
}

/** What some rules find in one entry. */
type Check = (rules: readonly NonNullable<Rule['checkEntry']>[], entry: DatedEntry) => readonly Anchored[];

function addAll(found: Look['found'], all: Anchored[]): void {
  for (const list of found) if (list !== undefined && list !== NOTHING) for (const each of list) all.push(each);
}
