/** The one evaluator: text, policy and a date in; findings out. No clock, no files, no editor. */
import { journeyFacts } from '../journey/facts.ts';
import { judgeJourney } from '../journey/judge.ts';
import type { DatedEntry, Journey } from '../journey/types.ts';
import { createRecordParser } from '../record/parse.ts';
import type { CaseRecord, IsoDate } from '../record/types.ts';
import type { Finding } from '../rules/types.ts';
import { type CheckedBlocks, createBlockChecker } from './blocks.ts';
import { type Anchored, placed } from './places.ts';
import { createRuleRunner } from './run-rules.ts';
import { severitiesOf } from './settings.ts';
import { sharedEntries, sharedIn } from './shared.ts';
import { createSuppressor } from './suppress.ts';
import type { Judgement, Linter, LintOptions } from './types.ts';
import { sameFacts, sameShared } from './unchanged.ts';

/** What a linter remembers of a judgement of its own, for the next one. */
interface Memory {
  readonly blocks: CheckedBlocks;
  readonly shared: readonly DatedEntry[];
  /** What the rules found that read facts alone. Its places move with the text; it doesn't. */
  readonly onFacts: readonly Anchored[];
  /** All that was found in the record itself, silenced or not. */
  readonly found: readonly Finding[];
}

/**
 * Judges records under one policy and one catalogue. What it keeps from one judgement to the next is keyed by blocks, entries and judgements, and is let
 * go with them. An edit of prose runs no rule that reads facts alone; another linter's judgement is of no use, as it was made under other rules.
 */
export function createLinter({ policy, catalogue, rules, people, teams, inlineConfig = true }: LintOptions): Linter {
  const parser = createRecordParser({ types: catalogue });
  const severities = severitiesOf(rules);
  const checker = createBlockChecker(catalogue, severities, inlineConfig, { people, teams });
  const suppress = createSuppressor(policy, severities, people);
  const runner = createRuleRunner(policy, catalogue, severities, people);
  const memories = new WeakMap<Judgement, Memory>();
  /** The last journeys that records were judged to have. */
  const journeys = new WeakMap<CaseRecord, Journey>();
  /** Records that this linter's parser has read. */
  const records = new WeakSet<CaseRecord>();

  function read(record: CaseRecord): CaseRecord {
    records.add(record);
    return record;
  }

  function judged(record: CaseRecord, asOf: IsoDate, shared: readonly DatedEntry[], previous?: Judgement): Judgement {
    const memory = previous && memories.get(previous);
    const blocks = checker.check(record, memory?.blocks);
    const asBefore =
      memory &&
      previous.journey?.asOf === asOf &&
      sameShared(memory.shared, shared) &&
      sameFacts(previous.record, record);
    const before = memory && previous.journey;
    const journey = asBefore ? before : journeyOf(record, asOf, shared, before);
    const onFacts = !journey ? [] : asBefore ? memory.onFacts : runner.onFacts(record, journey, before).sort(inPlace);
    const found = inOrder(blocks.findings, onFacts, journey ? runner.onText(record, journey, before) : [], record);
    if (journey) journeys.set(record, journey);
    const judgement = told(record, journey, asOf, found, blocks);
    memories.set(judgement, { blocks, shared, onFacts, found });
    return judgement;
  }

  /** What of the findings is told, and what a remark silences. */
  function told(
    record: CaseRecord,
    journey: Journey | undefined,
    asOf: IsoDate,
    found: readonly Finding[],
    { suppressions: places }: CheckedBlocks,
  ): Judgement {
    const { findings, suppressed, remarks } =
      places.length === 0
        ? { findings: found, suppressed: [], remarks: [] }
        : suppress({ record, asOf, judged: journey !== undefined, findings: found, places }, byPlace);
    return {
      record,
      findings,
      ...(journey && { journey }),
      ...(suppressed.length > 0 && { suppressed }),
      ...(remarks.length > 0 && { remarks }),
    };
  }

  function beside(judgement: Judgement, findings: readonly Finding[]): Judgement {
    const memory = memories.get(judgement);
    const { record, journey } = judgement;
    // Without a journey the only such findings are about the file itself, which no remark silences.
    if (memory === undefined || journey === undefined)
      return { ...judgement, findings: [...judgement.findings, ...findings].sort(byPlace) };
    const all = [...memory.found, ...findings].sort(byPlace);
    return told(record, journey, journey.asOf, all, memory.blocks);
  }

  function journeyOf(
    record: CaseRecord,
    asOf: IsoDate,
    shared: readonly DatedEntry[],
    previous: Journey | undefined,
  ): Journey | undefined {
    const facts = journeyFacts(record, catalogue, shared, previous?.facts);
    return facts && judgeJourney(facts, policy, asOf, previous);
  }

  return {
    judge: (text, asOf, shared = []) => judged(read(parser.parse(text)), asOf, shared),
    edit: (record, changes) => read(parser.update(record, changes)),
    rejudge(previous, record, asOf, shared = []) {
      // Another linter's record was read with other entry types, and its judgement made under other rules.
      const own = records.has(record) ? record : read(parser.parse(record.text));
      return judged(own, asOf, shared, memories.has(previous) ? previous : undefined);
    },
    beside,
    sharedBy(record) {
      const journey = journeys.get(record);
      return journey === undefined ? sharedEntries(record, catalogue) : sharedIn(journey);
    },
  };
}

/** All findings where they stand in this record. The lists are in order already, nearly always, so that sorting is one pass. */
function inOrder(
  onBlocks: readonly Finding[],
  onFacts: readonly Anchored[],
  onText: readonly Anchored[],
  record: CaseRecord,
): Finding[] {
  const findings = [...onBlocks];
  for (const each of onFacts) findings.push(placed(each, record));
  for (const each of onText) findings.push(placed(each, record));
  return findings.sort(byPlace);
}

function inPlace(a: Anchored, b: Anchored): number {
  return byPlace(a.finding, b.finding);
}

/** By place, then rule, then message: the same findings are always listed in the same order. */
function byPlace(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || compare(a.rule, b.rule) || compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
