/**
 * Whether what would be kept of a record holds ids where ids belong. Somebody may have written a name or a sentence there (`cases: [Sam Smith]`): that stays in
 * the record, and nothing is kept of one that has it, so that it is judged anew each time.
 */
import { FILE_ID, PERSON_ID, RECORD_ID } from '../record/ids.ts';
import type { Standing } from '../views/standing.ts';
import type { Holder } from '../workspace/holder.ts';
import type { WorkspaceConfig } from '../workspace/types.ts';
import type { KnownContent } from './findings-cache.ts';

/** Of what is known of a content: whom it shares entries with, of whom it speaks, whose supervision it is and who holds the case. */
export function hasIdsAlone({ shares, supervising, found }: KnownContent): boolean {
  return (
    shares.every(([receiver]) => RECORD_ID.test(receiver)) &&
    isPerson(supervising?.worker) &&
    (supervising?.spokenOf ?? []).every(([child]) => RECORD_ID.test(child)) &&
    isPerson(found?.held?.worker)
  );
}

/** Of how a record stands: who holds or held the case, and whose supervision it is. A team may have any id that the settings give it. */
export function isHeldByIds({ counted, due, audits, concerns }: Standing, { teams }: WorkspaceConfig): boolean {
  const known = ({ worker, team }: Partial<Holder>): boolean =>
    isPerson(worker) && (team === undefined || teams.has(team) || FILE_ID.test(team));
  return (
    known(due.holder) &&
    known(concerns?.supervises ?? {}) &&
    (audits ?? []).every(known) &&
    due.open.every(({ whenDue }) => whenDue === undefined || known(whenDue)) &&
    counted.figures.every((figure) => figure.counted.every(known))
  );
}

function isPerson(id: string | null | undefined): boolean {
  return id === undefined || id === null || PERSON_ID.test(id);
}
