/** A heading for what the record does not say yet: the child's voice, analysis, reflection, or the summary at the top. */
import { isSuppressionLine } from '../../record/suppression-line.ts';
import type { EntryBlock } from '../../record/types.ts';
import { proseOf } from '../../rules/prose.ts';
import type { Finding } from '../../rules/types.ts';
import { offered } from './fix.ts';
import { lineEnd, lineStart, nextLine, openingOf, type Part, partAt } from './place.ts';
import { afterEdits, readAlone } from './trial.ts';
import type { Fix, FixContext, FixEdit, FixKind } from './types.ts';
import { Writing } from './writing.ts';

const SECTIONS: ReadonlySet<string> = new Set([
  'practice/childs-voice',
  'practice/analysis',
  'supervision/no-reflection',
  'supervision/one-sided',
]);

/** The headings that the way out of a finding names: `### Analysis`. */
const NAMED = /`### ([^`]+)`/g;

export const section: FixKind = {
  says: 'Put in the heading, with a place to write under it',
  mends: (rule) => SECTIONS.has(rule),
  *make(finding, context) {
    const part = partAt(context.judgement.record, finding.span.start);
    const block = part.entry?.block;
    if (!block) return;
    const titles = [...(finding.clears ?? '').matchAll(NAMED)].flatMap(([, title]) => title ?? []);
    for (const [at, title] of titles.entries()) yield* underHeading(title, finding, part, block, context, at === 0);
  },
};

function* underHeading(
  title: string,
  finding: Finding,
  part: Part,
  block: EntryBlock,
  context: FixContext,
  preferred: boolean,
): Iterable<Fix> {
  const there = block.sections.find((each) => isEmptyOf(block, each, title));
  if (there) {
    const edit = inSection(part, there.headingSpan.end);
    yield* offered(`Write under "${there.title}"`, finding, [edit], context, { preferred });
    return;
  }
  const edit = newSection(title, part, block, context);
  // What the entry leaves open would swallow the heading.
  const after = readAlone(afterEdits(part, [edit]), context.catalogue).blocks[0]?.block;
  if (after?.sections.length !== block.sections.length + 1) return;
  yield* offered(`Put in the heading "${title}"`, finding, [edit], context, { preferred });
}

/** Whether a section has this title, or is about the same as the finding, and nothing stands in it. */
function isEmptyOf(block: EntryBlock, section: EntryBlock['sections'][number], title: string): boolean {
  const body = block.text.slice(section.bodySpan.start, section.bodySpan.end);
  if (/[\p{L}\p{N}]/u.test(body.replace(/<!--.*?-->/gs, ''))) return false;
  if (section.title.trim().toLowerCase() === title.toLowerCase()) return true;
  const prose = proseOf({ ...block, sections: [section] });
  return title === 'Analysis' ? prose.analysis === 'empty' : /voice/i.test(title) && prose.voice === 'empty';
}

/** A line to write on below a heading that has nothing under it. */
function inSection(part: Part, headingEnd: number): FixEdit {
  const eol = part.eol;
  const next = nextLine(part.text, headingEnd);
  const at = part.start + (next ?? part.text.length);
  const writing = new Writing().add(next === undefined ? eol + eol : eol).stop('Words.');
  return writing.add(next === undefined ? '' : eol).edit({ start: at, end: at });
}

/** Before the first section that comes after it in entries of this type; else at the end of the entry. */
function newSection(title: string, part: Part, block: EntryBlock, { catalogue }: FixContext): FixEdit {
  const order = catalogue.type(block.heading.type ?? '')?.sections ?? [];
  const rank = order.indexOf(title);
  const later = rank === -1 ? [] : order.slice(rank + 1).map((each) => each.toLowerCase());
  const next = block.sections.find((each) => later.includes(each.title.trim().toLowerCase()));
  const eol = part.eol;
  if (next) {
    const at = beforeRemarks(part.text, next.headingSpan.start);
    const writing = new Writing()
      .add(`### ${title}${eol}${eol}`)
      .stop('Words.')
      .add(eol + eol);
    return writing.edit({ start: part.start + at, end: part.start + at });
  }
  return atEnd(part, new Writing(), eol, (writing) => writing.add(`### ${title}${eol}${eol}`).stop('Words.'));
}

/** Behind the last line with anything on it, with a blank line between. */
function atEnd(part: Part, writing: Writing, eol: string, write: (writing: Writing) => Writing): FixEdit {
  const { text, start } = part;
  const last = beforeRemarks(text, text.trimEnd().length);
  const next = nextLine(text, Math.max(0, last - 1)) ?? text.length;
  const isBroken = next > 0 && /[\r\n]/.test(text[next - 1] ?? '');
  write(writing.add(isBroken ? eol : eol + eol));
  if (isBroken) writing.add(eol);
  return writing.edit({ start: start + next, end: start + next });
}

/** A remark that silences a rule belongs to the line below it: nothing may come between. */
function beforeRemarks(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    const before = text.slice(0, lineStart(text, at)).trimEnd().length;
    const own = text.slice(lineStart(text, at), lineEnd(text, at));
    if (isSuppressionLine(own) && at > lineStart(text, at)) {
      at = before;
      continue;
    }
    const above = text.slice(lineStart(text, before), before);
    if (before < at && isSuppressionLine(above) && text.slice(before, at).trim() === '' && at === lineStart(text, at)) {
      at = lineStart(text, before);
      continue;
    }
    return at;
  }
}

/** A place for the current summary, before the first entry. */
export const summary: FixKind = {
  says: 'Begin the current summary, before the first entry',
  mends: (rule) => rule === 'practice/summary-out-of-date',
  *make(finding, context) {
    const { record } = context.judgement;
    const part = openingOf(record);
    if (!part.fields || typeof part.fields.value['summary-on'] === 'string') return;
    if (/[\p{L}\p{N}]/u.test(part.text.slice(record.summary.start).replace(/^#.*$/gm, ''))) return;
    const eol = part.eol;
    const edit = atEnd(part, new Writing(), eol, (writing) => writing.stop('Words.'));
    yield* offered('Begin the summary: who the child is, how things stand, what comes next', finding, [edit], context, {
      preferred: true,
    });
  },
};
