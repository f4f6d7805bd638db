/** A record's judgement with all that only the records around it can tell: the whole list that editor and command line show. */
import type { Judgement, Linter } from '../lint/types.ts';
import { type Neighbours, neighbourFindings } from './neighbours.ts';
import { notSpokenOfFinding } from './not-spoken-of-finding.ts';
import type { NotSpokenOf } from './spoken-of.ts';
import type { WorkspaceConfig } from './types.ts';

/** What the others tell of a record; nothing where all is well, as it nearly always is. Plain data: the same answer for the same words. */
export interface BesideOthers {
  readonly neighbours?: Neighbours | undefined;
  readonly notSpokenOf?: NotSpokenOf | undefined;
}

export function besideOthers(
  linter: Linter,
  judgement: Judgement,
  { neighbours, notSpokenOf }: BesideOthers,
  { rules }: WorkspaceConfig,
): Judgement {
  const { record } = judgement;
  const found = neighbours === undefined ? [] : neighbourFindings(record, neighbours, rules);
  const missed = notSpokenOf && notSpokenOfFinding(judgement, notSpokenOf, rules);
  if (missed !== undefined) found.push(missed);
  return found.length === 0 ? judgement : linter.beside(judgement, found);
}
