/** The one evaluator: text, policy and a date in; findings out. No clock, no files, no editor. */
import { journeyFacts } from '../journey/facts.ts';
import { judgeJourney } from '../journey/judge.ts';
import type { DatedEntry, Journey } from '../journey/types.ts';
import { createRecordParser } from '../record/parse.ts';
import type { CaseRecord, IsoDate, TextChange } from '../record/types.ts';
import { RULES } from '../rules/list.ts';
import type { Finding, Rule } from '../rules/types.ts';
import { createBlockChecker } from './blocks.ts';
import { type Anchored, placed, placesIn } from './places.ts';
import { severitiesOf } from './settings.ts';
import { sharedEntries } from './shared.ts';
import type { Judgement, Linter, LintOptions } from './types.ts';

/**
 * Judges records under one policy and one catalogue. What it keeps from one judgement to the next is keyed by blocks and journeys that did not
 * change, so that an edit of prose runs no rule again, and is let go with them.
 */
export function createLinter({ policy, catalogue, rules }: LintOptions): Linter {
  const parser = createRecordParser({ types: catalogue });
  const blocks = createBlockChecker(catalogue);
  const severities = severitiesOf(rules);
  const active = RULES.filter(({ id }) => !severities.isOff(id));
  const onFacts = active.filter(({ reads }) => reads !== 'text');
  const onText = active.filter(({ reads }) => reads === 'text');
  /** What the rules that read facts alone found in a journey. Its places move; it doesn't. */
  const known = new WeakMap<Journey, readonly Anchored[]>();
  /** Another linter's judgement was made under other rules: nothing of it can be used again. */
  const ours = new WeakSet<Judgement>();

  function run(chosen: readonly Rule[], record: CaseRecord, journey: Journey): Anchored[] {
    const { locate, anchored } = placesIn(record, journey.facts.id);
    const input = { record, journey, policy, catalogue, asOf: journey.asOf, locate };
    return chosen.flatMap((rule) => withSeverities(rule.check(input)).map(anchored));
  }

  function withSeverities(findings: Iterable<Finding>): Finding[] {
    const kept: Finding[] = [];
    for (const finding of findings) {
      const applied = severities.applied(finding);
      if (applied) kept.push(applied);
    }
    return kept;
  }

  function findingsIn(record: CaseRecord, journey: Journey | undefined): readonly Finding[] {
    const findings = withSeverities(blocks.check(record));
    if (!journey) return findings.sort(inOrder);
    let anchored = known.get(journey);
    if (!anchored) {
      anchored = run(onFacts, record, journey);
      known.set(journey, anchored);
    }
    for (const each of anchored) findings.push(placed(each, record));
    for (const { finding } of run(onText, record, journey)) findings.push(finding);
    return findings.sort(inOrder);
  }

  function judged(record: CaseRecord, asOf: IsoDate, shared: readonly DatedEntry[], previous?: Journey): Judgement {
    const facts = journeyFacts(record, catalogue, shared, previous?.facts);
    const asBefore = previous !== undefined && previous.facts === facts && previous.asOf === asOf;
    const journey = asBefore ? previous : facts && judgeJourney(facts, policy, asOf, previous);
    const judgement: Judgement = {
      record,
      findings: findingsIn(record, journey),
      ...(journey ? { journey } : {}),
    };
    ours.add(judgement);
    return judgement;
  }

  return {
    judge: (text, asOf, shared = []) => judged(parser.parse(text), asOf, shared),
    rejudge(previous: Judgement, text: string, changes: readonly TextChange[], asOf: IsoDate, shared = []) {
      if (!ours.has(previous)) return judged(parser.parse(text), asOf, shared);
      return judged(parser.update(previous.record, text, changes), asOf, shared, previous.journey);
    },
    sharedBy: (record) => sharedEntries(record, catalogue),
  };
}

/** By place, then rule, then message: the same findings are always listed in the same order. */
function inOrder(a: Finding, b: Finding): number {
  return (
    a.span.start - b.span.start || a.span.end - b.span.end || compare(a.rule, b.rule) || compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
