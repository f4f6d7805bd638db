/** With whose supervision a record has to do, as plain data: enough to tell on whose agenda anything of it can stand. Ids, no words of the record. */
import { openActions } from '../../rules/actions.ts';
import { text, timelineOf } from '../../rules/timeline.ts';
import { heldCase } from '../../workspace/held-case.ts';
import type { WorkspaceConfig } from '../../workspace/types.ts';
import type { JudgedCase } from '../report/types.ts';

export interface Concerns {
  /** Whose supervision it records and in which team, as far as it says so; only of a supervision record. */
  readonly supervises?: { readonly worker?: string; readonly team?: string };
  /** By an open case: people of the settings, other than the one who holds it, who are to do what was agreed and isn't done. */
  readonly asked?: readonly string[];
  /** Whether anybody else is to do any of it. Who that is stays in the record: not everybody who is named works here. */
  readonly others?: true;
}

export function concernsOf({ journey, config }: JudgedCase): Concerns | undefined {
  const { kind, frontMatter } = journey.facts;
  if (kind === 'supervision') {
    const [worker, team] = [text(frontMatter.worker), text(frontMatter.team)];
    return { supervises: { ...(worker !== undefined && { worker }), ...(team !== undefined && { team }) } };
  }
  const held = heldCase(journey, config);
  if (held === undefined) return undefined;
  const named = new Set<string>();
  for (const entry of timelineOf(journey).own) {
    for (const { fields } of openActions(entry)) {
      const who = text(fields.who);
      if (who !== undefined && who !== held.worker) named.add(who);
    }
  }
  const asked = [...named].filter((who) => config.people.has(who));
  if (named.size === 0) return undefined;
  return { ...(asked.length > 0 && { asked }), ...(asked.length < named.size && { others: true }) };
}

/** Whether a record may ask something of a worker. */
export function mayAsk({ asked, others }: Concerns, worker: string, { people }: WorkspaceConfig): boolean {
  return asked?.includes(worker) === true || (others === true && !people.has(worker));
}
