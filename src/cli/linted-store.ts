/**
 * The records of one workspace, linted in bulk: each file is read once, what was found in the same content before is taken from the cache, and of a text
 * that was judged nothing is kept but its findings and, where somebody wants that, how it stands.
 */
import { pMapIterable } from 'p-map';
import type { DatedEntry } from '../journey/types.ts';
import type { Judgement, Linter } from '../lint/types.ts';
import { ownCopy } from '../record/own-copy.ts';
import type { IsoDate } from '../record/types.ts';
import { judgedCase } from '../views/report/judged-case.ts';
import type { Standing } from '../views/standing.ts';
import { type BesideOthers, besideOthers } from '../workspace/beside-others.ts';
import { digestOf, digestOfAll } from '../workspace/content-digest.ts';
import { IndexOfShared, type SharedEntries } from '../workspace/index-of-shared.ts';
import { IndexOfSupervision } from '../workspace/index-of-supervision.ts';
import { type Parsing, parseForSharing, READ_AT_ONCE } from '../workspace/indexes.ts';
import { type Around, neighboursOf } from '../workspace/neighbours.ts';
import { decodeBytes, type FileBytes } from '../workspace/node-files.ts';
import { byText, fileFault } from '../workspace/record-files.ts';
import { missedBySupervision, type OnList, onList, supervisingOf } from '../workspace/spoken-of.ts';
import type { Uri } from '../workspace/types.ts';
import type { KnownContent, KnownContents } from './findings-cache.ts';
import type { FileFault } from './judged-files.ts';
import type { KeptStandings } from './kept-standings.ts';
import { type FileFindings, findingsOf, type Governing } from './lint-report.ts';
import { Standings, type WantedStandings, type WrittenStanding, writtenStanding } from './wanted-standings.ts';

/** Access to the bytes of a file, as `readBytes` has it. */
export type ReadBytes = (uri: Uri, maxBytes: number) => Promise<FileBytes>;

/** One workspace under one linter, and what was known of its contents before. */
export interface Store {
  readonly governing: Governing;
  /** With the entry types of the workspace. */
  readonly engine: Parsing;
  readonly bytes: ReadBytes;
  readonly linter: Linter;
  readonly asOf: IsoDate;
  /** A digest of all that decides what is found in a content, but for what other records say. */
  readonly context: string;
  readonly before: KnownContents;
  /** Whether a record that is not in the workspace can be said to be missing. */
  readonly whole: boolean;
  /** Absent where nobody wants to know how records stand. */
  readonly standings?: WantedStandings;
}

export interface LintedStore {
  /** What was found in each file that was wanted, or why it could not be read. */
  readonly outcomes: ReadonlyMap<Uri, FileFindings | FileFault>;
  /** Digests of what the files hold; a file that can't be read has none. */
  readonly digests: ReadonlyMap<Uri, string>;
  /** What is known of the contents now, to be kept. */
  readonly known: KnownContents;
  /** How each file stands that was wanted and could be read; null where it doesn't say whose record it is. Empty unless that is wanted of all. */
  readonly standings: ReadonlyMap<Uri, Standing | null>;
  /** How contents stand that were judged in this run, to be kept. */
  readonly judged: KeptStandings;
  /** Judges a file with what its siblings share, for who needs the words of a few records. What is found in it only beside others is not among its findings. */
  judge(uri: Uri): Promise<Judgement | FileFault>;
}

/** A file that was read. */
interface Held {
  readonly uri: Uri;
  readonly digest: string;
  readonly content: KnownContent;
  /** What it shares, where it was parsed in this run. */
  readonly shared?: SharedEntries;
  /** What was found in it without the other records, where it was judged in this run. */
  readonly alone?: Found;
}

/** What was found in a file, on whose list the child is, and how the record stands. */
type Found = Pick<Finding, 'findings' | 'held'> & { readonly standing?: WrittenStanding };
type Finding = NonNullable<KnownContent['found']>;

/**
 * Lints `wanted`. The `listed` files of the store are looked at for what they share too; a file that is wanted but not listed (one in a folder that is left
 * out, that somebody names) shares nothing. `step` is called as each wanted one is done.
 */
export async function lintStore(
  store: Store,
  listed: readonly Uri[],
  wanted: ReadonlySet<Uri>,
  step: () => void,
): Promise<LintedStore> {
  const outcomes = new Map<Uri, FileFindings | FileFault>();
  const held = new Map<Uri, Held>();
  const reading = pMapIterable(
    new Set([...listed, ...wanted]),
    async (uri) => ({ uri, read: await store.bytes(uri, store.engine.longestRecord) }),
    // Bytes lie outside of the heap that Node watches: few at once.
    { concurrency: READ_AT_ONCE },
  );
  for await (const { uri, read } of reading) {
    const look = 'bytes' in read ? lookAt(store, uri, read.bytes, wanted.has(uri)) : read;
    if ('digest' in look) held.set(uri, look);
    else outcomes.set(uri, look);
    if (wanted.has(uri)) step();
  }
  const givers = giversOf(listed.flatMap((uri) => held.get(uri) ?? []));
  const known = new Map([...held.values()].map(({ digest, content }) => [digest, content]));
  const siblings = new Siblings(store, held);
  const around = aroundOf(store, listed, held);
  const { policy } = store.governing;
  const standings = new Standings(store.standings, policy);
  for (const uri of wanted) {
    const file = held.get(uri);
    if (file === undefined) continue;
    const from = giversTo(file, givers);
    const named = file.content.shares.map(([receiver]) => receiver);
    const neighbours = neighboursOf(around, uri, file.content.id ?? undefined, named);
    const besides = (held: OnList | undefined): BesideOthers => ({
      neighbours,
      notSpokenOf: missedBySupervision(file.content.id ?? undefined, held, around.supervision, policy, store.asOf),
    });
    // On whose list a child is follows from the content and from what siblings share, so that a context tells of it too.
    const context = (held: OnList | undefined): string => contextOf(store, file, from, besides(held));
    const { found } = file.content;
    if (
      found !== undefined &&
      found.context === context(found.held) &&
      standings.know(uri, file.digest, found.context)
    ) {
      outcomes.set(uri, found.findings);
      continue;
    }
    const alone = from.length === 0 && isNothing(besides(file.alone?.held)) ? file.alone : undefined;
    const judged = alone ?? (await siblings.judge(file, from, besides));
    if ('problem' in judged) outcomes.set(uri, judged);
    else {
      const { standing, ...found } = judged;
      const kept = { context: context(found.held), ...found };
      outcomes.set(uri, found.findings);
      if (!siblings.moved) known.set(file.digest, { ...file.content, found: kept });
      if (standing !== undefined)
        standings.learn(uri, siblings.moved ? undefined : file.digest, kept.context, standing);
    }
  }
  const digests = new Map([...held].map(([uri, { digest }]) => [uri, digest]));
  const judge = async (uri: Uri): Promise<Judgement | FileFault> => {
    const file = held.get(uri);
    return file === undefined ? fileFault.missing() : siblings.judgement(file, giversTo(file, givers));
  };
  return { outcomes, digests, known, standings: standings.all, judged: standings.judged, judge };
}

/** Knows a file again, or reads it: judged without its siblings where it is wanted, and otherwise for what it shares alone. */
function lookAt(store: Store, uri: Uri, bytes: Buffer, wanted: boolean): Held | FileFault {
  const { engine, linter, asOf, before } = store;
  const digest = digestOf(bytes);
  const known = before.get(digest);
  if (known && (!wanted || mayHold(store, digest, known))) return { uri, digest, content: known };
  const file = decodeBytes(bytes);
  if (!('text' in file)) return file;
  const judgement = wanted ? linter.judge(file.text, asOf) : undefined;
  const record = judgement?.record ?? parseForSharing(engine, file.text);
  const shared = ownCopy(linter.sharedBy(record));
  const content: KnownContent = ownCopy({
    id: record.id ?? null,
    shares: [...shared].map(([receiver, entries]) => [receiver, digestOf(JSON.stringify(entries))]),
    ...asPart('supervising', supervisingOf(record, engine.catalogue)),
  });
  return { uri, digest, content, shared, ...(judgement && { alone: foundIn(judgement, judgement, store) }) };
}

/** Whether all that is asked of a content may be known already; what the other records say decides the rest. */
function mayHold({ context, standings }: Store, digest: string, { found }: KnownContent): boolean {
  const isOfContext = (kept: { readonly context: string } | undefined) => kept?.context.startsWith(context) === true;
  return isOfContext(found) && (standings?.ofAll !== true || isOfContext(standings.before.get(digest)));
}

/** What was found: `whole` is the judgement with what the other records tell of it. */
function foundIn(alone: Judgement, whole: Judgement, { governing: { config }, standings }: Store): Found {
  return {
    findings: ownCopy(findingsOf(whole, config)),
    ...asPart('held', ownCopy(onList(alone.journey, config))),
    ...asPart('standing', standings && writtenStanding(judgedCase(alone, config))),
  };
}

function asPart<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  const part: { [P in K]?: T } = {};
  if (value !== undefined) part[key] = value;
  return part;
}

/** By the id of a record: the files that share entries with it, in order of their names. */
function giversOf(held: readonly Held[]): ReadonlyMap<string, readonly Held[]> {
  const givers = new Map<string, Held[]>();
  for (const file of held.toSorted((a, b) => byText(a.uri, b.uri))) {
    for (const [receiver] of file.content.shares) {
      const known = givers.get(receiver);
      if (known === undefined) givers.set(receiver, [file]);
      else known.push(file);
    }
  }
  return givers;
}

/** Those of them that share entries with a file. */
function giversTo({ content: { id } }: Held, givers: ReadonlyMap<string, readonly Held[]>): readonly Held[] {
  return givers.get(id ?? '')?.filter(({ content }) => content.id !== id) ?? [];
}

/** The ids of the listed records and what supervision says, for what can be said of a record only beside others. */
function aroundOf({ governing: { root }, whole }: Store, listed: readonly Uri[], held: ReadonlyMap<Uri, Held>): Around {
  const index = new IndexOfShared();
  const supervision = new IndexOfSupervision();
  for (const uri of listed) {
    const content = held.get(uri)?.content;
    index.put(uri, content?.id ?? undefined, new Map());
    supervision.put(uri, content?.supervising);
  }
  return {
    root,
    whole: whole || index.size > 1,
    filesOf: (id) => index.filesOf(id),
    ids: () => index.ids(),
    supervision,
  };
}

/**
 * All that decides what is found in a content: what the store has for all its records, the entries that siblings share with this one, which of
 * the records around it are missing or have its id, and what supervision has left out.
 */
function contextOf({ context }: Store, { content }: Held, givers: readonly Held[], besides: BesideOthers): string {
  const shared = givers.map(({ content: { shares } }) => shares.find(([receiver]) => receiver === content.id)?.[1]);
  const digests = shared.map((digest) => digest ?? '');
  if (!isNothing(besides)) digests.push(JSON.stringify(besides));
  return digests.length === 0 ? context : `${context} ${digestOfAll(digests)}`;
}

function isNothing({ neighbours, notSpokenOf }: BesideOthers): boolean {
  return neighbours === undefined && notSpokenOf === undefined;
}

/** Judges records together with what their siblings share, which the cache does not hold, as it is text of a record. */
class Siblings {
  readonly #store: Store;
  readonly #held: ReadonlyMap<Uri, Held>;
  readonly #read = new Map<Uri, SharedEntries>();
  /** Whether a file was found changed since it was first read: what comes of it is shown, but not kept. */
  moved = false;

  constructor(store: Store, held: ReadonlyMap<Uri, Held>) {
    this.#store = store;
    this.#held = held;
  }

  async judge(
    file: Held,
    givers: readonly Held[],
    besides: (held: OnList | undefined) => BesideOthers,
  ): Promise<Found | FileFault> {
    const judgement = await this.judgement(file, givers);
    if ('problem' in judgement) return judgement;
    const { linter, governing } = this.#store;
    const { config } = governing;
    const whole = besideOthers(linter, judgement, besides(onList(judgement.journey, config)), config);
    return foundIn(judgement, whole, this.#store);
  }

  /** Without what the others tell of it. */
  async judgement(file: Held, givers: readonly Held[]): Promise<Judgement | FileFault> {
    const { linter, asOf } = this.#store;
    const shared = await this.#sharedWith(file, givers);
    const read = await this.#text(file.uri);
    return 'text' in read ? linter.judge(read.text, asOf, shared) : read;
  }

  async #sharedWith({ content: { id } }: Held, givers: readonly Held[]): Promise<readonly DatedEntry[]> {
    const index = new IndexOfShared();
    for (const giver of givers) index.put(giver.uri, giver.content.id ?? undefined, await this.#sharedBy(giver));
    return id === null ? [] : index.sharedWith(id);
  }

  async #sharedBy({ uri, shared }: Held): Promise<SharedEntries> {
    let entries = shared ?? this.#read.get(uri);
    if (entries === undefined) {
      const read = await this.#text(uri);
      const { engine, linter } = this.#store;
      entries = 'text' in read ? ownCopy(linter.sharedBy(parseForSharing(engine, read.text))) : new Map();
      this.#read.set(uri, entries);
    }
    return entries;
  }

  async #text(uri: Uri) {
    const read = await this.#store.bytes(uri, this.#store.engine.longestRecord);
    if (!('bytes' in read) || digestOf(read.bytes) !== this.#held.get(uri)?.digest) this.moved = true;
    return 'bytes' in read ? decodeBytes(read.bytes) : read;
  }
}
