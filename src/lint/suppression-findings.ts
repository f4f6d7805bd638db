/** What is found in the remarks that silence rules: incomplete, out of date, of no rule, or of no use. None repeats the words of a remark. */
import { allOf } from '../journey/wording.ts';
import { MOST_SUPPRESSIONS, type Suppression } from '../record/suppression.ts';
import type { IsoDate, Severity, Span } from '../record/types.ts';
import type { Finding, People, RuleId } from '../rules/types.ts';
import { sayDate } from '../rules/wording.ts';
import { nearest } from '../schema/suggest.ts';
import { unknownPerson } from './unknown-people.ts';

/** The text that a remark was read in: where it stands, and the address of the entry that it is. */
export interface RemarkPlace {
  readonly start: number;
  readonly entry: string | undefined;
}

type NamedRule = Suppression['rules'][number];

/** Rules that a message names one by one. */
const MOST_NAMED = 3;

const EXAMPLE = '<!-- case-record-disable practice/analysis: why, in a sentence (by m.patel) -->';

function fault(
  rule: RuleId,
  span: Span,
  { start, entry }: RemarkPlace,
  message: string,
  clears: string,
  more: { readonly severity?: Severity; readonly suggestion?: string | undefined } = {},
): Finding {
  const { severity = 'warning', suggestion } = more;
  return {
    rule,
    severity,
    message,
    span: { start: start + span.start, end: start + span.end },
    related: [],
    clears,
    ...(entry === undefined ? {} : { entry }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** Why a remark silences nothing, as a whole: it lacks something, or its last day is over. */
export function faultOf(
  { lacks, span, until }: Suppression,
  rules: ReadonlySet<string>,
  asOf: IsoDate,
  at: RemarkPlace,
): Finding | undefined {
  if (lacks !== undefined && lacks !== 'author') {
    return fault(
      'record/suppression-reason',
      span,
      at,
      `${LACKING[lacks]}, so it silences nothing.`,
      lacks === 'margin'
        ? 'Put it at the margin, on a line of its own or at the end of one; for fields, right below the heading or below the fields.'
        : `Write it so: ${EXAMPLE}`,
    );
  }
  if (until === undefined || asOf <= until) return undefined;
  const what = rules.size === 0 || rules.size > MOST_NAMED ? 'rules' : allOf([...rules]);
  return fault(
    'record/suppression-expired',
    span,
    at,
    `This silenced ${what} until ${sayDate(until, asOf)}, and that day is over.`,
    'Deal with what it silenced and take it out, or decide again and write a later day.',
  );
}

const LACKING: Readonly<Record<Exclude<Suppression['lacks'], 'author' | undefined>, string>> = {
  rule: 'This names no rule',
  reason: 'This silences a rule and does not say why',
  date: 'The end of this is not written as a day that exists, as in "until 2026-09-30"',
  end: 'This is not closed on its own line',
  margin: 'This stands in a list, a table, a quotation, the middle of a line or among fields',
  place: 'Other text stands behind this on its line',
  brevity: 'This is longer than 1,000 characters',
};

/** A remark that holds, and whose decision it is nobody says: it does what it says, and that it is nobody's stays to be seen. */
export function unsigned({ lacks, span }: Suppression, at: RemarkPlace): Finding | undefined {
  if (lacks !== 'author') return undefined;
  const message = 'This silences a rule and does not say whose decision that is.';
  return fault('record/suppression-reason', span, at, message, `Put at its end who decided: ${EXAMPLE}`);
}

/** Whoever decided is to be found: an author whom the workspace does not list, where it lists any. */
export function unknownAuthor(
  { by, bySpan }: Suppression,
  people: People | undefined,
  { start, entry }: RemarkPlace,
): Finding | undefined {
  const unknown = bySpan && unknownPerson(by, people);
  if (!unknown) return undefined;
  return {
    ...unknown,
    span: { start: start + bySpan.start, end: start + bySpan.end },
    related: [],
    ...(entry !== undefined && { entry }),
  };
}

/** A name that no rule has, or that of one which cannot be silenced. */
export function notARule({ id, span }: NamedRule, known: ReadonlySet<string>, at: RemarkPlace): Finding | undefined {
  if (/^(?:record|policy)\//.test(id) && known.has(id)) {
    const message = `Rules of ${id.slice(0, id.indexOf('/'))}/ cannot be silenced in a record: what cannot be read is not known.`;
    return fault('record/suppression-rule', span, at, message, 'Mend what it finds, and take its name out of here.');
  }
  if (known.has(id)) return undefined;
  const meant = nearest(id, known);
  return fault(
    'record/suppression-rule',
    span,
    at,
    meant === undefined ? 'There is no rule of this name.' : `There is no rule of this name; the nearest is ${meant}.`,
    meant === undefined
      ? 'Write the id of a rule as a finding shows it, or a whole group as practice/*.'
      : `Write ${meant}.`,
    { suggestion: meant },
  );
}

/** A rule that a remark names and that finds nothing where the remark holds. */
export function unusedRule({ id, span }: NamedRule, scope: Suppression['scope'], at: RemarkPlace): Finding {
  const where = { line: 'on that line', entry: 'in this entry', file: 'in this record' }[scope];
  const message = `This silences ${id}, which finds nothing ${where}.`;
  return fault('record/suppression-unused', span, at, message, 'Take it out; what comes later should be seen.');
}

export function tooManyIn(span: Span, at: RemarkPlace): Finding {
  const message = `There are more than ${MOST_SUPPRESSIONS} remarks here that silence rules; from this one on they are not read.`;
  return fault('record/too-large', span, at, message, 'Silence a rule once for the whole entry, or turn it off.', {
    severity: 'error',
  });
}
