/** Whether children are seen alone: a share of the visits that were made. */
import type { FieldMap } from '../../record/types.ts';
import { text, timelineOf } from '../../rules/timeline.ts';
import { holderOf } from '../../workspace/holder.ts';
import type { PartName, ShareFigure } from './types.ts';

/** How a child was seen. */
const WAYS: ReadonlyMap<string, PartName> = new Map([
  ['alone', { title: 'Seen alone' }],
  ['reason', { title: 'Seen, not alone, and a reason given' }],
  ['no-reason', { title: 'Seen, not alone or not said whether alone, and no reason given' }],
  ['not-seen', { title: 'Not seen' }],
  ['not-said', { title: 'Not said whether the child was seen' }],
]);

export const seenAlone: ShareFigure = {
  kind: 'share',
  id: 'seen-alone',
  title: 'Seen alone',
  definition:
    'Of all visits that were made to a child in the twelve months up to the day of the report (entries Visit), those at which the child was seen and spoken to in private: `seen` and `alone` are yes. A visit at ' +
    'which the child was not seen, or for whatever reason not alone, is in the denominator only; the table says at how many of them a reason was given. A visit belongs to the month of its day, and to the team that held the ' +
    'case then: the team that the allocation names, else that of its worker in the configuration. A visit to two children counts for each.',
  numerator: 'to a child seen alone',
  denominator: 'visits made',
  words: { on: 'Seen alone', off: 'Not alone, or not seen', of: 'visits made', day: 'Visit on' },
  partsCalled: { caption: 'Visits by how the child was seen', part: 'At the visit', many: 'Visits' },
  recompute: {
    command: 'report --figure seen-alone',
    count:
      'It lists every visit that was counted, with its day and team; at those with "counts" true the child was seen alone.',
  },
  *of(judged, from) {
    const { journey, config } = judged;
    const { asOf, facts } = journey;
    if (facts.kind !== 'child') return;
    for (const { date, fields, ref, own } of timelineOf(journey).of('visit')) {
      if (date < from || date > asOf) continue;
      const part = howSeen(fields);
      const counts = part === 'alone';
      yield {
        record: facts.id,
        counts,
        ...holderOf(journey, config, date < asOf ? date : undefined),
        part,
        on: date,
        ...(own ? { entry: ref.address } : {}),
        ...(counts ? {} : { line: judged.lineOf(ref) }),
      };
    }
  },
  parts: ({ journey }) => (timelineOf(journey).of('visit').length === 0 ? [] : WAYS),
};

function howSeen(fields: FieldMap): string {
  const seen = text(fields.seen);
  if (seen === 'no') return 'not-seen';
  if (seen !== 'yes') return 'not-said';
  if (text(fields.alone) === 'yes') return 'alone';
  return text(fields['alone-reason']) === undefined ? 'no-reason' : 'reason';
}
