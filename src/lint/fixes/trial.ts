/**
 * Every edit is tried before it is offered: with something typed at each of its stops, each part of the record that it touches must read as
 * one part still, with no fault that it didn't have. An edit that fails is not offered; odd YAML is a reason to offer nothing, never to guess.
 */
import { createRecordParser } from '../../record/parse.ts';
import type { CaseRecord, FieldValue, RecordParser } from '../../record/types.ts';
import { valueAt } from '../../schema/check.ts';
import type { Catalogue } from '../../schema/types.ts';
import { openingOf, type Part, partAt } from './place.ts';
import type { Fix, FixContext, FixEdit } from './types.ts';
import { applied, filledText } from './writing.ts';

const parsers = new WeakMap<Catalogue, RecordParser>();

/** Reads a part by itself, as it is read in its record. */
export function readAlone(text: string, catalogue: Catalogue): CaseRecord {
  let parser = parsers.get(catalogue);
  if (!parser) {
    parser = createRecordParser({ types: catalogue });
    parsers.set(catalogue, parser);
  }
  return parser.parse(text);
}

/** The faults of a part by itself, by rule: of its text and of its fields. */
export function faultsIn(record: CaseRecord, catalogue: Catalogue, isOpening: boolean): ReadonlyMap<string, number> {
  const faults = new Map<string, number>();
  const count = ({ rule }: { readonly rule: string }): void => {
    faults.set(rule, (faults.get(rule) ?? 0) + 1);
  };
  if (isOpening) {
    for (const problem of record.problems) count(problem);
    for (const problem of record.frontMatter?.problems ?? []) count(problem);
    if (record.frontMatter) for (const problem of catalogue.checkFrontMatter(record.frontMatter)) count(problem);
  }
  for (const { block } of record.blocks) {
    for (const problem of block.problems) count(problem);
    if (block.kind === 'entry') for (const problem of catalogue.checkEntry(block)) count(problem);
  }
  return faults;
}

/** An edit of one part, at offsets in the part. */
function within(edit: FixEdit, part: Part): FixEdit {
  return { ...edit, span: { start: edit.span.start - part.start, end: edit.span.end - part.start } };
}

/** A part after edits that lie in it, with their stops filled. */
export function afterEdits(part: Part, edits: readonly FixEdit[]): string {
  return applied(
    part.text,
    edits.map((edit) => within(edit, part)),
    filledText,
  );
}

/** What is expected of an edit besides what it says. */
export interface Expected {
  /** How many entries it adds. */
  readonly entries?: number;
  /**
   * What could not be read or known before can be now, so that faults of fields may come to light which were there all along. Of the
   * rule that the fix is for there must be one less still: a key that is written twice may come to light as the same fault once more.
   */
  readonly reveals?: boolean;
}

/** Whether a fix leaves all that it touches as it was but for what it says. */
export function holds(
  fix: Pick<Fix, 'edits' | 'rule'>,
  { judgement: { record }, catalogue }: FixContext,
  { entries = 0, reveals = false }: Expected = {},
): boolean {
  const parts = new Map<number, { readonly part: Part; readonly edits: FixEdit[] }>();
  for (const edit of fix.edits) {
    // What is put in where one part ends and the next begins belongs to the one before.
    const part = partAt(record, edit.span.start === edit.span.end ? Math.max(0, edit.span.start - 1) : edit.span.start);
    if (edit.span.end > part.start + part.text.length) return false;
    const there = parts.get(part.start);
    if (there) there.edits.push(edit);
    else parts.set(part.start, { part, edits: [edit] });
  }
  let added = 0;
  let ofRule = 0;
  let left = 0;
  for (const { part, edits } of parts.values()) {
    const isOpening = part.start === 0 && part.text === openingOf(record).text;
    const before = readAlone(part.text, catalogue);
    const after = readAlone(afterEdits(part, edits), catalogue);
    const more = after.blocks.length - before.blocks.length;
    if (more < 0 || (before.frontMatter === undefined) !== (after.frontMatter === undefined)) return false;
    added += more;
    const old = faultsIn(before, catalogue, isOpening);
    const now = faultsIn(after, catalogue, isOpening);
    for (const [rule, count] of now) {
      if (count > (old.get(rule) ?? 0) && !(reveals && rule.startsWith('schema/'))) return false;
    }
    if (fix.rule !== undefined) {
      ofRule += old.get(fix.rule) ?? 0;
      left += now.get(fix.rule) ?? 0;
    }
  }
  if (reveals && ofRule > 0 && left >= ofRule) return false;
  return added === entries;
}

/** The value at a path of a part's fields once a fix of it is filled in; undefined where it isn't there. */
export function valueAfter(
  part: Part,
  edits: readonly FixEdit[],
  path: readonly (string | number)[],
  catalogue: Catalogue,
): FieldValue | undefined {
  const after = readAlone(afterEdits(part, edits), catalogue);
  const [block] = after.blocks;
  const fields = part.entry
    ? block?.block.kind === 'entry'
      ? block.block.fields
      : undefined
    : after.frontMatter?.fields;
  return fields && valueAt(fields.value, path);
}
