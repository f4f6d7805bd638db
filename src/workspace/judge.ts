/** Judges a record as its workspace stands: with the entries of other children's records that it shares. */
import type { Judgement } from '../lint/types.ts';
import type { IsoDate } from '../record/types.ts';
import type { Workspace } from './types.ts';

/**
 * The judgement of a record's text, the same wherever it is asked for. A record's id is known only once it is parsed, so a record
 * with shared entries is judged a second time; it is parsed once.
 */
export function judgeRecord(workspace: Workspace, text: string, asOf: IsoDate): Judgement {
  const alone = workspace.linter.judge(text, asOf);
  const shared = alone.record.id === undefined ? [] : workspace.sharedWith(alone.record.id);
  return shared.length === 0 ? alone : workspace.linter.rejudge(alone, alone.record, asOf, shared);
}
