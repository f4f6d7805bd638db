/** Silencing a rule at one place, with the reason and whose decision it is: the way out that every finding has which can be silenced. And deciding so again. */
import { addMonths } from '../../calendar/dates.ts';
import { readSuppressions, type Suppression, type Suppressions } from '../../record/suppression.ts';
import type { IsoDate } from '../../record/types.ts';
import type { Finding } from '../../rules/types.ts';
import { canBeSuppressed } from '../suppress.ts';
import { offered } from './fix.ts';
import { nextLine, openingOf, type Part, partAt } from './place.ts';
import { afterEdits, readAlone } from './trial.ts';
import type { Fix, FixContext, FixEdit, FixKind } from './types.ts';
import { Writing } from './writing.ts';

/** Months after which it is to be looked at again, unless another day is written. */
const LOOKED_AT_AGAIN = 6;

type Scope = Suppression['scope'];
const WHERE: Readonly<Record<Scope, string>> = { line: 'on this line', entry: 'in this entry', file: 'in this record' };

export const suppress: FixKind = {
  says: 'Silence it on the line, in the entry or in the record, with a reason',
  mends: canBeSuppressed,
  *make(finding, context) {
    const { record } = context.judgement;
    const part = partAt(record, finding.span.start);
    const heading = part.entry?.block.heading.span;
    if (part.entry && heading && finding.entry === part.entry.address) {
      const onHeading = finding.span.start - part.start < heading.end;
      if (onHeading) yield* silenced('line', finding, part, atEndOf(part, heading.end, finding, context), context);
      yield* silenced('entry', finding, part, below(part, heading.end, finding, context), context);
    }
    if (record.frontMatter) {
      const opening = openingOf(record);
      const end = Math.max(0, record.summary.start - 1);
      yield* silenced('file', finding, opening, below(opening, end, finding, context), context);
    }
  },
};

/** What a remark may lack that has a place to be written. */
const WRITABLE: ReadonlySet<Suppression['lacks']> = new Set(['reason', 'author', 'date']);

export const completeRemark: FixKind = {
  says: 'Put in what the remark lacks: why, whose decision it is, its last day',
  mends: (rule) => rule === 'record/suppression-reason',
  *make(finding, context) {
    const part = partAt(context.judgement.record, finding.span.start);
    const start = finding.span.start - part.start;
    const found = remarksIn(part, part.text, context).found.find(({ span }) => span.start === start);
    const last = found?.rules.at(-1);
    if (!found || !last || !WRITABLE.has(found.lacks)) return;
    const writing = new Writing().add(': ');
    if (found.lacks === 'reason') writing.stop('Agreed in supervision.');
    else writing.add(found.reason);
    writing.add(' (by ');
    const edit = decision(writing, found.by === '' ? context : { ...context, worker: found.by }, found.until)
      .add(') ')
      .edit({ start: part.start + last.span.end, end: part.start + found.span.end - '-->'.length });
    yield* offered('Put in why, whose decision it is, and its last day', finding, [edit], context, { preferred: true });
  },
};

export const decideAgain: FixKind = {
  says: 'Decide again: silence it until a later day',
  mends: (rule) => rule === 'record/suppression-expired',
  *make(finding, context) {
    const { record } = context.judgement;
    const part = partAt(record, finding.span.start);
    const [start, end] = [finding.span.start - part.start, finding.span.end - part.start];
    const found = remarksIn(part, part.text, context).found.find(({ span }) => span.start === start);
    if (found === undefined) return;
    // One that has a last day says so in the brackets that it ends with.
    const close = part.text.lastIndexOf(')', end);
    const open = part.text.lastIndexOf('(', close);
    if (open < start) return;
    const edit = decision(new Writing().add('by '), context).edit({
      start: part.start + open + 1,
      end: part.start + close,
    });
    yield* offered('Decide again: silence it until a later day', finding, [edit], context);
  },
};

/** `<!-- case-record-disable practice/analysis: why (by m.patel, until 2026-09-30) -->`. */
function remark(writing: Writing, { rule }: Finding, context: FixContext): Writing {
  writing.add(`<!-- case-record-disable ${rule}: `).stop('Agreed in supervision.').add(' (by ');
  return decision(writing, context).add(') -->');
}

/** `m.patel, until 2026-09-30`. */
function decision(writing: Writing, { asOf, worker }: FixContext, decidedUntil?: IsoDate): Writing {
  if (worker === undefined) writing.stop('m.patel');
  else writing.add(worker);
  const until = decidedUntil ?? addMonths(asOf, LOOKED_AT_AGAIN);
  return writing.add(', until ').stop(until, until);
}

function atEndOf(part: Part, end: number, finding: Finding, context: FixContext): FixEdit {
  const at = part.start + end;
  return remark(new Writing().add(' '), finding, context).edit({ start: at, end: at });
}

/** On a line of its own below the line that holds `offset`, with a blank line before it. */
function below(part: Part, offset: number, finding: Finding, context: FixContext): FixEdit {
  const eol = part.eol;
  const next = nextLine(part.text, offset);
  const at = part.start + (next ?? part.text.length);
  const writing = remark(new Writing().add(next === undefined ? eol + eol : eol), finding, context);
  return writing.add(next === undefined ? '' : eol).edit({ start: at, end: at });
}

/** Offered where the remark would be read as one of this scope. */
function* silenced(scope: Scope, finding: Finding, part: Part, edit: FixEdit, context: FixContext): Iterable<Fix> {
  const after = afterEdits(part, [edit]);
  const { found } = remarksIn(part, after, context);
  const at = edit.span.start - part.start;
  const isRead = found.some(
    (each) =>
      each.scope === scope &&
      each.lacks === undefined &&
      each.span.start >= at &&
      each.span.start <= at + edit.text.length &&
      each.rules.some(({ id }) => id === finding.rule),
  );
  if (isRead) yield* offered(`Silence ${finding.rule} ${WHERE[scope]}, with a reason`, finding, [edit], context);
}

function remarksIn(part: Part, text: string, { catalogue }: FixContext): Suppressions {
  if (part.entry) return readSuppressions(text, 'entry');
  if (part.start > 0) return readSuppressions(text, 'free');
  return readSuppressions(text, 'opening', readAlone(text, catalogue).summary.start);
}
