/** Decisions that go back on an earlier one about the same thing. */
import type { DatedEntry, Journey } from '../journey/types.ts';
import { map, outcomeOf, text, timelineOf } from './timeline.ts';

export interface ChangedDecision {
  readonly entry: DatedEntry;
  readonly earlier: DatedEntry;
}

const known = new WeakMap<Journey, readonly ChangedDecision[]>();

/** Decisions without a reason that differ from the last one about the same entry, in date order. */
export function unexplainedChanges(journey: Journey): readonly ChangedDecision[] {
  let changes = known.get(journey);
  if (!changes) {
    changes = [...changesIn(journey)];
    known.set(journey, changes);
  }
  return changes;
}

/** Two decisions are about the same thing where one answers or corrects the other's entry, or both answer the same. */
function* changesIn(journey: Journey): Generator<ChangedDecision> {
  const timeline = timelineOf(journey);
  if (timeline.where(isAboutAnother).length === 0) return;
  /** The last decision about each thing, by the entry that it is about. */
  const last = new Map<string, DatedEntry>();
  for (const entry of timeline.where(hasOutcome)) {
    const outcome = outcomeOf(entry);
    const about = isAbout(entry);
    const address = about === undefined ? entry.ref.address : within(about, journey.facts.id);
    const asked = about === undefined ? undefined : timeline.written(address);
    const earlier =
      last.get(address) ?? (asked && asked !== entry && outcomeOf(asked) !== undefined ? asked : undefined);
    if (earlier && earlier !== entry && !isSame(outcomeOf(earlier), outcome) && !isExplained(entry)) {
      yield { entry, earlier };
    }
    last.set(address, entry);
  }
}

function hasOutcome(entry: DatedEntry): boolean {
  return outcomeOf(entry) !== undefined;
}

function isAboutAnother(entry: DatedEntry): boolean {
  return isAbout(entry) !== undefined;
}

/** What the entry answers or corrects. */
function isAbout({ fields }: DatedEntry): string | undefined {
  return text(fields.corrects) ?? text(fields.answers);
}

function within(reference: string, id: string): string {
  return reference.startsWith(`${id}/`) ? reference.slice(id.length + 1) : reference;
}

function isExplained({ fields }: DatedEntry): boolean {
  return text(map(fields.decision)?.rationale) !== undefined;
}

function isSame(a = '', b = ''): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
