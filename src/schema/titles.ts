/** Types of entry that a text may stand for which is none of their names. */
import { fold, foldName, nearest } from './suggest.ts';

/** More names than this are no help. */
const MOST = 3;
const LONGEST = 80;
/** Names that are looked at: a folder made to hold us up may have very many. */
const MOST_NAMES = 2_000;
const SHORTEST_BEGINNING = 3;
/** From here on, the beginning of a word counts as the word. */
const LONG_WORD = 4;

/** The one title that is meant: a slip of the pen, the beginning of a name, or words of one name only. */
export function nearestTitle(text: string, names: readonly string[], idOf: Resolve): string | undefined {
  const near = begun(text, names) ?? nearest(text, names);
  if (near !== undefined) return near;
  const some = withWords(text, names, idOf);
  return some.length === 1 ? some[0] : undefined;
}

/** The titles that have all words of the text, where they are more than one and few. */
export function possibleTitles(text: string, names: readonly string[], idOf: Resolve): readonly string[] {
  const some = withWords(text, names, idOf);
  return some.length > 1 && some.length <= MOST ? some : [];
}

type Resolve = (name: string) => string | undefined;

/** `Vis`: the name that begins so, if every other one that does begins with it. */
function begun(text: string, names: readonly string[]): string | undefined {
  const wanted = fold(text);
  if (wanted.length < SHORTEST_BEGINNING || wanted.length > LONGEST) return undefined;
  const begin = names
    .slice(0, MOST_NAMES)
    .filter((name) => foldName(name).startsWith(wanted))
    .sort((a, b) => a.length - b.length);
  const [shortest] = begin;
  return shortest !== undefined && begin.every((name) => fold(name).startsWith(fold(shortest))) ? shortest : undefined;
}

/** Names, one for each type, in which each word of the text stands, whole or as initials: `CP conference`. */
function withWords(text: string, names: readonly string[], idOf: Resolve): readonly string[] {
  const wanted = fold(text);
  if (wanted.length > LONGEST) return [];
  const words = wordsOf(wanted);
  if (words.length === 0 || !words.some((word) => word.length >= LONG_WORD)) return [];
  const found = new Map<string | undefined, string>();
  for (const name of names.slice(0, MOST_NAMES)) {
    const own = wordsOfName(name);
    if (!words.every((word) => fits(word, own))) continue;
    const id = idOf(name);
    if (!found.has(id)) found.set(id, name);
  }
  return [...found.values()];
}

interface NameWords {
  readonly words: readonly string[];
  /** The first letters of the words, as one text. */
  readonly initials: string;
}

function fits(word: string, { words, initials }: NameWords): boolean {
  const isLong = word.length >= LONG_WORD;
  return (
    words.some((each) => (isLong ? each.startsWith(word) : each === word)) ||
    (!isLong && word.length > 1 && initials.includes(word))
  );
}

/** The words of names, which are looked at again and again. */
const known = new Map<string, NameWords>();

function wordsOfName(name: string): NameWords {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= MOST_NAMES) known.clear();
  const words = wordsOf(foldName(name));
  const found = { words, initials: words.map(([first = '']) => first).join('') };
  known.set(name, found);
  return found;
}

function wordsOf(folded: string): readonly string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
