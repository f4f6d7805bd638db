/** What is to be taken out or moved: a key with nothing after it, fields below the text, a remark that silences nothing any more. */
import { readSuppressions } from '../../record/suppression.ts';
import { offered } from './fix.ts';
import { lineEnd, lineStart, nextLine, partAt } from './place.ts';
import type { FixKind } from './types.ts';
import { plainEdit } from './writing.ts';

export const emptyKey: FixKind = {
  says: 'Take the line out',
  mends: (rule) => rule === 'schema/empty',
  *make(finding, context) {
    const part = partAt(context.judgement.record, finding.span.start);
    const at = finding.span.start - part.start;
    const start = lineStart(part.text, at);
    const next = nextLine(part.text, at);
    const line = part.text.slice(start, lineEnd(part.text, at));
    if (next === undefined || !/^ *[\p{L}\p{N}-]+:[ \t]*$/u.test(line)) return;
    // A key that stands twice is another fault, and to be settled first.
    const [, key = ''] = /^ *([\p{L}\p{N}-]+):/u.exec(line) ?? [];
    const block = part.text.slice(part.fields?.span.start, part.fields?.span.end);
    if (block.split(`${key}:`).length > 2) return;
    const span = { start: part.start + start, end: part.start + next };
    yield* offered('Take the line out', finding, [plainEdit(span, '')], context);
  },
};

export const lateFields: FixKind = {
  says: 'Move the block under the heading',
  mends: (rule) => rule === 'record/late-fields',
  *make(finding, context) {
    const part = partAt(context.judgement.record, finding.span.start);
    const block = part.entry?.block;
    if (!block?.lateFields) return;
    const { text } = part;
    const from = lineStart(text, block.lateFields.span.start);
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text.slice(from, lineEnd(text, from)))?.[1];
    const under = nextLine(text, block.heading.span.end);
    if (fence === undefined || under === undefined) return;
    let to = nextLine(text, from);
    while (to !== undefined) {
      const line = text.slice(to, lineEnd(text, to)).trim();
      const next = nextLine(text, to);
      if (line.startsWith(fence) && line === line.charAt(0).repeat(line.length)) {
        // The last line of the record has no line ending to move along.
        if (next === undefined) return;
        const eol = part.eol;
        const moved = plainEdit({ start: part.start + under, end: part.start + under }, eol + text.slice(from, next));
        const gone = plainEdit({ start: part.start + from, end: part.start + next }, '');
        yield* offered(
          'Move the fields under the heading',
          finding,
          [moved, gone],
          context,
          { preferred: true },
          { reveals: true },
        );
        return;
      }
      to = next;
    }
  },
};

const REMARKS: ReadonlySet<string> = new Set(['record/suppression-unused', 'record/suppression-expired']);

export const uselessRemark: FixKind = {
  says: 'Take the remark out, or the rule out of it',
  mends: (rule) => REMARKS.has(rule),
  *make(finding, context) {
    const { record } = context.judgement;
    const part = partAt(record, finding.span.start);
    const at = finding.span.start - part.start;
    const kind = part.entry ? 'entry' : part.start === 0 && part.fields ? 'opening' : 'free';
    const { found } = readSuppressions(part.text, kind, kind === 'opening' ? record.summary.start : 0);
    const remark = found.find(({ span }) => span.start <= at && at < span.end);
    if (!remark) return;
    const { rules } = remark;
    const position = rules.findIndex(({ span }) => span.start === at);
    if (rules.length > 1 && position !== -1) {
      const [before, own, after] = [rules[position - 1], rules[position], rules[position + 1]];
      if (!own) return;
      const span = after
        ? { start: own.span.start, end: after.span.start }
        : { start: before?.span.end ?? at, end: own.span.end };
      const edit = plainEdit({ start: part.start + span.start, end: part.start + span.end }, '');
      yield* offered('Take this rule out of the remark', finding, [edit], context, { preferred: true });
      return;
    }
    const { start, end } = remark.span;
    const isLine = start === lineStart(part.text, start);
    const space = /[ \t]*$/.exec(part.text.slice(0, start))?.[0].length ?? 0;
    const next = nextLine(part.text, start);
    const span = isLine && next !== undefined ? { start, end: next } : { start: start - space, end };
    const edit = plainEdit({ start: part.start + span.start, end: part.start + span.end }, '');
    yield* offered('Take the remark out', finding, [edit], context, { preferred: true });
  },
};
