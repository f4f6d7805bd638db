/** Findings and related places, made one way. */
import type { DatedEntry, EntryRef } from '../journey/types.ts';
import type { FieldPath } from '../record/types.ts';
import { timelineOf } from './timeline.ts';
import type { Finding, Related, Rule, RuleInput } from './types.ts';

/** Stands for the front matter where a place is asked for: no entry, or one that another record holds. */
export const FRONT_MATTER: EntryRef = { record: '', address: '', index: -1 };

/** Where a finding stands: an entry's heading, or the key or value at a path of its fields. */
export interface Place {
  readonly entry: EntryRef;
  readonly path?: FieldPath;
  readonly part?: 'key' | 'value';
}

type Details = Partial<Omit<Finding, 'rule' | 'message' | 'span' | 'entry'>>;

/** A finding of `rule` at `place`; source, severity and what clears it are the rule's where `details` says nothing else. */
export function finding(
  rule: Pick<Rule, 'id' | 'severity' | 'fix' | 'source'>,
  input: RuleInput,
  place: Place,
  message: string,
  details: Details = {},
): Finding {
  return {
    rule: rule.id,
    severity: rule.severity,
    message,
    span: input.locate(place.entry, place.path, place.part),
    ...(isHere(place.entry, input) ? { entry: place.entry.address } : {}),
    related: [],
    ...(rule.source ? { source: rule.source } : {}),
    clears: rule.fix,
    ...details,
  };
}

/** An entry that has to do with a finding, in this record or another. */
export function related(input: RuleInput, entry: EntryRef, message: string, path?: FieldPath): Related {
  if (!isHere(entry, input)) return { message, record: entry.record, entry: entry.address };
  return { message, entry: entry.address, span: input.locate(entry, path) };
}

/** Whether the entry is written in the record under judgement. */
export function isHere(entry: EntryRef, { journey }: RuleInput): boolean {
  return entry.index >= 0 && entry.record === journey.facts.id;
}

/** The entries written in this record, up to the day judged on: what it can mend. */
export function ownEntries({ journey }: RuleInput): readonly DatedEntry[] {
  return timelineOf(journey).own;
}
