/** Writes entries and front matter as the text of a record. */
import { Document } from 'yaml';

/** A field's value before it is written: empty parts are left out. */
export type Written = string | undefined | readonly Written[] | { readonly [key: string]: Written };

/** An entry to be written. Entries of one day keep the order in which they are given. */
export interface WrittenEntry {
  /** The text of the date as the source has it; it need not be a date that exists. */
  readonly date: string;
  readonly type: string;
  readonly fields: { readonly [key: string]: Written };
  readonly narrative?: string;
}

/** `---` and the mapping between, with a line ending. */
export function frontMatter(fields: { readonly [key: string]: Written }): string {
  return `---\n${yaml(fields)}---\n`;
}

/** The entries as Markdown in date order. */
export function entriesText(entries: readonly WrittenEntry[]): string {
  return [...entries]
    .map((entry, position) => ({ entry, position }))
    .sort((a, b) => compare(a.entry.date, b.entry.date) || a.position - b.position)
    .map(({ entry }) => entryText(entry))
    .join('\n');
}

function entryText({ date, type, fields, narrative }: WrittenEntry): string {
  const body = yaml(fields);
  const block = body === '' ? '' : `\n\`\`\`yaml\n${body}\`\`\`\n`;
  // A text without a date can't head an entry; as a free section it keeps every fact, and the import reports it.
  const heading = /^\d{4}-\d{2}-\d{2}$/.test(date)
    ? `## ${date} ${type}`
    : `## ${type} (date in the census: ${inline(date)})`;
  return `${heading}\n${block}${narrative === undefined ? '' : `\n${narrative}\n`}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Text that stays within one line of Markdown. */
export function inline(text: string): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return flat === '' ? 'none' : flat.replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

function yaml(fields: { readonly [key: string]: Written }): string {
  const value = pruned(fields);
  if (value === undefined) return '';
  // In this schema every scalar is text, so that a code such as 4 or 01 is written, and read again, as it stands.
  const document = new Document(value, { schema: 'failsafe', version: '1.2' });
  return document.toString({ lineWidth: 0, indentSeq: true, flowCollectionPadding: false, defaultStringType: 'PLAIN' });
}

function pruned(value: Written): unknown {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    const items = value.map(pruned).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  const entries = Object.entries(value)
    .map(([key, part]) => [key, pruned(part)] as const)
    .filter(([, part]) => part !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
