/**
 * What the text of an entry holds, as far as rules may ask: whether anything is written, and whether a section about something is there. Never how
 * much: a short true sentence is worth more than a long one.
 */
import { distance } from 'fastest-levenshtein';
import type { EntryBlock } from '../record/types.ts';

/** `empty`: the heading is there with nothing under it. */
export type SectionState = 'none' | 'empty' | 'written';

export interface Prose {
  /** Anything stands in the entry beside its heading, its fields and empty headings. */
  readonly written: boolean;
  /** What the child said, wants and feels. */
  readonly voice: SectionState;
  /** How the child is and is seen to be, for one too young to say. */
  readonly presentation: SectionState;
  /** What it means. */
  readonly analysis: SectionState;
  /** Somebody's own words stand in it, set apart or between quotation marks. */
  readonly quotes: boolean;
}

/** What a section is about, told by its heading. */
interface Subject {
  readonly says: RegExp;
  /** Names that may be misspelt. */
  readonly names: readonly string[];
  /** Headings that only look like it. */
  readonly butNot?: RegExp;
}

/** Whose voice it is, where it isn't the child's. */
const SOMEBODY_ELSE =
  /\b(parents?|mothers?|fathers?|mums?|dads?|carers?|grand\w*|famil(y|ys|ies)|schools?|teachers?|police|gps?|doctors?|nurses?|health|professionals?|agenc(y|ys|ies)|workers?|staff|others?)\b/;

const VOICE: Subject = {
  says: /\bvoice\b|\bviews?\b|\bwish(es)?\b|\bfeelings?\b|\b(own|direct) words\b|\blived experience\b|\bday in (the|my|a) life\b|^what (\S+ ){1,3}(said|says|told|thinks?|feels?|wants?|wanted|showed|shows)\b(?<!what was said)/,
  names: [
    'childs voice',
    'the childs voice',
    'voice of the child',
    'young persons voice',
    'wishes and feelings',
    'childs views',
  ],
  butNot: SOMEBODY_ELSE,
};

const PRESENTATION: Subject = {
  says: /\bpresent(s|ed|ation|ing)\b|\bobserv|\bwhat (we|i) saw\b|\bhow (\S+ ){1,3}(is|was|looks?|looked|seems?|seemed)\b|\bdevelopment\b|\bplay(s|ing)?\b|\binteraction\b/,
  names: ['presentation', 'what we saw', 'observations'],
};

const ANALYSIS: Subject = {
  says: /\banaly(sis|ses|tical)\b|\bwhat (this|it|that|all this|all of this) (means|meant|tells|says)\b|\b(meaning|formulation|hypothes[ie]s|conclusions?|evaluation|impact|reflections?|judge?ments?|summing up|so what)\b|\bprofessional (view|opinion)\b|\bwhat (i|we) (think|make|conclude)\b|\b(my|our) view\b/,
  names: ['analysis', 'professional judgement', 'what this means for the child'],
};

const known = new WeakMap<EntryBlock, Prose>();

/** The prose of an entry; kept with its block. */
export function proseOf(block: EntryBlock): Prose {
  let prose = known.get(block);
  if (!prose) {
    prose = readProse(block);
    known.set(block, prose);
  }
  return prose;
}

function readProse({ text, narrative, sections }: EntryBlock): Prose {
  let written = saysSomething(text.slice(narrative.start, narrative.end));
  const states = { voice: 'none', presentation: 'none', analysis: 'none' } as Record<string, SectionState>;
  for (const { title, bodySpan } of sections) {
    const filled = saysSomething(text.slice(bodySpan.start, bodySpan.end));
    written ||= filled;
    const name = folded(title);
    for (const [key, subject] of [
      ['voice', VOICE],
      ['presentation', PRESENTATION],
      ['analysis', ANALYSIS],
    ] as const) {
      if (states[key] === 'written' || !isAbout(name, subject)) continue;
      states[key] = filled ? 'written' : 'empty';
    }
  }
  const { voice = 'none', presentation = 'none', analysis = 'none' } = states;
  return { written, voice, presentation, analysis, quotes: written && QUOTED.test(text.slice(narrative.start)) };
}

/** A line set apart as a quotation, or words between quotation marks. */
const QUOTED = /^ {0,3}>[ \t]*\S|[“"][\p{L}\p{N}]/mu;

/** Longer headings are sentences, and names no longer. */
const LONGEST_TITLE = 80;

/** In lower case, without apostrophes and marks: where those stand is what people get wrong. */
function folded(title: string): string {
  return title
    .slice(0, LONGEST_TITLE)
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Letters that may be wrong in a name: few enough that "Carer's voice" is not taken for the child's. */
const SLIPS = 2;

function isAbout(name: string, { says, names, butNot }: Subject): boolean {
  if (butNot?.test(name) && !/\b(childs?|young persons?)\b/.test(name)) return false;
  if (says.test(name)) return true;
  return names.some((each) => Math.abs(each.length - name.length) <= SLIPS && distance(each, name) <= SLIPS);
}

/** Whether a letter or a digit stands in it outside comments. */
export function saysSomething(text: string): boolean {
  let from = 0;
  for (;;) {
    const comment = text.indexOf('<!--', from);
    if (WORDS.test(comment === -1 ? text.slice(from) : text.slice(from, comment))) return true;
    const end = comment === -1 ? -1 : text.indexOf('-->', comment + 4);
    if (end === -1) return false;
    from = end + 3;
  }
}

const WORDS = /[\p{L}\p{N}]/u;
