/** The chronology of a judged record: what is marked as significant, and what is so by the nature of its type. */
import { ageInWords } from '../../calendar/ages.ts';
import type { DatedEntry, EntryRef, Journey } from '../../journey/types.ts';
import { parseIsoDate } from '../../record/date.ts';
import { isList } from '../../record/field-value.ts';
import type { EntryBlock, FieldMap, FieldValue, IsoDate } from '../../record/types.ts';
import type { Catalogue, EntryType, FieldInfo } from '../../schema/types.ts';
import { titleOf } from '../field-words.ts';
import { Places } from '../journey/places.ts';
import { idOnly } from '../journey/words.ts';
import { firstParagraph } from '../prose/prose.ts';
import { significantOnly } from './significant.ts';
import type { Chronology, ChronologyEvent, EventText } from './types.ts';

export interface ChronologySources {
  readonly journey: Journey;
  readonly catalogue: Catalogue;
  /** Every entry, not only what is significant. */
  readonly all?: boolean;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** The text of the record may be shown. */
  readonly text?: {
    /** The entry as it is written; undefined for one of another record. */
    blockOf(ref: EntryRef): EntryBlock | undefined;
    nameOf(person: string): string | undefined;
  };
}

/** More codes than these say less. */
const MOST_FACTS = 4;
/** Longest piece of an entry that is told, in UTF-16 code units; the entry itself has the rest. */
const LONGEST = 600;
/** Fields that say when something that began with the entry was over, and why. */
const ENDS: readonly string[] = ['ended', 'until'];
const WHY_ENDED = 'reason-ended';
/** Sections that say what an event meant. */
const MEANING = /^(?:what (?:it|this) means\b|impact\b|analysis$)/iu;

export function chronologyOf(sources: ChronologySources): Chronology {
  const { journey, from, to, all = false, text } = sources;
  const { facts, asOf } = journey;
  const gathering = new Gathering(sources);
  const isAsked = ({ on }: ChronologyEvent): boolean =>
    (from === undefined || on >= from) && (to === undefined || on <= to);
  const events: ChronologyEvent[] = [];
  if (facts.born !== undefined && facts.born <= asOf)
    events.push({ on: facts.born, isSignificant: true, what: 'Born', facts: [] });
  for (const entry of journey.entries) events.push(...gathering.eventsOf(entry));
  const name = text === undefined ? undefined : facts.frontMatter.name;
  const whole: Chronology = {
    record: facts.id,
    ...(typeof name === 'string' ? { name } : {}),
    kind: facts.kind,
    asOf,
    ...(facts.born === undefined ? {} : { born: facts.born }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    all: true,
    // Entries stand in the order of time; what came to an end did so later than its entry.
    events: events.filter(isAsked).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    leftOut: 0,
    places: gathering.places.list,
  };
  return all ? whole : significantOnly(whole);
}

/** An entry's own word goes before that of its type. */
function isSignificant({ fields }: DatedEntry, type: EntryType | undefined): boolean {
  if (fields.significant === 'yes') return true;
  return type?.significant === true && fields.significant !== 'no';
}

class Gathering {
  readonly places = new Places();
  readonly #sources: ChronologySources;

  constructor(sources: ChronologySources) {
    this.#sources = sources;
  }

  /** The event of an entry, and that of its end where it tells one. */
  *eventsOf(entry: DatedEntry): Generator<ChronologyEvent> {
    const type = this.#sources.catalogue.type(entry.type);
    const { date, time, fields, ref } = entry;
    const what = type?.title ?? titleOf(entry.type);
    const infos = type?.fields ?? [];
    const place = this.places.of(ref);
    const text = this.#textOf(entry);
    const ended = this.#endOf(entry);
    const said = codesIn(fields, infos).filter(({ name }) => ended === undefined || name !== WHY_ENDED);
    const significance = isSignificant(entry, type);
    yield {
      on: date,
      isSignificant: significance,
      ...(time === undefined ? {} : { time }),
      ...this.#age(date),
      what,
      facts: said
        .slice(0, MOST_FACTS)
        .map(({ title, words }, at) => (at === 0 ? words : `${title.toLowerCase()}: ${words}`)),
      ...this.#decision(fields, infos),
      ...place,
      ...(text === undefined ? {} : { text }),
    };
    if (ended === undefined) return;
    const why = codesIn(fields, infos).filter(({ name }) => name === WHY_ENDED);
    yield {
      on: ended,
      isSignificant: significance,
      ...this.#age(ended),
      what: `${what} ended`,
      facts: why.map(({ words }) => words),
      ...place,
      ...(text?.subject === undefined ? {} : { text: { subject: text.subject } }),
    };
  }

  #endOf({ date, fields }: DatedEntry): IsoDate | undefined {
    for (const name of ENDS) {
      const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const day = typeof value === 'string' ? parseIsoDate(value) : undefined;
      if (day !== undefined && day > date && day <= this.#sources.journey.asOf) return day;
    }
    return undefined;
  }

  #age(on: IsoDate): { readonly age?: string } {
    const { born } = this.#sources.journey.facts;
    return born === undefined || on < born ? {} : { age: ageInWords(born, on) };
  }

  #decision(fields: FieldMap, infos: readonly FieldInfo[]): { readonly outcome?: string; readonly decidedBy?: string } {
    const decision = mapIn(fields.decision);
    if (decision === undefined) return {};
    const { text } = this.#sources;
    const { outcome, by } = decision;
    const info = infos.find(({ name }) => name === 'decision')?.fields?.find(({ name }) => name === 'outcome');
    const known = info?.codes?.find(({ code }) => code === outcome);
    // An outcome without a list to choose from is what somebody wrote.
    const words = known?.meaning ?? (text !== undefined && typeof outcome === 'string' ? outcome : undefined);
    const id = idOnly(by);
    const who = text === undefined ? id : typeof by === 'string' ? (text.nameOf(by) ?? by) : undefined;
    return { ...(words === undefined ? {} : { outcome: words }), ...(who === undefined ? {} : { decidedBy: who }) };
  }

  #textOf({ ref, fields }: DatedEntry): EventText | undefined {
    const { text } = this.#sources;
    if (text === undefined) return undefined;
    const block = text.blockOf(ref);
    const subject = block?.heading.subject?.text;
    const { told, means } = block === undefined ? NOTHING : paragraphsOf(block);
    const rationale = mapIn(fields.decision)?.rationale;
    return {
      ...(subject === undefined ? {} : { subject }),
      ...(told === '' ? {} : { told }),
      ...(means === '' ? {} : { means }),
      ...(typeof rationale === 'string' ? { rationale: shortened(rationale) } : {}),
    };
  }
}

/** The words of an entry's codes, in the order in which they are written. */
function codesIn(
  fields: FieldMap,
  infos: readonly FieldInfo[],
): readonly { readonly name: string; readonly title: string; readonly words: string }[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const info = infos.find((each) => each.name === name);
    const codes = info?.codes;
    if (info === undefined || codes === undefined) return [];
    const meanings = (isList(value) ? value : [value]).flatMap(
      (each) => codes.find(({ code }) => code === each)?.meaning ?? [],
    );
    return meanings.length === 0 ? [] : { name, title: info.title, words: meanings.join(', ') };
  });
}

function mapIn(value: FieldValue | undefined): FieldMap | undefined {
  return typeof value === 'object' && !isList(value) ? value : undefined;
}

interface Paragraphs {
  readonly told: string;
  readonly means: string;
}

const NOTHING: Paragraphs = { told: '', means: '' };
const paragraphs = new WeakMap<EntryBlock, Paragraphs>();

/** How an entry begins and what it says of the meaning; kept with its block, so that an edit costs what it changes. */
function paragraphsOf(block: EntryBlock): Paragraphs {
  const known = paragraphs.get(block);
  if (known !== undefined) return known;
  const { text, narrative, sections } = block;
  const meaning = sections.find(({ title }) => MEANING.test(title.trim()))?.bodySpan;
  const read = {
    told: paragraphOf(text.slice(narrative.start, narrative.end)),
    means: meaning === undefined ? '' : paragraphOf(text.slice(meaning.start, meaning.end)),
  };
  paragraphs.set(block, read);
  return read;
}

function paragraphOf(markdown: string): string {
  return shortened(firstParagraph(markdown));
}

function shortened(words: string): string {
  const one = words.replace(/\s+/gu, ' ').trim();
  return one.length <= LONGEST ? one : `${one.slice(0, LONGEST).replace(/\s+\S*$/u, '')} …`;
}
