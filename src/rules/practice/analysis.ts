import type { DatedEntry } from '../../journey/types.ts';
import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { EFFECTIVE_RECORD, REMEMBERED, type ToRead, toRead } from '../recording.ts';
import { map, text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, sayEntry } from '../wording.ts';

export const analysis: Rule = entryRule({
  id: 'practice/analysis',
  title: 'No analysis',
  description:
    'Description without analysis leaves the next reader to guess why anything was decided. A visit at which the child was seen and a completed assessment say what it all means for the ' +
    'child, in a section such as "Analysis", "What this means" or "Professional judgement". A conference or a review may say it there, or in the ' +
    "`rationale` of its decision. Visits of a young person's adviser are not asked for one.\n\nThe rule asks whether it is there and never how long it is; one true sentence does. It looks back six months: analysis " +
    'added later is hindsight. An entry that came from a census and holds no prose at all is left alone, as a return has only codes and dates. At visits ' +
    'it is information, because the account itself may say it.',
  severity: 'warning',
  fix: 'Write under `### Analysis` what this means for the child, and what you do not know yet.',
  source: EFFECTIVE_RECORD,
  reads: 'text',
  looksBack: REMEMBERED,
  examples: {
    asOf: '2026-03-20',
    bad: '## 2026-02-02 Assessment <!-- expect: practice/analysis -->\n\n```yaml\nby: j.okafor\ncompleted: 2026-03-16\nseen: yes\n```\n\n### Child\'s voice\n\n> "I stay awake until the shouting stops."\n',
    good: '## 2026-02-02 Assessment\n\n```yaml\nby: j.okafor\ncompleted: 2026-03-16\nseen: yes\n```\n\n### Child\'s voice\n\n> "I stay awake until the shouting stops."\n\n### Analysis\n\nThe arguments are at night, so days look calm to everyone but him.\n',
  },
  *checkEntry(entry, input) {
    if (entry.type === 'adviser-visit') return;
    const read = toRead(entry, input);
    if (!read || isAnalysed(entry, read)) return;
    const what = capital(sayEntry(entry, input.catalogue, input.asOf));
    const message =
      read.prose.analysis === 'empty'
        ? `${what} has a place for analysis with nothing in it.`
        : read.work === 'meeting'
          ? `${what} does not say what was made of it: it has no section for analysis and no reason for what was decided.`
          : `${what} has no section for what it means for the child.`;
    yield finding(
      analysis,
      input,
      { entry: entry.ref },
      message,
      read.work === 'visit' ? { severity: 'information' } : {},
    );
  },
});

function isAnalysed(entry: DatedEntry, { work, prose }: ToRead): boolean {
  if (prose.analysis === 'written') return true;
  return work === 'meeting' && text(map(entry.fields.decision)?.rationale) !== undefined;
}
