/**
 * Gives an entry a name of its own: writes its `id`, or takes the line out again where the new name is the address that it has without one. What comes of
 * it is read back before anything is changed, so that a change that would not do what was asked is never offered.
 */
import { baseAddress } from '../../record/address.ts';
import type { CaseRecord, Entry, Span } from '../../record/types.ts';
import { textSpan } from '../../schema/written-values.ts';
import { namesOf } from '../../workspace/mentions.ts';
import { placed } from '../judged-record.ts';
import type { ReadRecord } from '../outlines.ts';
import { entryAt } from './named.ts';
import { fieldRegion } from './record-cursor.ts';
import type { Refused } from './rename.ts';

interface Given {
  readonly change: Span & { readonly text: string };
  /** The addresses that are others by it, the entry's own among them: what each was and is now. */
  readonly addresses: readonly (readonly [before: string, after: string])[];
}

export function giveName(read: ReadRecord, entry: Entry, name: string): Given | Refused {
  const id = namesOf(read.workspace)
    .valuesOf(entry.block)
    .find(({ kind }) => kind === 'own-entry');
  if (id !== undefined && name.startsWith(baseAddress(entry.block.heading))) {
    const without = withoutId(entry, id.text);
    const given = without && tried(read, entry, name, without);
    if (given !== undefined) return given;
  }
  const other = entryAt(read.record, name);
  if (other !== undefined)
    return { refused: `Another entry of this record has the address "${name}" already. Choose another name.` };
  const change = id === undefined ? withId(entry, name) : changedId(entry, id, name);
  const given = change && tried(read, entry, name, change);
  return given ?? { refused: 'The fields of this entry cannot be read, so it can be given no id. Mend them first.' };
}

/** What comes of a change; undefined where the entry does not get the name by it, or the record falls apart in another way. */
function tried(
  { record, workspace }: ReadRecord,
  entry: Entry,
  name: string,
  change: Given['change'],
): Given | undefined {
  const text = record.text.slice(0, change.start) + change.text + record.text.slice(change.end);
  const after: CaseRecord = workspace.parse(text);
  if (after.entries.length !== record.entries.length || after.entries[entry.index]?.address !== name) return undefined;
  const problems = after.entries[entry.index]?.block.problems.length ?? 0;
  if (problems > entry.block.problems.length || entry.block.problems.some(({ rule }) => rule === 'record/yaml'))
    return undefined;
  const addresses = record.entries.flatMap(({ address, index }) => {
    const now = after.entries[index]?.address ?? address;
    return now === address ? [] : [[address, now] as const];
  });
  return { change, addresses };
}

function changedId(
  entry: Entry,
  id: { readonly path: readonly (string | number)[]; readonly text: string },
  name: string,
) {
  const { fields, text } = entry.block;
  const span = fields && textSpan(text, fields, id);
  return span && { ...placed(entry.start, span), text: name };
}

/** The fields begin with the id; an entry without fields gets a block of them. */
function withId(entry: Entry, name: string): Given['change'] {
  const { text, heading } = entry.block;
  const region = fieldRegion(entry);
  if (region === undefined) {
    const at = entry.start + heading.span.end;
    return { start: at, end: at, text: idBlock(text, name) };
  }
  const at = entry.start + region.start;
  return { start: at, end: at, text: idLine(text, region, name) };
}

/** What {@link withId} writes, taken out again; undefined where the id was written in another way. */
function withoutId(entry: Entry, id: string): Given['change'] | undefined {
  const { text, heading } = entry.block;
  const block = idBlock(text, id);
  if (text.startsWith(block, heading.span.end)) return removed(entry, heading.span.end, block.length);
  const region = fieldRegion(entry);
  if (region === undefined) return undefined;
  const line = idLine(text, { start: region.start + idLine(text, region, id).length, end: region.end }, id);
  const isAlone = text.slice(region.start, region.end).trim() === line.trim();
  return text.startsWith(line, region.start) && !isAlone ? removed(entry, region.start, line.length) : undefined;
}

function removed(entry: Entry, at: number, length: number): Given['change'] {
  const start = entry.start + at;
  return { start, end: start + length, text: '' };
}

/** Set in as the line after it is. */
function idLine(text: string, { start, end }: Span, name: string): string {
  const indent = /^[ ]*(?=[^\s])/.exec(text.slice(start, Math.max(start, end)))?.[0] ?? '';
  return `${indent}id: ${name}${lineEnding(text)}`;
}

function idBlock(text: string, name: string): string {
  const end = lineEnding(text);
  return `${end}${end}\`\`\`yaml${end}id: ${name}${end}\`\`\``;
}

function lineEnding(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
