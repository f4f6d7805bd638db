/** Whose agendas are wanted, and which records have to be read for them. */
import { heldIn } from '../views/standing.ts';
import { mayAsk } from '../views/supervision/concerns.ts';
import type { WordsWanted } from './judged-where.ts';
import type { StandingFile } from './standing-files.ts';

/**
 * Those on which something of a worker's agenda can stand: every supervision record, as any may speak of their children, the records of those children, and
 * those by which the worker is to do something.
 */
export function concerning(workers: ReadonlySet<string>): WordsWanted {
  return (standing, config) => {
    const { concerns } = standing;
    if (concerns?.supervises !== undefined || workers.has(heldIn(standing)?.worker ?? '')) return true;
    return concerns !== undefined && [...workers].some((worker) => mayAsk(concerns, worker, config));
  };
}

/** Whoever may be of a team: by the first settings that name them or, where none do, by any record that they hold or that is of their supervision. */
export function workersIn(team: string, all: readonly StandingFile[]): ReadonlySet<string> {
  const teams = new Map<string, string | undefined>();
  for (const { workspace } of all)
    for (const [id, person] of workspace.config.people) if (!teams.has(id)) teams.set(id, person.team);
  const found = new Set([...teams].filter(([, own]) => own === team).map(([id]) => id));
  for (const { outcome } of all) {
    if (outcome === undefined || 'problem' in outcome) continue;
    const { concerns, due } = outcome;
    const held = { worker: heldIn(outcome)?.worker, team: due.holder.team };
    for (const { worker, team: of } of [held, concerns?.supervises ?? {}])
      if (worker !== undefined && of === team && !teams.has(worker)) found.add(worker);
  }
  return found;
}
