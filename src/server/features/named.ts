/** What a name in a record, or in the settings, stands for, and everywhere else that it stands: the ground of definition, references, highlights and rename. */
import type { Location } from 'vscode-languageserver';
import type { CaseRecord, Entry, Span } from '../../record/types.ts';
import { blocksWithin, linkedFile, type Mention, namesOf } from '../../workspace/mentions.ts';
import type { RecordOutline } from '../../workspace/outline.ts';
import type { Uri } from '../../workspace/types.ts';
import { placed, rangeOf } from '../judged-record.ts';
import type { Outlines, ReadRecord } from '../outlines.ts';

export type Named =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'child'; readonly name: string }
  /** `file` is the address of the record that holds the entry; undefined where no record has the id that is written. */
  | { readonly kind: 'entry'; readonly name: string; readonly file: Uri | undefined };

export interface NamedAt {
  readonly named: Named;
  /** Where the name stands; of an entry's heading, the whole of it. */
  readonly span: Span;
  readonly declares: boolean;
}

/** Where a question about a name was asked: in a record, or in the team's settings. */
export type From = Pick<ReadRecord, 'workspace' | 'key'>;

/** What is named at a document offset: by a field, a link or an entry's heading. */
export function namedAt(read: ReadRecord, offset: number): NamedAt | undefined {
  const around = { start: offset, end: offset };
  const found = namesOf(read.workspace)
    .mentions(read.record, around)
    .find(({ span }) => span.start <= offset && offset <= span.end);
  if (found !== undefined) return { named: named(found, read), span: found.span, declares: found.declares };
  const entry = headingAt(read.record, offset);
  if (entry === undefined) return undefined;
  const span = placed(entry.start, entry.block.heading.span);
  return { named: { kind: 'entry', name: entry.address, file: read.key }, span, declares: true };
}

function headingAt(record: CaseRecord, offset: number): Entry | undefined {
  const [at] = blocksWithin(record, { start: offset, end: offset });
  if (at?.block.kind !== 'entry') return undefined;
  const { start, end } = placed(at.start, at.block.heading.span);
  return offset >= start && offset <= end ? entryStarting(record, at.start) : undefined;
}

/** The entry whose block starts at this offset. Entries stand in order. */
export function entryStarting({ entries }: CaseRecord, start: number): Entry | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found = entries[low];
  return found?.start === start ? found : undefined;
}

/** What a mention in this record stands for. */
export function named(mention: Mention, { key, record, workspace }: ReadRecord): Named {
  if (mention.kind !== 'entry') return { kind: mention.kind, name: mention.name };
  const { name } = mention;
  if (mention.file !== undefined) return { kind: 'entry', name, file: linkedFile(key, mention.file) };
  if (mention.record === undefined || mention.record === record.id) return { kind: 'entry', name, file: key };
  return { kind: 'entry', name, file: workspace.find(mention.record) };
}

/** Whether two names stand for the same. */
export function isSame(a: Named, b: Named): boolean {
  if (a.kind !== b.kind || a.name !== b.name) return false;
  return a.kind !== 'entry' || b.kind !== 'entry' || (a.file !== undefined && a.file === b.file);
}

/** Everywhere in one record that something is named. An entry's heading is none of these places. */
export function mentionsIn(read: ReadRecord, wanted: Named): Mention[] {
  const names = namesOf(read.workspace);
  const isWanted = (mention: Mention): boolean => mention.kind === wanted.kind && isSame(named(mention, read), wanted);
  const found = names.mentionsInOpening(read.record).filter(isWanted);
  for (const { block, start } of read.record.blocks) {
    // Looking for places costs more than looking for text; escapes may hide a text.
    if (!block.text.includes(wanted.name) && !/[\\%]/.test(block.text)) continue;
    for (const mention of names.mentionsIn(block)) {
      if (isWanted(mention)) found.push({ ...mention, span: placed(start, mention.span) });
    }
  }
  return found;
}

export interface MentionsInFile {
  readonly read: ReadRecord;
  readonly mentions: readonly Mention[];
}

/** Everywhere in the records of one workspace that something is named, file by file; the file asked from before the others. */
export async function mentionsEverywhere(outlines: Outlines, from: From, wanted: Named): Promise<MentionsInFile[]> {
  const all: MentionsInFile[] = [];
  const records = await outlines.governedBy(from.workspace);
  const holder = wanted.kind === 'entry' ? records.find(({ key }) => key === wanted.file)?.outline.id : undefined;
  for (const { key, outline } of records) {
    if (!mayMention(outline, wanted, holder) && !(wanted.kind === 'entry' && key === wanted.file)) continue;
    const read = await outlines.read(key);
    const mentions = read === undefined ? [] : mentionsIn(read, wanted);
    if (read !== undefined && mentions.length > 0) all.push({ read, mentions });
  }
  return all.sort((a, b) => Number(b.read.key === from.key) - Number(a.read.key === from.key));
}

/** `holder` is the id of the record that holds the entry: elsewhere an entry is named with it, or by a link to its file. */
function mayMention(outline: RecordOutline, wanted: Named, holder: string | undefined): boolean {
  switch (wanted.kind) {
    case 'person':
      return outline.people.has(wanted.name);
    case 'team':
      return outline.teams.has(wanted.name);
    case 'child':
      return outline.children.has(wanted.name);
    case 'entry':
      return outline.linksFiles || (holder !== undefined && outline.children.has(holder));
  }
}

/** A place in a record as the editor knows it. */
export function locationOf({ uri, document }: ReadRecord, span: Span): Location {
  return { uri, range: rangeOf(document, span) };
}

/** The entry with this address. */
export function entryAt(record: CaseRecord, address: string): Entry | undefined {
  return record.entries.find((entry) => entry.address === address);
}
