/** An open record for reading: its head, its blocks in words, and where each stands. */
import { ageInWords } from '../../calendar/ages.ts';
import { carriedOn } from '../../journey/statuses.ts';
import { inWords } from '../../journey/wording.ts';
import type { FieldMap, IsoDate } from '../../record/types.ts';
import { sayDate, sayDays } from '../../rules/wording.ts';
import { type FieldReaders, type FieldRow, fieldRows, type SaidValue } from '../../views/field-words.ts';
import { previewEntry, previewSection } from '../../views/preview/entries.ts';
import type { Preview, PreviewHead, Remark } from '../../views/preview/types.ts';
import { type JudgedRecord, linesOf } from '../judged-record.ts';
import { findingsBesideOthers } from './diagnostics.ts';
import { dueTitle, openDeadlines } from './due-words.ts';

/** A preview, and the first and last line of each of its blocks, from 0. */
export interface RecordPreview {
  readonly preview: Preview;
  readonly lines: readonly { readonly line: number; readonly last: number }[];
}

/** Most deadlines that the head names. */
const MOST_DUE = 5;
const IN_HEAD: ReadonlySet<string> = new Set(['record', 'id', 'name', 'worker']);

export function previewOf(record: JudgedRecord): RecordPreview {
  const { judgement, workspace } = record;
  const { record: read, journey } = judgement;
  const born = journey?.facts.born;
  const { places, links } = placesOf(record);
  const readers: FieldReaders = {
    nameOf: (id) => workspace.config.people.get(id)?.name,
    entryOf: (reference) => {
      const place = links[`#${reference}`];
      const found = place === undefined ? undefined : places.get(place);
      return found === undefined || place === undefined ? undefined : { words: found, place };
    },
  };
  const remarks = remarksByBlock(record);
  const sources = { catalogue: workspace.catalogue, readers, ...(born === undefined ? {} : { born }) };
  const blocks = read.blocks.map(({ block }, at) =>
    block.kind === 'entry' ? previewEntry(block, remarks.get(at) ?? [], sources) : previewSection(block),
  );
  const lines = read.blocks.map((block) => linesOf(record, block));
  return { preview: { head: headOf(record, readers, remarks.get(-1) ?? []), blocks, links }, lines };
}

/** What each own entry is called, by the number of its block; and that number by the addresses that a link may have. */
function placesOf({ judgement: { record }, workspace: { catalogue } }: JudgedRecord): {
  readonly places: ReadonlyMap<number, string>;
  readonly links: Readonly<Record<string, number>>;
} {
  const places = new Map<number, string>();
  const links: Record<string, number> = Object.create(null);
  let at = 0;
  for (const { start, block, address } of record.entries) {
    while (at < record.blocks.length && (record.blocks[at]?.start ?? start) < start) at += 1;
    const { type, typeText, date, dateText } = block.heading;
    const title = (type === undefined ? undefined : catalogue.type(type)?.title) ?? typeText;
    places.set(at, `${title}, ${date === undefined ? dateText : inWords(date)}`);
    links[`#${address}`] ??= at;
    if (record.id !== undefined) links[`#${record.id}/${address}`] ??= at;
  }
  return { places, links };
}

/** Findings by the number of the block in which they stand; -1 for those above the first. Both are in order of place. */
function remarksByBlock(judged: JudgedRecord): ReadonlyMap<number, readonly Remark[]> {
  const { record } = judged.judgement;
  const found = new Map<number, Remark[]>();
  let at = -1;
  for (const { span, severity, message } of findingsBesideOthers(judged)) {
    while (at + 1 < record.blocks.length && (record.blocks[at + 1]?.start ?? 0) <= span.start) at += 1;
    const here = found.get(at) ?? [];
    found.set(at, here);
    here.push({ severity, message });
  }
  return found;
}

function headOf(record: JudgedRecord, readers: FieldReaders, remarks: readonly Remark[]): PreviewHead {
  const { judgement, workspace, asOf } = record;
  const { record: read, journey } = judgement;
  const value: FieldMap = read.frontMatter?.fields?.value ?? Object.create(null);
  const id = read.id ?? journey?.facts.id;
  const person = typeof value.worker === 'string' ? (readers.nameOf(value.worker) ?? value.worker) : undefined;
  const name = read.kind === 'supervision' ? person : value.name;
  const title = typeof name === 'string' && name !== '' ? name : (id ?? '');
  const born = journey?.facts.born;
  const isBroken = read.frontMatter !== undefined && read.frontMatter.problems.length > 0;
  return {
    title: title === '' ? 'A record' : title,
    ...(id === undefined || id === title ? {} : { id }),
    ...(read.kind === undefined ? {} : { kind: read.kind }),
    ...(born === undefined || born > asOf || value.died !== undefined ? {} : { age: ageInWords(born, asOf) }),
    asOf: inWords(asOf),
    standing: standingOf(record, readers),
    rows: read.kind === undefined ? [] : fieldRows(value, workspace.catalogue.frontMatter(read.kind), readers, IN_HEAD),
    summary: summaryOf(read.opening.slice(read.summary.start, read.summary.end), title),
    ...(isBroken ? { typed: read.frontMatter?.text ?? '' } : {}),
    remarks,
  };
}

/** The summary without a first heading that only repeats the name. */
function summaryOf(text: string, title: string): string {
  const summary = text.trim();
  const [first = ''] = summary.split(/\r?\n/u, 1);
  return first === `# ${title}` ? summary.slice(first.length).trim() : summary;
}

function standingOf({ judgement: { journey }, workspace, asOf }: JudgedRecord, readers: FieldReaders): FieldRow[] {
  if (journey === undefined) return [];
  const held = journey.statuses.filter(({ end }) => end === undefined);
  const since = (start: IsoDate): string => `since ${sayDate(start, asOf)}`;
  const rows: FieldRow[] = [];
  const now = held.filter(({ status }) => status !== 'allocated');
  if (now.length > 0)
    rows.push({ title: 'Now', values: now.map(({ title, start }) => ({ words: `${title}, ${since(start)}` })) });
  const allocated = held.find(({ status }) => status === 'allocated');
  const worker = allocated && carriedOn(allocated, asOf).worker;
  if (typeof worker === 'string')
    rows.push({ title: 'Allocated worker', values: [{ words: readers.nameOf(worker) ?? worker }] });
  const due = openDeadlines(journey).map(
    (deadline): SaidValue => ({
      words: `${dueTitle(deadline.clock, workspace.catalogue)}: ${dueOn(deadline.due, asOf, deadline.daysLate)}`,
    }),
  );
  const shown = due.slice(0, MOST_DUE);
  if (due.length > MOST_DUE) shown.push({ words: `and ${due.length - MOST_DUE} more` });
  if (shown.length > 0) rows.push({ title: 'Due', values: shown });
  return rows;
}

function dueOn(due: IsoDate, asOf: IsoDate, daysLate: number | undefined): string {
  const late = due < asOf && daysLate !== undefined ? `, ${sayDays(daysLate)} late` : '';
  return `${sayDate(due, asOf)}${late}`;
}
