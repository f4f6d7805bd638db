/**
 * What `lint` found before, kept in the user's cache folder so that an unchanged record is not judged again. One file for each workspace. It holds
 * ids, dates, rules and their messages, and digests of contents; never the text of a record.
 *
 * A result is found again by the digest of the record's bytes, and holds only under the same context: program, day, settings and what other records
 * say of this one. What a record says of others hangs on the settings alone, and a file of other settings is as good as empty. So nothing here can be out
 * of date; it can only be missing. Whatever is wrong with the file (cut short, changed, of another version, another person's) makes it empty, never an
 * error.
 */
import { isListOf, isObject, isText, isTextOrNull, jsonIn, type Unknown } from '../schema/plain-data.ts';
import type { OnList, Supervising } from '../workspace/spoken-of.ts';
import {
  type CachedWorkspace,
  type CacheFolder,
  FINDINGS,
  filesFor,
  partOf,
  readSound,
  writeSound,
} from './cache-files.ts';
import { isDate, isFileFindings } from './findings-shape.ts';
import { hasIdsAlone } from './kept-ids.ts';
import type { FileFindings } from './lint-report.ts';

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

/** The contents known of a workspace; none of those in a file that can't be trusted or is of other settings. */
export async function readCache(cache: CacheFolder, workspace: CachedWorkspace): Promise<KnownContents> {
  const contents = new Map<string, KnownContent>();
  for (const path of filesFor(cache, workspace, FINDINGS)) {
    const body = await readSound(path, FINDINGS, cache);
    for (const [content, knowledge] of (body === undefined ? undefined : known(body, workspace)) ?? [])
      contents.set(content, knowledge);
  }
  return contents;
}

/**
 * Keeps what is known of a workspace, but for contents with words where ids belong: each file whole or not at all, and only where it would be other than
 * `before`. A cache that can't be written (a full disk) is done without.
 */
export async function writeCache(
  cache: CacheFolder,
  workspace: CachedWorkspace,
  before: KnownContents,
  now: KnownContents,
): Promise<void> {
  const paths = filesFor(cache, workspace, FINDINGS);
  const kept = new Map([...now].filter(([, content]) => hasIdsAlone(content)));
  const [were, are] = [parted(before, paths.length), parted(kept, paths.length)];
  try {
    for (const [part, path] of paths.entries()) {
      const contents = are[part] ?? new Map();
      if (isSame(were[part] ?? new Map(), contents)) continue;
      await writeSound(path, JSON.stringify(packed(contents, workspace)), FINDINGS, cache);
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

function isSame(before: KnownContents, now: KnownContents): boolean {
  return before.size === now.size && [...now].every(([digest, content]) => before.get(digest) === content);
}

/** Authorities and ways out are the same in thousands of findings: each is written once, and findings have its number. */
function packed(contents: KnownContents, { settings }: CachedWorkspace): unknown {
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
      ...(found.findings.remarks && { remarks: found.findings.remarks }),
    }),
  }));
  return { settings, often, files };
}

function known(text: string, { settings }: CachedWorkspace): KnownContents | undefined {
  const body = jsonIn(text);
  if (!isObject(body) || body.settings !== settings || !Array.isArray(body.often) || !isListOf(body.files, isObject))
    return undefined;
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

function unpacked({ record, team, findings, remarks }: Unknown, often: readonly unknown[]): unknown {
  if (!isListOf(findings, isObject)) return undefined;
  for (const finding of findings) {
    for (const key of ['rule', 'source', 'clears'])
      if (key in finding) Object.assign(finding, { [key]: often[Number(finding[key])] });
  }
  return { record, team, findings, ...(remarks !== undefined && { remarks }) };
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
