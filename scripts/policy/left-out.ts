/** What the England pack does not compute, and why: what a record cannot decide, and what to do instead. */

/** Timescales of the reference that no record can decide. */
export const TIMESCALES_LEFT_OUT: { readonly [id: string]: string } = {
  'strategy-discussion':
    'the guidance has no number: as soon as harm is suspected; a team may set one in its own pack (1 to 3 working days are usual)',
  ico: 'the law has no number since 2014: the court fixes the length, often to the end of the case; the hearing dates are its record',
  's7-report': 'the law has no number: the court gives the day; write it as due on the court report',
  'pep-review':
    'once a school term: terms are local calendars and no number of weeks or months; a team may set an interval in its own pack',
  'care-plan-change':
    'no number: a significant change waits for a review; write the change with the review that agreed to it',
  'visit-remand': 'the number was not confirmed; the general rule of regulation 28(2) is applied meanwhile',
  'visit-residential-s85':
    'how often was not read, and the child is not looked after; a team may set an interval in its own pack',
  'pathway-plan':
    'the law has no number: as soon as possible after the assessment; needs-assessment-16 times the assessment',
  'cease-looked-after': 'no number: the decision comes before its effect; see the decision point end-looked-after',
  'age-assessment': 'the law has no number; a team may set one in its own pack (28 days in one authority)',
};

/** Decision points of the reference that a rule of its own looks after: an item of the pack besides would say the same twice. */
export const DECISIONS_BY_RULE: { readonly [id: string]: string } = {
  'private-conversation': 'practice/not-seen-alone',
};
