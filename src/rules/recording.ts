/** What the rules about recording (the child's voice, analysis) ask of, and when. */
import { addMonths } from '../calendar/dates.ts';
import type { DatedEntry } from '../journey/types.ts';
import type { Source } from '../policy/types.ts';
import type { EntryBlock } from '../record/types.ts';
import { type Prose, proseOf } from './prose.ts';
import { map, text } from './timeline.ts';
import type { RuleInput } from './types.ts';

/** Ofsted's account of what inspectors look for in a record: good practice, not law. */
export const EFFECTIVE_RECORD: Source = {
  provision: 'Ofsted, What makes an effective case record?, July 2019',
  status: 'guidance',
  evidence: 'found',
  at: 'https://socialcareinspection.blog.gov.uk/2019/07/24/what-makes-an-effective-case-record/',
  note: 'Good practice as inspectors describe it. No law asks for a section of this name.',
};

const ASSESSMENTS: readonly string[] = [
  'assessment',
  'section-47-enquiry',
  'early-help-assessment',
  'needs-assessment',
];
const MEETINGS: readonly string[] = [
  'initial-child-protection-conference',
  'review-child-protection-conference',
  'child-in-need-review',
  'looked-after-review',
  'early-help-review',
  'pathway-review',
];
const VISITS: readonly string[] = ['visit', 'adviser-visit'];

/** Months for which what is missing can still be written down truthfully, by somebody who was there. */
export const REMEMBERED = 6;

export type RecordedWork = 'visit' | 'assessment' | 'meeting';

/** An entry that ought to say what the child said and what it means, and its text. */
export interface ToRead {
  readonly work: RecordedWork;
  readonly block: EntryBlock;
  readonly prose: Prose;
}

/**
 * What there is to read in an entry: a visit at which the child was seen, a completed assessment or a review, of the last six months. Nothing of
 * what a census brought in without a word of prose: a return holds codes and dates, and nobody ever wrote anything there.
 */
export function toRead(entry: DatedEntry, { record, journey, asOf }: RuleInput): ToRead | undefined {
  const work = workOf(entry);
  if (!work || addMonths(entry.date, REMEMBERED) < asOf) return undefined;
  const block = record.entries[entry.ref.index]?.block;
  if (!block) return undefined;
  const prose = proseOf(block);
  const counted = map(entry.fields.census) ?? map(journey.facts.frontMatter.census);
  return counted && !prose.written ? undefined : { work, block, prose };
}

function workOf({ type, fields }: DatedEntry): RecordedWork | undefined {
  if (VISITS.includes(type)) return text(fields.seen) === 'yes' ? 'visit' : undefined;
  if (MEETINGS.includes(type)) return 'meeting';
  if (!ASSESSMENTS.includes(type)) return undefined;
  return type === 'needs-assessment' || text(fields.completed) !== undefined ? 'assessment' : undefined;
}
