import type { DatedEntry } from '../../journey/types.ts';
import { FRONT_DOOR, OPEN_CASE_WORK } from '../activity.ts';
import { finding, related } from '../finding.ts';
import { timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, censusRule, sayEntry } from '../wording.ts';
import { andMore, runsAfter } from './runs.ts';

const FRONT: ReadonlySet<string> = new Set(FRONT_DOOR);

export const afterClosure: Rule = {
  id: 'journey/after-closure',
  title: 'Work after the case was closed',
  description:
    'Once a case is closed, a visit, an assessment, a conference or a placement needs a new contact or referral first: the record must ' +
    'show why the council came back into the life of the family, and who decided it. Oversight, audits, corrections, complaints and early help may ' +
    'follow a closure. The finding stands once for each closure, on the first such entry.',
  severity: 'warning',
  fix: 'Record the contact or referral that opened the case again, or correct the date of the closure.',
  source: censusRule('8565', '2990'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-02 Closure\n\n```yaml\nreason: RC8\n```\n\n## 2026-03-20 Visit <!-- expect: journey/after-closure -->\n\n```yaml\nseen: yes\nalone: yes\n```\n',
    good: '## 2026-03-02 Closure\n\n```yaml\nreason: RC8\n```\n\n## 2026-03-18 Contact\n\n```yaml\nfrom: 1A\n```\n\n## 2026-03-20 Visit\n\n```yaml\nseen: yes\nalone: yes\n```\n',
  },
  *check(input) {
    const timeline = timelineOf(input.journey);
    if (timeline.of('closure').length === 0) return;
    const work = timeline.of('closure', ...FRONT_DOOR, ...OPEN_CASE_WORK);
    const runs = runsAfter(work, {
      starts: ({ type }) => type === 'closure',
      ends: ({ type }) => FRONT.has(type),
      counts: (entry, closure) => entry.own && entry.date > closure.date,
    });
    for (const { start, entries } of runs) {
      const [first, ...rest] = entries;
      if (!first) continue;
      const message = `${say(first)} comes after ${say(start, false)} with no new contact or referral between them${andMore(rest.length)}.`;
      yield finding(afterClosure, input, { entry: first.ref }, message, {
        related: [
          related(input, start.ref, 'Closed here'),
          ...rest.slice(0, 9).map(({ ref }) => related(input, ref, 'Also after the closure')),
        ],
      });
    }

    function say(entry: DatedEntry, starts = true): string {
      const words = sayEntry(entry, input.catalogue, input.asOf);
      return starts ? capital(words) : words;
    }
  },
};
