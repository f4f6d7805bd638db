import { ageOn } from '../../calendar/dates.ts';
import type { DatedEntry } from '../../journey/types.ts';
import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { EFFECTIVE_RECORD, REMEMBERED, type ToRead, toRead } from '../recording.ts';
import { map, text } from '../timeline.ts';
import type { Rule, RuleInput } from '../types.ts';
import { capital, sayEntry } from '../wording.ts';

/** Years: under this age how a child is and behaves speaks for the child. */
const TOO_YOUNG_TO_SAY = 2;

export const childsVoice: Rule = entryRule({
  id: 'practice/childs-voice',
  title: "No place for the child's voice",
  description:
    'A visit at which the child was seen, a completed assessment, a conference and a review say what the child said, wants and feels, in a section such as "Child\'s voice", ' +
    '"Wishes and feelings" or "What Amara said". At a visit the words of the child, quoted, do as well; at a conference or a review what stands in `views`. For a child ' +
    'under two a section about how the baby is and was seen ("Presentation", "What we saw") does; of a child not yet born nothing is asked.\n\nThe rule asks whether ' +
    'it is there and never how long it is. It looks back six months: what a child said last year can no longer be written down truthfully. An entry that came ' +
    'from a census and holds no prose at all is left alone, as a return has only codes and dates. At visits it is information, because the words ' +
    'may stand in the account without quotation marks.',
  severity: 'warning',
  fix: "Write what the child said, wants and feels under `### Child's voice`, in the child's own words where you have them.",
  source: EFFECTIVE_RECORD,
  reads: 'text',
  looksBack: REMEMBERED,
  examples: {
    asOf: '2026-03-20',
    bad: '## 2026-02-02 Assessment <!-- expect: practice/childs-voice -->\n\n```yaml\nby: j.okafor\ncompleted: 2026-03-16\nseen: yes\n```\n\n### Analysis\n\nNights are the worry.\n',
    good: '## 2026-02-02 Assessment\n\n```yaml\nby: j.okafor\ncompleted: 2026-03-16\nseen: yes\n```\n\n### Child\'s voice\n\n> "I stay awake until the shouting stops."\n\n### Analysis\n\nNights are the worry.\n',
  },
  *checkEntry(entry, input) {
    const read = toRead(entry, input);
    if (!read || isHeard(entry, read, input)) return;
    const what = capital(sayEntry(entry, input.catalogue, input.asOf));
    const baby = isBaby(entry, input);
    const message =
      read.prose.voice === 'empty'
        ? `${what} has a place for the child's voice with nothing in it.`
        : `${what} has no section for ${baby ? "the baby's voice or presentation" : "the child's voice"}${read.work === 'visit' ? ', and quotes nobody' : ''}.`;
    yield finding(childsVoice, input, { entry: entry.ref }, message, {
      ...(read.work === 'visit' ? { severity: 'information' } : {}),
      ...(baby ? { clears: BABY } : {}),
    });
  },
});

const BABY =
  'Write under `### Presentation` how the baby is: what settles them, whom they look to, what their day is like.';

function isHeard(entry: DatedEntry, { work, prose }: ToRead, input: RuleInput): boolean {
  if (prose.voice === 'written') return true;
  if (isUnborn(entry, input)) return true;
  if (isBaby(entry, input) && prose.presentation === 'written') return true;
  if (prose.voice === 'empty') return false;
  return work === 'visit' ? prose.quotes : text(map(entry.fields.decision)?.views) !== undefined;
}

/** Born after that day, or not yet: only the day on which the birth is expected is known. */
function isUnborn({ date }: DatedEntry, { journey: { facts } }: RuleInput): boolean {
  return facts.born === undefined ? text(facts.frontMatter.expected) !== undefined : date < facts.born;
}

function isBaby({ date }: DatedEntry, { journey: { facts } }: RuleInput): boolean {
  return facts.born !== undefined && date >= facts.born && ageOn(facts.born, date) < TOO_YOUNG_TO_SAY;
}
