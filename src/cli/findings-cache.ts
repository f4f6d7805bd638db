/**
 * What `lint` found before, kept in the user's cache folder so that an unchanged record is not judged again. One file for each workspace. It holds
 * ids, dates, rules and their messages, and digests of contents; never the text of a record.
 *
 * A result is found again by the digest of the record's bytes, and holds only under the same context: program, day, settings and what other records
 * say of this one. So nothing here can be out of date; it can only be missing. Whatever is wrong with the file (cut short, changed, of another version,
 * another person's) makes it empty, never an error.
 */
import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, digestOfAll } from '../workspace/content-digest.ts';
import type { OnList, Supervising } from '../workspace/spoken-of.ts';
import type { Uri } from '../workspace/types.ts';
import { isDate, isFileFindings, isListOf, isObject, isText, isTextOrNull, type Unknown } from './findings-shape.ts';
import type { FileFindings } from './lint-report.ts';
import { writeWhole } from './write-whole.ts';

/** What is known of one content, whichever file holds it. */
export interface KnownContent {
  /** The record's id; null where it has none. */
  readonly id: string | null;
  /** By the id of another record: the digest of the entries that stand there too. */
  readonly shares: readonly (readonly [receiver: string, digest: string])[];
  /** What a supervision record says of children. */
  readonly supervising?: Supervising;
  /** What was found, the context in which it was, and on whose list the child then is. */
  readonly found?: { readonly context: string; readonly findings: FileFindings; readonly held?: OnList };
}

/** What is kept of one workspace, by the digest of a content. */
export type KnownContents = ReadonlyMap<string, KnownContent>;

/** Where results are kept, and by which program: another one may find something else. */
export interface CacheFolder {
  /** Absolute path; made when something is written. */
  readonly folder: string;
  /** A digest of the program. */
  readonly build: string;
}

const FORMAT = 'case-record-cache 2';
/** Bytes of the longest file that is written or read. */
const LONGEST = 400_000_000;
/** A workspace that was not looked at for so long is forgotten, in milliseconds: thirty days. */
const UNUSED = 30 * 86_400_000;
/** What a run that was killed left half written is swept away after an hour. */
const LEFT_OVER = 3_600_000;
const NAME = /^[\w-]{43}(?:-\d{1,2})?\.cache(?:\.\d+)?$/u;

/** A workspace in the cache. */
export interface CachedWorkspace {
  readonly root: Uri;
  /** How many records it has: those of a large one are kept in several files, so that a change of one record writes a part of them anew. */
  readonly size: number;
}

const LARGE = 400;
const PARTS = 16;

/** The contents known of a workspace; none of those in a file that can't be trusted. */
export async function readCache({ folder, build }: CacheFolder, workspace: CachedWorkspace): Promise<KnownContents> {
  const contents = new Map<string, KnownContent>();
  for (const path of filesFor(folder, workspace)) {
    try {
      const text = await readOwn(path);
      const end = text.indexOf('\n');
      const body = text.slice(end + 1);
      if (end < 0 || text.slice(0, end) !== headOf(body, build)) continue;
      for (const [content, knowledge] of known(JSON.parse(body)) ?? []) contents.set(content, knowledge);
    } catch {
      // Missing, not ours, no JSON: there is nothing to know, and the records say it all again.
    }
  }
  return contents;
}

/**
 * Keeps what is known of a workspace: each file whole or not at all, and only where it would be other than `before`. A cache that can't be
 * written (a full disk) is done without.
 */
export async function writeCache(
  { folder, build }: CacheFolder,
  workspace: CachedWorkspace,
  before: KnownContents,
  now: KnownContents,
): Promise<void> {
  const paths = filesFor(folder, workspace);
  const [were, are] = [parted(before, paths.length), parted(now, paths.length)];
  try {
    for (const [part, path] of paths.entries()) {
      const contents = are[part] ?? new Map();
      if (isSame(were[part] ?? new Map(), contents)) continue;
      const body = JSON.stringify(packed(contents));
      if (Buffer.byteLength(body) > LONGEST) continue;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // The checksum tells what a crash cut short, so there is no need to wait for the disk.
      await writeWhole(path, `${headOf(body, build)}\n${body}`, { mode: 0o600, fsync: false });
    }
  } catch {
    // The answer is whole without it; the next run takes longer.
  }
}

function parted(contents: KnownContents, parts: number): readonly KnownContents[] {
  const all = Array.from({ length: parts }, () => new Map<string, KnownContent>());
  for (const [content, knowledge] of contents) all[partOf(content, parts)]?.set(content, knowledge);
  return all;
}

function partOf(content: string, parts: number): number {
  return content.charCodeAt(0) % parts;
}

function isSame(before: KnownContents, now: KnownContents): boolean {
  return before.size === now.size && [...now].every(([digest, content]) => before.get(digest) === content);
}

/** Sweeps away what belongs to workspaces that were not looked at for long, and what killed runs left half written. */
export async function sweepCache({ folder }: CacheFolder, used: readonly CachedWorkspace[], now: Date): Promise<void> {
  try {
    for (const path of used.flatMap((workspace) => filesFor(folder, workspace)))
      await utimes(path, now, now).catch(() => undefined);
    for (const name of await readdir(folder)) {
      if (!NAME.test(name)) continue;
      const path = join(folder, name);
      const age = now.getTime() - (await stat(path)).mtimeMs;
      if (age > (name.endsWith('.cache') ? UNUSED : LEFT_OVER)) await rm(path, { force: true });
    }
  } catch {
    // Another run may be sweeping too.
  }
}

function filesFor(folder: string, { root, size }: CachedWorkspace): readonly string[] {
  const name = digestOf(root);
  if (size < LARGE) return [join(folder, `${name}.cache`)];
  return Array.from({ length: PARTS }, (_, part) => join(folder, `${name}-${part}.cache`));
}

function headOf(body: string, build: string): string {
  return `${FORMAT} ${digestOfAll([build, digestOf(body)])}`;
}

/** Reads a file that belongs to this person and that nobody else can write to; throws for any other. */
async function readOwn(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    const own = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
    if (!own || !found.isFile() || found.size > LONGEST) throw new Error('This file is not to be trusted.');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** Authorities and ways out are the same in thousands of findings: each is written once, and findings have its number. */
function packed(contents: KnownContents): unknown {
  const numbers = new Map<string, number>();
  const often: unknown[] = [];
  const number = (value: unknown) => {
    const key = JSON.stringify(value);
    let at = numbers.get(key);
    if (at === undefined) {
      at = often.push(value) - 1;
      numbers.set(key, at);
    }
    return at;
  };
  const files = [...contents].map(([content, { id, shares, supervising, found }]) => ({
    content,
    id,
    shares,
    ...(supervising && { supervising }),
    ...(found && {
      context: found.context,
      ...(found.held && { held: found.held }),
      team: found.findings.team,
      record: found.findings.record,
      findings: found.findings.findings.map((finding) => ({
        ...finding,
        rule: number(finding.rule),
        ...(finding.source && { source: number(finding.source) }),
        ...(finding.clears !== undefined && { clears: number(finding.clears) }),
      })),
    }),
  }));
  return { often, files };
}

function known(body: unknown): KnownContents | undefined {
  if (!isObject(body) || !Array.isArray(body.often) || !isListOf(body.files, isObject)) return undefined;
  const often: readonly unknown[] = body.often;
  const contents = new Map<string, KnownContent>();
  for (const file of body.files) {
    const { content, id, shares, supervising, context, held } = file;
    if (!isText(content) || !isTextOrNull(id) || !isListOf(shares, isShare)) return undefined;
    if (supervising !== undefined && !isSupervising(supervising)) return undefined;
    const knowledge: KnownContent = { id, shares, ...(supervising && { supervising }) };
    if (context === undefined) {
      contents.set(content, knowledge);
      continue;
    }
    const findings = unpacked(file, often);
    if (!isText(context) || !isFileFindings(findings) || (held !== undefined && !isOnList(held))) return undefined;
    contents.set(content, { ...knowledge, found: { context, findings, ...(held && { held }) } });
  }
  return contents;
}

function unpacked({ record, team, findings }: Unknown, often: readonly unknown[]): unknown {
  if (!isListOf(findings, isObject)) return undefined;
  for (const finding of findings) {
    for (const key of ['rule', 'source', 'clears'])
      if (key in finding) Object.assign(finding, { [key]: often[Number(finding[key])] });
  }
  return { record, team, findings };
}

function isShare(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function isSupervising(value: unknown): value is Supervising {
  return isObject(value) && isTextOrNull(value.worker) && isListOf(value.spokenOf, isSpokenOf);
}

function isSpokenOf(value: unknown): value is Supervising['spokenOf'][number] {
  return Array.isArray(value) && value.length === 2 && isText(value[0]) && isListOf(value[1], isDate);
}

function isOnList(value: unknown): value is OnList {
  return (
    isObject(value) &&
    isText(value.worker) &&
    isDate(value.since) &&
    (value.spoken === undefined || isDate(value.spoken))
  );
}
