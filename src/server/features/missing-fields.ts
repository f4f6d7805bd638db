/** The fields of an entry that a rule asks for, or will ask for, and that aren't written: parts of a decision, the reason for lateness. */
import type { EntryRef } from '../../journey/types.ts';
import type { Entry } from '../../record/types.ts';
import type { JudgedRecord } from '../judged-record.ts';

const PARTS: readonly string[] = ['outcome', 'by', 'role', 'on', 'rationale', 'views'];

/** By the way to the field, written with dots (`decision.rationale`): what asks for it, in words. */
export function missingFields(record: JudgedRecord, entry: Entry): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const { journey } = record.judgement;
  if (journey === undefined) return found;
  const isThis = (ref: EntryRef | undefined) => ref?.address === entry.address && ref.record === journey.facts.id;
  const add = (path: string, why: string) => {
    if (!found.has(path)) found.set(path, why);
  };
  for (const { missing, entry: at, point } of journey.decisions) {
    if (missing.length === 0 || !isThis(at)) continue;
    for (const part of missing) {
      const own = point.fields?.includes(part) === true || !PARTS.includes(part);
      if (!own) add('decision', point.title);
      add(own ? part : `decision.${part}`, point.title);
    }
  }
  for (const { met, status, reason, timescale } of journey.deadlines) {
    if (status === 'met-late' && reason === undefined && isThis(met?.entry)) add('late-reason', timescale.title);
  }
  return found;
}
