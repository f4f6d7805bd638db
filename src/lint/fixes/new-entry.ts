/** A whole entry, dated today and made from its type's snippet, put where this record has its newest ones. */
import { baseAddress } from '../../record/address.ts';
import type { CaseRecord, Entry, IsoDate } from '../../record/types.ts';
import { entrySnippet, type Known } from '../../schema/snippet.ts';
import type { EntryType } from '../../schema/types.ts';
import { lineEndingOf } from './place.ts';
import { readAlone } from './trial.ts';
import type { FixContext, FixEdit } from './types.ts';
import { type NewField, writeItemLines } from './write-fields.ts';
import { filledText, readSnippet, Writing } from './writing.ts';

/** What an entry says besides its type and its day. */
export interface EntrySays extends Pick<Known, 'values'> {
  /** Fields with a place to type in, each with a text to try. */
  readonly asks?: Readonly<Record<string, string>>;
  /** One action that it agrees, in place of those that the snippet has room for. */
  readonly action?: readonly NewField[];
}

/** The address that an entry of this type dated `on` has where {@link newEntry} puts it: behind all whose addresses begin alike. */
export function newAddress(record: CaseRecord, type: EntryType, on: IsoDate): string {
  const base = baseOf(type, on);
  const taken = new Set(alike(record, base).map(({ address }) => address));
  let address = base;
  for (let count = 2; taken.has(address); count++) address = `${base}-${count}`;
  return address;
}

function baseOf(type: EntryType, on: IsoDate): string {
  const none = { start: 0, end: 0 };
  const when = { dateText: on, dateSpan: none, date: on };
  return baseAddress({ span: none, ...when, typeText: type.title, typeSpan: none, type: type.id });
}

/** The entries that may have the address, or one made from it. */
function alike({ entries }: CaseRecord, base: string): readonly Entry[] {
  return entries.filter(({ address }) => address.startsWith(base));
}

/** The entry as an edit of the record; undefined where the last part of the record would swallow it. */
export function newEntry(
  type: EntryType,
  { values = {}, asks = {}, action }: EntrySays,
  context: FixContext,
): FixEdit | undefined {
  const { judgement, asOf, worker } = context;
  const { record } = judgement;
  const eol = lineEndingOf('', record);
  const own = action ? { ...type, asks: type.asks.filter((ask) => ask !== 'actions') } : type;
  const snippet = entrySnippet(own, { today: asOf, ...(worker !== undefined && { worker }), values });
  const body = snippet.replace(/\s*\$0\s*$/, '').replace(/\r\n?|\n/g, eol);
  const at = body.lastIndexOf(
    `${eol}\`\`\``,
    body.indexOf(`${eol}### `) === -1 ? undefined : body.indexOf(`${eol}### `),
  );
  if (at === -1) return undefined;
  const placed = place(record, baseOf(type, asOf), eol);
  if (!placed) return undefined;
  const writing = new Writing().add(placed.before);
  readSnippet(body.slice(0, at), writing);
  for (const [key, sample] of Object.entries(asks)) writing.add(`${eol}${key}: `).stop(sample);
  if (action) writeItemLines(writing.add(`${eol}actions:${eol}`), '  ', action, eol);
  readSnippet(body.slice(at), writing).add(placed.after);
  const edit = writing.edit({ start: placed.at, end: placed.at });
  const [block, ...more] = readAlone(filledText(edit).trimStart(), context.catalogue).blocks;
  return block?.block.kind === 'entry' && block.block.problems.length === 0 && more.length === 0 ? edit : undefined;
}

interface Placed {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * At the end, or before the first entry where the newest stand first. There it stands behind those of its day and type: addresses are told apart by
 * the order of the file, so before them it would take the address of one, and what refers to that would silently mean another.
 */
function place(record: CaseRecord, base: string, eol: string): Placed | undefined {
  const [first] = record.entries;
  const last = record.entries.at(-1);
  const dates = [first?.block.heading.date, last?.block.heading.date];
  if (first && dates[0] !== undefined && dates[1] !== undefined && dates[0] > dates[1]) {
    const before = alike(record, base).at(-1);
    if (before === undefined) {
      const isOpen = record.blocks[0]?.start !== first.start;
      return isOpen ? undefined : { at: first.start, before: '', after: eol + eol };
    }
    const next = record.blocks.find(({ start }) => start > before.start);
    if (next) return { at: next.start, before: breaksAfter(before.block.text, eol), after: eol + eol };
  }
  const end = record.blocks.at(-1);
  const isOpen = end?.block.problems.some(({ rule }) => rule === 'record/open-fence' || rule === 'record/open-comment');
  if (isOpen || (!end && record.frontMatter === undefined)) return undefined;
  const text = end ? end.block.text : record.opening;
  return {
    at: (end?.start ?? 0) + text.length,
    before: breaksAfter(text, eol),
    after: breaksAtEnd(text) > 0 ? eol : '',
  };
}

/** The line breaks that a heading wants behind this text, so that a blank line stands before it. */
export function breaksAfter(text: string, eol: string): string {
  return eol.repeat(Math.max(0, 2 - breaksAtEnd(text)));
}

function breaksAtEnd(text: string): number {
  return (text.slice(text.trimEnd().length).match(/\r\n|\r|\n/g) ?? []).length;
}
