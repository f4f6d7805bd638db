/** A new record: what it may be called in its folder, and its text. */
import type { IsoDate, RecordKind } from '../../record/types.ts';
import { answeredRecordSnippet, type RecordAnswers } from '../../schema/record-snippet.ts';
import { peopleThere } from '../../workspace/colleagues.ts';
import { nextId } from '../../workspace/next-id.ts';
import type { Workspace } from '../../workspace/types.ts';
import type { NewRecordPlace } from '../protocol.ts';
import { colleagueOf } from './my-day.ts';

/** What the folder knows already. `today` goes after the workspace's own day. */
export function newRecordPlace({ around, config }: Workspace, today: IsoDate): NewRecordPlace {
  const ids = [...around.ids()].sort();
  const asOf = config.asOf ?? today;
  const people = peopleThere(config, asOf).map((person) => ({
    ...colleagueOf(person),
    ...(person.stage === undefined ? {} : { stage: person.stage }),
    ...(person.started === undefined ? {} : { started: person.started }),
  }));
  return { nextId: nextId(ids), ids, people };
}

export function newRecordSnippet(
  { catalogue, config }: Workspace,
  kind: RecordKind,
  answers: RecordAnswers,
  today: string,
): string {
  return answeredRecordSnippet(kind, catalogue.frontMatter(kind), answers, config.asOf ?? today);
}
