/** Everything that can be mended with nobody looking, over a whole record, until nothing of the kind is left. */
import type { DatedEntry } from '../../journey/types.ts';
import type { CaseRecord, Span, TextChange } from '../../record/types.ts';
import type { Finding } from '../../rules/types.ts';
import type { Linter } from '../types.ts';
import { partAt } from './place.ts';
import { suggested } from './suggested.ts';
import type { FixContext, FixEdit } from './types.ts';
import { applied, plainEdit } from './writing.ts';

/** One mended slip can bring others to light (a type, then its fields); more rounds than this no record needs. */
const ROUNDS = 10;

/**
 * The edits of all safe fixes, in order and without overlap. They are done round by round as a writer would do them, each round judged anew, so that
 * what is silenced stays, and doing it a second time changes nothing.
 */
export function fixAll(context: FixContext, linter: Linter, shared: readonly DatedEntry[] = []): readonly FixEdit[] {
  let { judgement } = context;
  const { record } = judgement;
  const { asOf } = context;
  for (let round = 0; round < ROUNDS; round++) {
    const edits = safeEdits(judgement.findings, { ...context, judgement });
    if (edits.length === 0) break;
    judgement = linter.rejudge(
      judgement,
      linter.edit(judgement.record, [asOne(edits, judgement.record)]),
      asOf,
      shared,
    );
  }
  return judgement.record === record ? [] : differences(record, judgement.record);
}

/** All edits as one change: a text is put together once, however many there are. */
function asOne(edits: readonly FixEdit[], { text }: CaseRecord): TextChange {
  const start = edits[0]?.span.start ?? 0;
  const oldEnd = edits.at(-1)?.span.end ?? start;
  const moved = edits.map((edit) => ({
    ...edit,
    span: { start: edit.span.start - start, end: edit.span.end - start },
  }));
  return { start, oldEnd, text: applied(text.slice(start, oldEnd), moved) };
}

/** The safe fixes that can be done together: of what stands in one part, one name of a field at a time, as two could become the same. */
function safeEdits(findings: readonly Finding[], context: FixContext): FixEdit[] {
  const edits: FixEdit[] = [];
  const renamed = new Set<number>();
  let end = -1;
  for (const finding of findings) {
    if (finding.suggestion === undefined || finding.span.start < end || !suggested.mends(finding.rule)) continue;
    const part = partAt(context.judgement.record, finding.span.start).start;
    const isName = finding.rule === 'schema/unknown-field';
    if (isName && renamed.has(part)) continue;
    for (const { safe, edits: its } of suggested.make(finding, context)) {
      if (!safe) continue;
      edits.push(...its);
      end = Math.max(end, ...its.map(({ span }) => span.end));
      if (isName) renamed.add(part);
    }
  }
  return edits;
}

/** Line by line where two records differ: safe fixes change no line ending, so each line still is the line that it was. */
function differences(before: CaseRecord, after: CaseRecord): FixEdit[] {
  const edits = inText(before.opening, after.opening, 0);
  for (const [at, { block, start }] of before.blocks.entries()) {
    const now = after.blocks[at]?.block;
    if (now && now !== block) edits.push(...inText(block.text, now.text, start));
  }
  return edits;
}

function inText(before: string, after: string, start: number): FixEdit[] {
  if (before === after) return [];
  const lines = after.split('\n');
  const edits: FixEdit[] = [];
  let at = start;
  for (const [number, line] of before.split('\n').entries()) {
    const now = lines[number] ?? '';
    if (line !== now) edits.push(plainEdit(...changedIn(line, now, at)));
    at += line.length + 1;
  }
  return edits;
}

/** What differs between two lines, whole words as far as they go. */
function changedIn(line: string, now: string, start: number): [Span, string] {
  const shorter = Math.min(line.length, now.length);
  let from = 0;
  while (from < shorter && line[from] === now[from]) from++;
  let to = 0;
  while (to < shorter - from && line[line.length - 1 - to] === now[now.length - 1 - to]) to++;
  return [{ start: start + from, end: start + line.length - to }, now.slice(from, now.length - to)];
}
