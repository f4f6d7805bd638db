import type { DatedEntry } from '../../journey/types.ts';
import { allOf } from '../../journey/wording.ts';
import type { EntryBlock } from '../../record/types.ts';
import { finding, related } from '../finding.ts';
import { goodPractice } from '../local-standard.ts';
import { saysSomething } from '../prose.ts';
import { outcomeOf, text, timelineOf } from '../timeline.ts';
import type { Rule, RuleInput } from '../types.ts';
import { sayDate } from '../wording.ts';
import { isBeyondTasks } from './sides.ts';

/** Sessions one after the other that hold nothing but tasks before it is a habit. */
const SESSIONS = 3;

export const oneSided: Rule = {
  id: 'supervision/one-sided',
  title: 'Supervision of tasks alone',
  description:
    'Supervision has several sides: thinking about the work, deciding, sharing risk, and helping the worker to learn. One session may have none of them; where three one after the other record no ' +
    'reflection, no decision, no risk that was shared and no development, it has become a list of tasks. Reflection, risk, development (or learning, or training) and decisions are told by the heading of a section ' +
    'with something under it; `decision:` with an outcome and `risk-shared:` count too. Only the last three sessions are looked at.',
  severity: 'warning',
  fix: 'In the next session make room for what is missing, and record it under a heading of its own: `### Reflection`, `### Risk`, `### Decisions`, `### Development`.',
  source: goodPractice('Supervision is more than tasks'),
  reads: 'text',
  examples: {
    asOf: '2026-05-20',
    bad: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n```yaml\ncases: [CH-1]\n```\n\n## 2026-04-01 Supervision\n\n```yaml\ncases: [CH-1]\n```\n\n## 2026-05-06 Supervision <!-- expect: supervision/one-sided -->\n\n```yaml\ncases: [CH-1]\n```\n\nWent through the list.\n',
    good: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n```yaml\ncases: [CH-1]\n```\n\n## 2026-04-01 Supervision\n\n```yaml\ncases: [CH-1]\n```\n\n### Development\n\nJoy wants to chair a review.\n\n## 2026-05-06 Supervision\n\n```yaml\ncases: [CH-1]\n```\n',
  },
  *check(input) {
    const { journey, asOf } = input;
    if (journey.facts.kind !== 'supervision') return;
    const sessions = timelineOf(journey).of('supervision').slice(-SESSIONS);
    const [first] = sessions;
    const last = sessions.at(-1);
    if (first === undefined || last === undefined || sessions.length < SESSIONS) return;
    if (sessions.some((session) => isMoreThanTasks(session, input))) return;
    const days = allOf(sessions.map(({ date }) => sayDate(date, asOf)));
    const message = `The sessions of ${days} record no reflection, no decision, no risk that was shared and nothing on the worker's development.`;
    yield finding(oneSided, input, { entry: last.ref }, message, {
      related: sessions.slice(0, -1).map(({ ref }) => related(input, ref, 'A session before')),
    });
  },
};

function isMoreThanTasks(session: DatedEntry, { record }: RuleInput): boolean {
  if (outcomeOf(session) !== undefined || text(session.fields['risk-shared']) !== undefined) return true;
  const block = session.own ? record.entries[session.ref.index]?.block : undefined;
  // What is written elsewhere can't be read here, so nothing is said of it.
  return block === undefined || hasSection(block);
}

function hasSection({ sections, text: whole }: EntryBlock): boolean {
  return sections.some(
    ({ title, bodySpan }) => isBeyondTasks(title) && saysSomething(whole.slice(bodySpan.start, bodySpan.end)),
  );
}
