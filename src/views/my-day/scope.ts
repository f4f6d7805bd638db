/** Which cases are somebody's own, and which their team's. */
import { lineOf } from './line.ts';
import type { CaseSummary, Colleague, Scope, WaitingDecision } from './types.ts';

/** Says of cases and decisions whether they belong to what is to be shown. */
export interface InScope {
  case(summary: CaseSummary): boolean;
  decision(decision: WaitingDecision, summary: CaseSummary): boolean;
}

const EVERYTHING: InScope = { case: () => true, decision: () => true };

/**
 * `mine`: what is allocated to the worker, or to somebody whom they manage, and the decisions that wait for them. `team`: what is their team's or of
 * anybody below them in the line of management, with all its decisions. Where nobody is signed in, everything.
 */
export function scopeOf(scope: Scope, me: string | undefined, people: readonly Colleague[]): InScope {
  if (scope === 'all' || me === undefined) return EVERYTHING;
  const byId = new Map(people.map((person) => [person.id, person]));
  if (scope === 'mine') {
    const isMine = ({ worker }: CaseSummary): boolean =>
      worker === me || (worker !== undefined && byId.get(worker)?.manager === me);
    return {
      case: isMine,
      // Where the settings name nobody who may decide, it waits with whoever has the case.
      decision: ({ waitsFor }, summary) => (waitsFor.length === 0 ? isMine(summary) : waitsFor.includes(me)),
    };
  }
  const team = byId.get(me)?.team;
  const ofTeam = ({ worker, team: held }: CaseSummary): boolean => {
    if (worker !== undefined && lineOf(worker, byId).includes(me)) return true;
    const of = held ?? (worker === undefined ? undefined : byId.get(worker)?.team);
    return team !== undefined && of === team;
  };
  return { case: ofTeam, decision: ({ waitsFor }, summary) => ofTeam(summary) || waitsFor.includes(me) };
}
