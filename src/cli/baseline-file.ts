/**
 * A baseline as it stands in a file: the findings that a store of records had when somebody decided to look at new ones only. JSON, one finding a line, in
 * an order that doesn't change, so that a renewal can be reviewed. It holds ids, dates and rules; no text of a record and no message.
 */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { parseIsoDate } from '../record/date.ts';
import type { IsoDate, Severity } from '../record/types.ts';
import { isObject, isText, jsonIn } from '../schema/plain-data.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { byText } from '../workspace/record-files.ts';
import { CannotProceed, type Io } from './io.ts';
import { plain, plainJson } from './plain-text.ts';

/** One finding that was there. Its fingerprint is its identity; the rest is for whoever reviews the file. */
export interface BaselineEntry {
  /** The record's id; or else `file`, the way from the root of the workspace, where the file has none. */
  readonly record?: string;
  readonly file?: string;
  /** The day of the entry that it stands in. */
  readonly on?: IsoDate;
  readonly rule: string;
  readonly severity: Severity;
  readonly fingerprint: string;
}

export interface Baseline {
  /** The folder that it covers, an absolute path. */
  readonly base: string;
  readonly entries: readonly BaselineEntry[];
}

/** A baseline that was read, and what its findings' places in the file are told by. */
export interface BaselineFile extends Baseline {
  /** As the person named it. */
  readonly shown: string;
  readonly text: string;
}

const VERSION = 1;
/** Bytes: room for a million findings. */
const LONGEST = 200_000_000;
/** What version control leaves where two branches wrote at one place. */
const CONFLICT = /^<{7} /m;
const FINGERPRINT = /^[0-9a-f]{32}$/;

/** The text of a baseline that stands at `path` (absolute). The folder it covers is written relative to it, so that a checkout elsewhere is the same. */
export function formatBaseline({ base, entries }: Baseline, path: string): string {
  const root = relative(dirname(path), base).split(sep).join('/') || '.';
  if (isAbsolute(root) || /^[a-z]:/iu.test(root))
    throw new CannotProceed('A baseline has to lie on the same drive as the records. Name another file.');
  const lines = entries.toSorted(inOrder).map((entry) => `    ${plainJson(ordered(entry), 0).trimEnd()}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${VERSION},\n  "root": ${plainJson(root, 0).trimEnd()},\n  "findings": ${list}\n}\n`;
}

function ordered({ record, file, on, rule, severity, fingerprint }: BaselineEntry): BaselineEntry {
  return {
    ...(record === undefined ? {} : { record }),
    ...(file === undefined ? {} : { file }),
    ...(on === undefined ? {} : { on }),
    rule,
    severity,
    fingerprint,
  };
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return (
    byText(a.record ?? '', b.record ?? '') ||
    byText(a.file ?? '', b.file ?? '') ||
    byText(a.on ?? '', b.on ?? '') ||
    byText(a.rule, b.rule) ||
    byText(a.fingerprint, b.fingerprint)
  );
}

/** Whether the file may have been a baseline, whatever became of it: nothing else is written over. */
export async function mayBeBaseline(io: Io, file: string): Promise<boolean> {
  const read = await nodeFiles.read(URI.file(resolve(io.cwd, file)).toString(), LONGEST);
  if (!('text' in read)) return read.problem !== 'not-text';
  const start = read.text.slice(0, 4000);
  return start.trim() === '' || (/^\s*(?:\{|<{7} )/.test(start) && /"(?:findings|fingerprint|root)"/.test(start));
}

/** Reads a baseline. Throws {@link CannotProceed} with what is wrong, and the way out, where it is none that this program can use. */
export async function readBaseline(io: Io, file: string): Promise<BaselineFile> {
  const path = resolve(io.cwd, file);
  const read = await nodeFiles.read(URI.file(path).toString(), LONGEST);
  const shown = plain(file);
  const anew = `Write one with "case-record lint --write-baseline ${shown}".`;
  if (!('text' in read)) {
    const missing = read.problem === 'missing';
    throw new CannotProceed(
      missing ? `There is no baseline ${shown}. ${anew}` : `${shown} is no baseline: ${read.message}`,
    );
  }
  const value = jsonIn(read.text);
  if (value === undefined && CONFLICT.test(read.text)) {
    throw new CannotProceed(
      `${shown} holds the conflict of a merge. Settle it, as any other: each line is a finding that was there, and those of both sides may stay, with a comma between them. Then renew it on purpose.`,
    );
  }
  const wrong = (what: string) => new CannotProceed(`${shown} is no baseline that can be used: ${what}`);
  if (!isObject(value)) throw wrong(`it is not the JSON that --write-baseline writes. Write it anew with --force.`);
  if (value.version !== VERSION) {
    throw wrong(
      `it is not in version ${VERSION} of the format, the one that this program reads. Write it anew with --force.`,
    );
  }
  const { root, findings } = value;
  if (!isText(root) || root === '' || isAbsolute(root) || root.includes('\0')) {
    throw wrong('"root" does not say which folder it covers. Write it anew with --force.');
  }
  if (!Array.isArray(findings)) throw wrong('it has no list of "findings". Write it anew with --force.');
  const entries = findings.map((each: unknown, index) => {
    const entry = entryOf(each);
    if (entry === undefined)
      throw wrong(`finding ${index + 1} of it is not as it was written. Write it anew with --force.`);
    return entry;
  });
  return { base: resolve(dirname(path), root), entries, shown: file, text: read.text };
}

function entryOf(value: unknown): BaselineEntry | undefined {
  if (!isObject(value)) return undefined;
  const { record, file, on, rule, severity, fingerprint } = value;
  if (!isText(rule) || !isSeverity(severity) || !isText(fingerprint) || !FINGERPRINT.test(fingerprint))
    return undefined;
  const date = isText(on) ? parseIsoDate(on) : undefined;
  if (on !== undefined && date === undefined) return undefined;
  if (isText(record) === isText(file)) return undefined;
  return {
    ...(isText(record) ? { record } : {}),
    ...(isText(file) ? { file } : {}),
    ...(date === undefined ? {} : { on: date }),
    rule,
    severity,
    fingerprint,
  };
}

function isSeverity(value: unknown): value is Severity {
  return value === 'error' || value === 'warning' || value === 'information';
}
