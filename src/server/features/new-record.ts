/** A new record: what it may be called in its folder, and its text. */
import type { RecordKind } from '../../record/types.ts';
import { answeredRecordSnippet, type RecordAnswers } from '../../schema/record-snippet.ts';
import { nextId } from '../../workspace/next-id.ts';
import type { Workspace } from '../../workspace/types.ts';
import type { NewRecordPlace } from '../protocol.ts';

/** What the folder knows already. `today` goes after the workspace's own day. */
export function newRecordPlace({ around, config }: Workspace, today: string): NewRecordPlace {
  const ids = [...around.ids()].sort();
  const asOf = config.asOf ?? today;
  const people = [...config.people.values()]
    .filter(({ left }) => left === undefined || left >= asOf)
    .map(({ id, name, role, team, manager, stage, started }) => ({
      id,
      name,
      ...(role === undefined ? {} : { role }),
      ...(team === undefined ? {} : { team }),
      ...(manager === undefined ? {} : { manager }),
      ...(stage === undefined ? {} : { stage }),
      ...(started === undefined ? {} : { started }),
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
