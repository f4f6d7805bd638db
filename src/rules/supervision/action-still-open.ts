import type { DatedEntry } from '../../journey/types.ts';
import { allOf } from '../../journey/wording.ts';
import { openActions, whatOf } from '../actions.ts';
import { finding, related } from '../finding.ts';
import { goodPractice } from '../local-standard.ts';
import { timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayDate } from '../wording.ts';

/** Sessions that may pass before an open action is one that nobody asks after. */
const SESSIONS = 2;

export const actionStillOpen: Rule = {
  id: 'supervision/action-still-open',
  title: 'Supervision action open after two more sessions',
  description:
    'What was agreed in supervision, and two sessions later has neither been done nor been given up, has been forgotten by both. An action whose day is still to come is left alone, however many ' +
    "sessions lie between. The rule looks at the supervision of a worker, and at case supervision on a child's record. That an action is late is said by another rule; this " +
    'one says that supervision did not come back to it.',
  severity: 'warning',
  fix: 'Ask what became of it, and write the day in `done`, or what came of it in `outcome`: "no longer needed" is an outcome.',
  source: goodPractice('Supervision comes back to what it agreed'),
  examples: {
    asOf: '2026-05-20',
    bad: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n```yaml\ncases: [CH-1]\nactions:\n  - what: Book the genogram training <!-- expect: supervision/action-still-open -->\n    who: j.okafor\n```\n\n## 2026-04-01 Supervision\n\n```yaml\ncases: [CH-1]\n```\n\n## 2026-05-06 Supervision\n\n```yaml\ncases: [CH-1]\n```\n',
    good: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n```yaml\ncases: [CH-1]\nactions:\n  - what: Book the genogram training\n    who: j.okafor\n    outcome: Full until autumn; on the list.\n```\n\n## 2026-04-01 Supervision\n\n```yaml\ncases: [CH-1]\n```\n\n## 2026-05-06 Supervision\n\n```yaml\ncases: [CH-1]\n```\n',
  },
  *check(input) {
    const timeline = timelineOf(input.journey);
    const { asOf } = input;
    const sessions =
      input.journey.facts.kind === 'supervision'
        ? timeline.of('supervision', 'group-supervision')
        : timeline.of('case-supervision');
    for (let i = 0; i + SESSIONS < sessions.length; i++) {
      const session = sessions[i];
      if (!session?.own) continue;
      const later = sessions.slice(i + 1, i + 1 + SESSIONS);
      for (const action of openActions(session)) {
        if (action.due !== undefined && action.due >= asOf) continue;
        const message = `${action.called} agreed in supervision on ${sayDate(session.date, asOf)} is still open after the sessions of ${allOf(later.map(day))}.`;
        yield finding(actionStillOpen, input, { entry: session.ref, path: whatOf(action), part: 'value' }, message, {
          related: later.map(({ ref }) => related(input, ref, 'A session since')),
        });
      }
    }

    function day({ date }: DatedEntry): string {
      return sayDate(date, asOf);
    }
  },
};
