/** The rule that only supervision records and children's records together can break: `workspace/spoken-of.ts` finds where it is. */
import { goodPractice } from '../local-standard.ts';
import type { RuleWords } from '../types.ts';

export const CHILD_NOT_DISCUSSED: RuleWords = {
  id: 'supervision/child-not-discussed',
  title: 'Open child not spoken of in supervision',
  description:
    "Each open child on a worker's list is spoken of in supervision within two months, or within what a policy pack sets in `settings: {discussion-months: 1}`. A child is spoken of by a session that lists " +
    "the child in `cases` (supervision or group supervision, whoever's record it stands in), or by a case supervision in the child's own record; what was before the case came to the worker does not count, and an allocation to the same worker again begins nothing anew. The finding " +
    'stands in the child\'s record, where the case came to the worker. It is the same that `supervision prepare` lists under "Not spoken of in time".\n\n' +
    'Nothing is said of a worker of whom no supervision record is in the workspace: supervision may be kept elsewhere.',
  severity: 'warning',
  fix: 'Speak of the child in the next session and list the id in `cases`, or record a case supervision here.',
  source: goodPractice('Supervision speaks of every open child', 'No law sets the number of months.'),
};
