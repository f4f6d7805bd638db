/** Finds children and entries in all records of the window by a few letters of their id, name, title, subject or date. */
import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { EntryOutline, RecordOutline } from '../../workspace/outline.ts';
import type { FoundRecord } from '../outlines.ts';

/** More than anyone looks through. */
export const MOST_SYMBOLS = 500;
/** Longer questions find nothing that shorter ones don't. */
const LONGEST_QUERY = 100;

/** What is searched, made once for each outline. */
interface Searched {
  readonly who: string;
  /** In small letters without accents: the record, then its entries. */
  readonly record: string;
  readonly entries: readonly string[];
}

const searched = new WeakMap<RecordOutline, Searched>();

interface Hit {
  readonly score: number;
  readonly symbol: () => WorkspaceSymbol;
}

/** The best first; children before entries where both fit as well. Every word of the query must be found. */
export function workspaceSymbolsOf(
  records: readonly FoundRecord[],
  query: string,
  uriOf: (key: string) => string,
): WorkspaceSymbol[] {
  const words = flat(query.slice(0, LONGEST_QUERY)).split(/\s+/).filter(Boolean);
  const hits: Hit[] = [];
  for (const { key, outline } of records) {
    const { who, record, entries } = searchedIn(outline);
    if (who === '') continue;
    const score = scoreOf(record, words);
    if (score > 0) hits.push({ score: score + 1, symbol: () => recordSymbol(uriOf(key), outline, who) });
    if (words.length === 0) continue;
    outline.entries.forEach((entry, at) => {
      const fits = scoreOf(entries[at] ?? '', words);
      if (fits > 0) hits.push({ score: fits, symbol: () => entrySymbol(uriOf(key), entry, who) });
    });
  }
  hits.sort((a, b) => b.score - a.score);
  return hits.slice(0, MOST_SYMBOLS).map(({ symbol }) => symbol());
}

function searchedIn(outline: RecordOutline): Searched {
  let known = searched.get(outline);
  if (known === undefined) {
    const { id, name } = outline;
    const who = name === undefined ? (id ?? '') : id === undefined ? name : `${name} (${id})`;
    const record = flat(`${id ?? ''} ${name ?? ''}`.trim());
    known = { who, record, entries: outline.entries.map((entry) => `${flat(titleOf(entry))} ${record}`) };
    searched.set(outline, known);
  }
  return known;
}

function titleOf({ date, title, subject }: EntryOutline): string {
  const name = [date, title].filter(Boolean).join(' ') || 'Entry';
  return subject === undefined ? name : `${name}: ${subject}`;
}

function recordSymbol(uri: string, { kind }: RecordOutline, name: string): WorkspaceSymbol {
  const start = { line: 0, character: 0 };
  const containerName = kind === 'supervision' ? 'Supervision file' : "Child's record";
  return { name, kind: SymbolKind.Object, containerName, location: { uri, range: { start, end: start } } };
}

function entrySymbol(uri: string, entry: EntryOutline, containerName: string): WorkspaceSymbol {
  const { line, length } = entry;
  const range = { start: { line, character: 0 }, end: { line, character: length } };
  return { name: titleOf(entry), kind: SymbolKind.Event, containerName, location: { uri, range } };
}

/** 0 where a word is not found; more for a word in one piece, and most for one that begins a word. No words fit anything. */
function scoreOf(text: string, words: readonly string[]): number {
  let score = 1;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at !== -1) score += at === 0 || text[at - 1] === ' ' ? 4 : 3;
    else if (isScattered(text, word)) score += 1;
    else return 0;
  }
  return score;
}

/** Whether the letters of a word stand in the text in their order. */
function isScattered(text: string, word: string): boolean {
  let at = 0;
  for (const letter of word) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function flat(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
