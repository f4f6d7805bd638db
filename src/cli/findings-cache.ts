/**
 * What `lint` found before, kept in the user's cache folder so that an unchanged record is not judged again. One file for each workspace. It holds
 * ids, dates, rules and their messages, and digests of contents; never the text of a record.
 *
 * A result is found again by the digest of the record's bytes, and holds only under the same context: program, day, settings and entries that siblings
 * share. So nothing here can be out of date; it can only be missing. Whatever is wrong with the file (cut short, changed, of another version,
 * another person's) makes it empty, never an error.
 */
import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { digestOf, digestOfAll } from '../workspace/content-digest.ts';
import type { Uri } from '../workspace/types.ts';
import { isFileFindings, isListOf, isObject, isText, isTextOrNull, type Unknown } from './findings-shape.ts';
import type { FileFindings } from './lint-report.ts';

/** What is known of one content, whichever file holds it. */
export interface KnownContent {
  /** The record's id; null where it has none. */
  readonly id: string | null;
  /** By the id of another record: the digest of the entries that stand there too. */
  readonly shares: readonly (readonly [receiver: string, digest: string])[];
  /** What was found, and the context in which it was. */
  readonly found?: { readonly context: string; readonly findings: FileFindings };
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

const FORMAT = 'case-record-cache 1';
/** Bytes of the longest file that is written or read. */
const LONGEST = 400_000_000;
/** A workspace that was not looked at for so long is forgotten, in milliseconds: thirty days. */
const UNUSED = 30 * 86_400_000;
/** What a run that was killed left half written is swept away after an hour. */
const LEFT_OVER = 3_600_000;
const NAME = /^[\w-]{43}\.cache/u;

/** The contents known of the workspace at `root`; none where the file can't be trusted. */
export async function readCache({ folder, build }: CacheFolder, root: Uri): Promise<KnownContents> {
  try {
    const text = await readOwn(fileFor(folder, root));
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (end < 0 || text.slice(0, end) !== headOf(body, build)) return new Map();
    return known(JSON.parse(body)) ?? new Map();
  } catch {
    // Missing, not ours, no JSON: there is nothing to know, and the records say it all again.
    return new Map();
  }
}

/** Keeps what is known of the workspace at `root`, whole or not at all. A cache that can't be written (a full disk) is done without. */
export async function writeCache({ folder, build }: CacheFolder, root: Uri, contents: KnownContents): Promise<void> {
  const body = JSON.stringify(packed(contents));
  if (body.length > LONGEST) return;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // The checksum tells what a crash cut short, so there is no need to wait for the disk.
    await writeFileAtomic(fileFor(folder, root), `${headOf(body, build)}\n${body}`, { mode: 0o600, fsync: false });
  } catch {
    // The answer is whole without it; the next run takes longer.
  }
}

/** Sweeps away what belongs to workspaces that were not looked at for long, and what killed runs left half written. */
export async function sweepCache({ folder }: CacheFolder, used: readonly Uri[], now: Date): Promise<void> {
  try {
    for (const root of used) await utimes(fileFor(folder, root), now, now).catch(() => undefined);
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

function fileFor(folder: string, root: Uri): string {
  return join(folder, `${digestOf(root)}.cache`);
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
  const files = [...contents].map(([content, { id, shares, found }]) => ({
    content,
    id,
    shares,
    ...(found && {
      context: found.context,
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
    const { content, id, shares, context } = file;
    if (!isText(content) || !isTextOrNull(id) || !isListOf(shares, isShare)) return undefined;
    if (context === undefined) {
      contents.set(content, { id, shares });
      continue;
    }
    const findings = unpacked(file, often);
    if (!isText(context) || !isFileFindings(findings)) return undefined;
    contents.set(content, { id, shares, found: { context, findings } });
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
