/** What a baseline makes of a run: which findings are new, which were there before, and which of those are no longer found. */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { fingerprints } from '../lint/fingerprint.ts';
import { parseIsoDate } from '../record/date.ts';
import { LineIndex } from '../record/lines.ts';
import type { Severity } from '../record/types.ts';
import type { Uri } from '../workspace/types.ts';
import type { Baseline, BaselineEntry, BaselineFile } from './baseline-file.ts';
import { CannotProceed, type Io } from './io.ts';
import type { ReportedFinding } from './lint-report.ts';
import type { CheckedFile } from './lint-run.ts';
import { plain } from './plain-text.ts';

/** What was linted, as far as a baseline must know. */
export interface Judged {
  readonly findings: readonly ReportedFinding[];
  readonly checked: readonly CheckedFile[];
  /** The records of other shards, which are there and were not linted. */
  readonly elsewhere: readonly Pick<CheckedFile, 'file' | 'record'>[];
  /** The roots of the workspaces that govern what was named. */
  readonly roots: readonly Uri[];
  /** Paths as they were named; none for the current folder. */
  readonly named: readonly string[];
}

/** What was found, held against a baseline. */
export interface Compared {
  /** Those that the baseline doesn't have. */
  readonly fresh: readonly ReportedFinding[];
  /** How many it has. */
  readonly covered: number;
  /** Those of the baseline that are no longer found, in records that were linted or are gone. */
  readonly stale: readonly StaleEntry[];
}

export interface StaleEntry extends BaselineEntry {
  /** It is found, but the baseline lists it once more: two branches that were merged can do that. */
  readonly again: boolean;
}

/** A baseline made anew over one that was there, and what became of that. */
export interface Renewed {
  readonly baseline: Baseline;
  /** How many of the findings it did not have. */
  readonly added: number;
  /** How many it had that are no longer found, in records that were linted or are gone. */
  readonly gone: number;
  /** How many were there already and are more serious now. */
  readonly worse: number;
  /** How many stay as they were, as their records were not linted. */
  readonly kept: number;
}

/** The baseline of everything that was found. */
export function baselineOf(io: Io, judged: Judged): Baseline {
  const entries = [...fingerprinted(io, judged)].map(([{ rule, severity, entry }, { key, fingerprint }]) => {
    const on = parseIsoDate(entry?.slice(0, 10) ?? '');
    return { ...key, ...(on && { on }), rule, severity, fingerprint };
  });
  return { base: commonFolder(judged.roots), entries };
}

/**
 * The baseline of everything that was found, in the place of an old one: what that has of records that were not looked at stays in it, as nothing is
 * known of them now. An old one that doesn't cover what was linted counts for nothing.
 */
export function renewed(io: Io, judged: Judged, old: BaselineFile): Renewed | undefined {
  const { base, entries } = baselineOf(io, judged);
  if (!isInside(old.base, base)) return undefined;
  const looked = coversAll(io, judged, old.base) ? undefined : keysLookedAt(io, judged);
  const kept = looked === undefined ? [] : old.entries.filter((entry) => !looked.has(nameOf(entry)));
  const before = countsOf(old.entries);
  const severities = new Map(old.entries.map(({ fingerprint, severity }) => [fingerprint, severity]));
  for (const { fingerprint } of [...kept, ...entries]) before.set(fingerprint, (before.get(fingerprint) ?? 0) - 1);
  const left = [...before.values()];
  return {
    baseline: { base: old.base, entries: [...entries, ...kept] },
    added: left.reduce((sum, n) => sum + Math.max(0, -n), 0),
    gone: left.reduce((sum, n) => sum + Math.max(0, n), 0),
    worse: entries.filter(({ fingerprint, severity }) => isWorse(severity, severities.get(fingerprint))).length,
    kept: kept.length,
  };
}

function isWorse(now: Severity, before: Severity | undefined): boolean {
  return before !== undefined && RANK[now] > RANK[before];
}

function countsOf(entries: readonly BaselineEntry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fingerprint } of entries) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return counts;
}

/**
 * Holds what was found against a baseline. A finding that has become more serious than it was is new: nobody decided to pass over that. Throws
 * {@link CannotProceed} for the baseline of another workspace.
 */
export function compared(io: Io, judged: Judged, baseline: BaselineFile): Compared {
  for (const root of judged.roots) {
    if (!isInside(baseline.base, pathOf(root)))
      throw ofAnother(baseline, `it does not cover ${plain(shownFrom(io, pathOf(root)))}`);
  }
  const whole = coversAll(io, judged, baseline.base);
  const looked = keysLookedAt(io, judged);
  const records = new Set(baseline.entries.map(nameOf));
  if (
    whole &&
    records.size > 1 &&
    ![...records].some((name) => looked.has(name)) &&
    !isElsewhere(io, judged, records)
  ) {
    throw ofAnother(baseline, `none of its ${records.size} records is here`);
  }
  const left = new Map<string, BaselineEntry[]>();
  for (const entry of baseline.entries) {
    const alike = left.get(entry.fingerprint);
    if (alike === undefined) left.set(entry.fingerprint, [entry]);
    else alike.push(entry);
  }
  // Of several alike the most serious one is taken first.
  for (const alike of left.values()) if (alike.length > 1) alike.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const found = new Set<string>();
  const fresh: ReportedFinding[] = [];
  let covered = 0;
  for (const [finding, { fingerprint }] of fingerprinted(io, judged)) {
    const entry = left.get(fingerprint)?.pop();
    if (entry) found.add(fingerprint);
    if (entry && RANK[finding.severity] <= RANK[entry.severity]) covered += 1;
    else fresh.push(entry ? { ...finding, baselineSeverity: entry.severity } : finding);
  }
  // What was only information passes by itself, as a deadline that was due soon; that is no reason to renew anything.
  const stale = [...left.values()]
    .flat()
    .filter((entry) => entry.severity !== 'information' && (whole || looked.has(nameOf(entry))))
    .map((entry) => ({ ...entry, again: found.has(entry.fingerprint) }));
  return { fresh, covered, stale };
}

/** Findings in the baseline's own file, each at its line, for what it lists and nobody finds any more. */
export function staleFindings({ shown, text }: BaselineFile, stale: readonly StaleEntry[]): ReportedFinding[] {
  const lines = new LineIndex(text);
  const places = new Map<string, number[]>();
  if (stale.length > 0) {
    for (const { 1: digest = '', index } of text.matchAll(/"fingerprint"\s*:\s*"([0-9a-f]{32})"/g)) {
      const known = places.get(digest);
      if (known === undefined) places.set(digest, [index]);
      else known.push(index);
    }
  }
  return stale.map(({ fingerprint, rule, record, file, on, again }) => {
    const { line } = lines.place(places.get(fingerprint)?.pop() ?? 0);
    return {
      rule: 'policy/baseline-stale',
      severity: 'error',
      message: `The baseline lists ${rule} in ${record ?? file}${on === undefined ? '' : ` (${on})`}${again ? ' ' : ', '}${again ? 'more often than it is found' : 'which is no longer found'}.`,
      file: shown.split(sep).join('/'),
      line,
      column: 1,
      endLine: line,
      endColumn: 1,
      record: record ?? null,
      entry: null,
      clears: `Write the baseline anew: case-record lint --write-baseline ${shown} --force.`,
    };
  });
}

const RANK: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };

type Key = { readonly record: string } | { readonly file: string };

/** Each finding's fingerprint and what it is known by: its record's id, or its file's way from the root of the workspace. */
function* fingerprinted(
  io: Io,
  { findings, roots }: Judged,
): Generator<[ReportedFinding, { readonly key: Key; readonly fingerprint: string }]> {
  const paths = new Set(roots.map(pathOf));
  const byFile = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const ofFile = byFile.get(finding.file);
    if (ofFile) ofFile.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  for (const [file, ofFile] of byFile) {
    // One file is one record; what is wrong with the file itself has no record's id.
    const record = ofFile.find((finding) => finding.record !== null)?.record ?? null;
    const key = record === null ? { file: fromRoot(io, file, paths) } : { record };
    const digests = fingerprints(ofFile, 'record' in key ? key.record : key.file);
    for (const [i, finding] of ofFile.entries()) yield [finding, { key, fingerprint: digests[i] ?? '' }];
  }
}

/** The way of a file from the root of its workspace, which is the nearest above it: the same in every checkout. */
function fromRoot(io: Io, file: string, roots: ReadonlySet<string>): string {
  const path = resolve(io.cwd, file);
  let root = dirname(path);
  while (!roots.has(root) && dirname(root) !== root) root = dirname(root);
  return relative(roots.has(root) ? root : dirname(path), path)
    .split(sep)
    .join('/');
}

function nameOf({ record, file }: BaselineEntry): string {
  return record === undefined ? `file ${file}` : `record ${record}`;
}

/** What was linted, under the names that entries of a baseline have: settings are always looked at. */
function keysLookedAt(
  io: Io,
  { findings, checked, roots }: Pick<Judged, 'findings' | 'roots'> & { readonly checked: Judged['elsewhere'] },
): ReadonlySet<string> {
  const looked = new Set<string>();
  const paths = new Set(roots.map(pathOf));
  for (const { file, record } of [...checked, ...findings.filter((finding) => finding.record === null)]) {
    looked.add(nameOf({ ...(record === null ? { file: fromRoot(io, file, paths) } : { record }), ...NAMELESS }));
    if (record !== null) looked.add(nameOf({ file: fromRoot(io, file, paths), ...NAMELESS }));
  }
  return looked;
}

/** Whether other shards have one of these records. */
function isElsewhere(io: Io, { elsewhere, roots }: Judged, records: ReadonlySet<string>): boolean {
  if (elsewhere.length === 0) return false;
  const others = keysLookedAt(io, { findings: [], checked: elsewhere, roots });
  return [...records].some((name) => others.has(name));
}

const NAMELESS = { rule: '', severity: 'error', fingerprint: '' } as const;

/** Whether all that the baseline covers was named, so that what was not met is gone. */
function coversAll(io: Io, { named }: Judged, base: string): boolean {
  return (named.length === 0 ? ['.'] : named).some((path) => isInside(resolve(io.cwd, path), base));
}

function ofAnother({ shown, base }: BaselineFile, why: string): CannotProceed {
  return new CannotProceed(
    `${plain(shown)} is the baseline of another workspace: ${why}. It was written for ${plain(base)}. Name the baseline of these records, or write one.`,
  );
}

function commonFolder(roots: readonly Uri[]): string {
  const [first = '', ...others] = roots.map(pathOf);
  let common = first;
  for (const path of others) while (!isInside(common, path) && dirname(common) !== common) common = dirname(common);
  return common;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function shownFrom(io: Io, path: string): string {
  return relative(io.cwd, path) || 'this folder';
}

function pathOf(uri: Uri): string {
  return URI.parse(uri).fsPath;
}
