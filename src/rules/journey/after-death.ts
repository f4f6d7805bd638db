import type { DatedEntry } from '../../journey/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { FORMAL_STEPS, needsTheChild } from '../activity.ts';
import { finding, ownEntries, related } from '../finding.ts';
import { date, text, timelineOf } from '../timeline.ts';
import type { Related, Rule, RuleInput } from '../types.ts';
import { capital, sayDate, sayEntry } from '../wording.ts';

/** A contact may bring the news of a death; a referral for services can't follow it. */
const FORMAL: ReadonlySet<string> = new Set(['referral', ...FORMAL_STEPS]);

export const afterDeath: Rule = {
  id: 'journey/after-death',
  title: 'Work with the child after the child died',
  description:
    'After a child has died the record goes on: a serious incident is notified, the family is supported, the case is reviewed and closed. ' +
    'But the child cannot be visited, referred, placed, assessed or put on a plan. Such an entry, or the date of death, is wrong, and a wrong ' +
    'date of death hurts whoever reads it.',
  severity: 'error',
  fix: 'Correct the date of this entry, or the date of death.',
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-02 Death\n\n## 2026-03-09 Visit <!-- expect: journey/after-death -->\n\n```yaml\nseen: yes\nalone: yes\n```\n',
    good: '## 2026-03-02 Death\n\n## 2026-03-09 Visit\n\n```yaml\nseen: no\nnot-seen-reason: Visit to the parents after the death.\n```\n',
  },
  *check(input) {
    const death = deathOf(input);
    if (!death) return;
    for (const entry of ownEntries(input)) {
      if (entry.date <= death.on || !(needsTheChild(entry) || FORMAL.has(entry.type))) continue;
      const message = `${capital(sayEntry(entry, input.catalogue, input.asOf))} comes after the child died on ${sayDate(death.on, input.asOf)}.`;
      yield finding(afterDeath, input, { entry: entry.ref }, message, { related: death.related });
    }
  },
};

/** The front matter's `died`, the first entry of a death, or a closure for that reason (RC2). */
function deathOf(input: RuleInput): { on: IsoDate; related: readonly Related[] } | undefined {
  const { facts } = input.journey;
  const died = date(facts.frontMatter.died);
  if (died !== undefined) return { on: died, related: [] };
  const timeline = timelineOf(input.journey);
  const entry: DatedEntry | undefined =
    timeline.of('death').find(({ own }) => own) ??
    timeline.of('closure').find(({ own, fields }) => own && text(fields.reason) === 'RC2');
  return entry && { on: entry.date, related: [related(input, entry.ref, 'The death is recorded here')] };
}
