/** The entry for the next supervision: the worker's open cases, and what was agreed and isn't done, carried forward. */
import { text } from '../../rules/timeline.ts';
import { nextSession, SESSION } from '../../workspace/next-session.ts';
import { onList } from '../../workspace/spoken-of.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { NewSupervisionResult } from '../protocol.ts';
import type { ToldSettings } from '../told-settings.ts';
import { placedEntry } from './new-entry.ts';

/** Whose supervision the record is; undefined for any other kind of record. */
export function supervisedIn({ judgement: { record } }: JudgedRecord): string | undefined {
  return record.kind === 'supervision' ? text(record.frontMatter?.fields?.value.worker) : undefined;
}

/** The id of a child whose open case the worker holds; undefined for any other record. */
export function openCaseOf({ judgement, workspace }: JudgedRecord, worker: string): string | undefined {
  return onList(judgement.journey, workspace.config)?.worker === worker ? judgement.record.id : undefined;
}

/** The entry, at the end of the record, dated the day that the record is judged on. Null for any other kind of record, and for a text that has changed since `version`. */
export function newSupervisionOf(
  record: JudgedRecord,
  version: number,
  cases: readonly string[],
  settings: ToldSettings,
): NewSupervisionResult | null {
  if (record.judgement.record.kind !== 'supervision') return null;
  const type = record.workspace.catalogue.type(SESSION);
  if (type === undefined) return null;
  const { values, closings, left } = nextSession(record.judgement, type, record.asOf, cases);
  const entry = placedEntry(record, { type: type.id, version }, settings, values);
  if (entry === null) return null;
  const { line, character } = entry.position;
  return {
    ...entry,
    position: { line: line + closings.length, character },
    carried: closings.map((closing) => ({
      position: record.document.positionAt(closing.offset),
      text: `\n${closing.line}`,
    })),
    left: left.map(({ from, offset }) => {
      const place = record.document.positionAt(offset);
      const before = closings.filter((closing) => closing.offset <= offset).length;
      return { entry: from, position: { line: place.line + before, character: place.character } };
    }),
  };
}
