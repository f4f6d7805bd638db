/** What can be pointed at: earlier entries of the record, in fields and in Markdown links, and children by name. */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { countUpTo } from '../../journey/order.ts';
import type { Entry, FieldValue, IsoDate } from '../../record/types.ts';
import { sayDate } from '../../rules/wording.ts';
import { type JudgedRecord, lineOf, rangeOf, textOf } from '../judged-record.ts';
import { offerOrder } from './offer-order.ts';

/** Entries offered at once. Where there are more, what is typed finds them. */
export const MOST_REFERENCES = 200;

/** A choice before its place in the text is known. */
export type Offer = Omit<CompletionItem, 'textEdit'>;

/**
 * Entries of this record but for `self`: those before it first, the latest first, since answers mostly follow soon. `typed` leaves out those of which
 * neither the date, the type nor the subject has it.
 */
export function referenceOffers(record: JudgedRecord, self: Entry | undefined, typed: string): Offer[] {
  const { entries } = record.judgement.record;
  const wanted = typed.toLowerCase();
  const before = self?.block.heading.date;
  const earlier: Entry[] = [];
  const later: Entry[] = [];
  for (let at = entries.length - 1; at >= 0 && earlier.length < MOST_REFERENCES; at--) {
    const entry = entries[at];
    if (entry === undefined || entry.start === self?.start) continue;
    if (wanted !== '' && !wordsOf(entry, record.asOf).toLowerCase().includes(wanted)) continue;
    const { date } = entry.block.heading;
    if (before !== undefined && date !== undefined && date > before) later.push(entry);
    else earlier.push(entry);
  }
  return [...earlier, ...later].slice(0, MOST_REFERENCES).map((entry, index) => ({
    label: entry.address,
    kind: CompletionItemKind.Reference,
    labelDetails: { description: saidOn(entry, record.asOf) },
    detail: titleOf(entry),
    filterText: wordsOf(entry, record.asOf),
    sortText: offerOrder(index),
  }));
}

function titleOf({ block: { heading } }: Entry): string {
  return [heading.typeText, heading.subject?.text].filter(Boolean).join(': ');
}

function saidOn({ block: { heading } }: Entry, asOf: IsoDate): string {
  return heading.date === undefined ? heading.dateText : sayDate(heading.date, asOf);
}

/** What an entry is found by: its address, its date as people say it, its title. */
function wordsOf(entry: Entry, asOf: IsoDate): string {
  return `${entry.address} ${saidOn(entry, asOf)} ${titleOf(entry)}`;
}

/** In plain text: the fragment of a Markdown link, `](#…`. */
export function linkItems(record: JudgedRecord, offset: number): CompletionItem[] {
  const line = lineOf(record, offset);
  const before = textOf(record, { start: line.start, end: offset });
  const opening = before.lastIndexOf('](#');
  if (opening === -1) return [];
  const typed = before.slice(opening + 3);
  if (/[\s()]/.test(typed)) return [];
  const rest = /^[^\s()]*/.exec(textOf(record, { start: offset, end: line.end }))?.[0] ?? '';
  const end = offset + rest.length;
  const closed = textOf(record, { start: end, end: Math.min(end + 1, line.end) }) === ')';
  const range = rangeOf(record.document, { start: offset - typed.length, end });
  const { entries } = record.judgement.record;
  const self = entries[countUpTo(entries, ({ start }) => start <= offset) - 1];
  return referenceOffers(record, self, typed).map((offer) => ({
    ...offer,
    textEdit: { range, newText: closed ? offer.label : `${offer.label})` },
  }));
}

/** Lists of children, by the name of their field: an entry's siblings, a session's cases, a child's brothers and sisters. */
const CHILDREN: readonly string[] = ['also', 'cases', 'siblings'];

export function namesChildren(field: string | number | undefined): boolean {
  return typeof field === 'string' && CHILDREN.includes(field);
}

/**
 * The other records of the workspace that the list doesn't name yet, in order of their ids; found by name too. Where there are more than anybody looks
 * through, `typed` leaves out those of which neither the id nor the name has it.
 */
export function childOffers(record: JudgedRecord, written: FieldValue | undefined, typed: string): Offer[] {
  const { around } = record.workspace;
  const own = record.judgement.record.id;
  const named = new Set(typeof written === 'string' ? [written] : Array.isArray(written) ? written : []);
  const all = [...around.ids()].filter((id) => id !== own && !named.has(id)).sort();
  const wanted = all.length > MOST_REFERENCES ? typed.replace(/^["']/, '').toLowerCase() : '';
  const offers: Offer[] = [];
  for (const id of all) {
    if (offers.length === MOST_REFERENCES) break;
    const name = record.workspace.nameOf(id);
    const words = name === undefined ? id : `${name} ${id}`;
    if (!words.toLowerCase().includes(wanted)) continue;
    offers.push({
      label: name ?? id,
      ...(name === undefined ? {} : { labelDetails: { description: id } }),
      kind: CompletionItemKind.Reference,
      insertText: id,
      filterText: words,
      sortText: offerOrder(offers.length),
    });
  }
  return offers;
}
