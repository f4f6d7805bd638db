/** What must be so of every fix, wherever it is offered. */
import assert from 'node:assert/strict';
import { fixesOf } from '../../src/lint/fixes/list.ts';
import type { Fix, FixContext } from '../../src/lint/fixes/types.ts';
import { applied, filledText } from '../../src/lint/fixes/writing.ts';
import type { Judgement } from '../../src/lint/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import { parseIsoDate } from '../../src/record/date.ts';
import type { CaseRecord, IsoDate } from '../../src/record/types.ts';
import type { Finding } from '../../src/rules/types.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';
import { englandLinter } from './england.ts';

const policy = englandPolicy();
const catalogue = builtInCatalogue();

/** A fix of a finding in a record, and the record before. */
export interface TriedFix {
  readonly text: string;
  readonly finding: Finding;
  readonly fix: Fix;
  readonly context: FixContext;
}

export function contextFor(text: string, day: string, worker?: string): FixContext {
  const asOf = parseIsoDate(day);
  assert.ok(asOf, day);
  return { judgement: englandLinter().judge(text, asOf), policy, catalogue, asOf, ...(worker && { worker }) };
}

/** Every fix of every finding of a record, at most `most` findings. */
export function* fixesIn(text: string, day: string, most = Number.POSITIVE_INFINITY): Iterable<TriedFix> {
  const context = contextFor(text, day);
  for (const finding of context.judgement.findings.slice(0, most)) {
    for (const fix of fixesOf(finding, context)) yield { text, finding, fix, context };
  }
}

/** Whether the finding is not among those of a later judgement: by its clock where it has one, by number where it hasn't. */
function isCleared({ finding, context }: TriedFix, after: Judgement): boolean {
  const { rule, due, timescale, severity } = finding;
  if (timescale !== undefined) {
    const isIt = (each: Finding): boolean =>
      each.rule === rule && each.due === due && (severity === 'information' || each.severity !== 'information');
    return count(after, isIt) < count(context.judgement, isIt);
  }
  const isOne = (each: Finding): boolean => each.rule === rule;
  const isHere =
    ({ record }: Judgement) =>
    (each: Finding): boolean =>
      each.rule === rule && indexAt(record, each.span.start) === indexAt(context.judgement.record, finding.span.start);
  // Told by the place of the entry: its address may be another once its date is mended.
  return (
    count(after, isOne) < count(context.judgement, isOne) ||
    count(after, isHere(after)) < count(context.judgement, isHere(context.judgement))
  );
}

function indexAt({ entries }: CaseRecord, offset: number): number {
  return entries.filter(({ start }) => start <= offset).length;
}

function count({ findings }: Pick<Judgement, 'findings'>, holds: (finding: Finding) => boolean): number {
  return findings.filter(holds).length;
}

/** Rules whose mending lets fields be read that were not read before: faults that stood there come to light. */
const REVEALING =
  /^(?:record\/(?:kind|bad-date|unknown-type|late-fields|unmarked-fields)|schema\/(?:unknown-field|shape))$/;

/** Applies a fix, filled in, and holds what comes of it against what was. */
export function checkFix(tried: TriedFix): void {
  const { text, fix, finding, context } = tried;
  const asOf: IsoDate = context.asOf;
  let at = 0;
  for (const { span, text: put, stops } of fix.edits) {
    assert.ok(
      span.start >= at && span.end >= span.start && span.end <= text.length,
      `${fix.title}: an edit out of place`,
    );
    at = span.end;
    let inside = 0;
    for (const stop of stops) {
      assert.ok(
        stop.start >= inside && stop.end >= stop.start && stop.end <= put.length,
        `${fix.title}: a stop out of place`,
      );
      inside = stop.end;
    }
  }
  const endings = new Set(text.match(/\r\n|\r|\n/g) ?? ['\n']);
  if (endings.size === 1) {
    for (const { text: put } of fix.edits) {
      for (const ending of put.match(/\r\n|\r|\n/g) ?? [])
        assert.ok(endings.has(ending), `${fix.title}: another line ending`);
    }
  }
  const filled = applied(text, fix.edits, filledText);
  const after = englandLinter().judge(filled, asOf);
  const said = `${finding.rule}: ${finding.message}\n${fix.title}\n${JSON.stringify(text)}\n${JSON.stringify(filled)}\n`;
  const left = after.findings.map(({ rule, message }) => `  ${rule}: ${message}`).join('\n');
  assert.ok(isCleared(tried, after), `is not cleared\n${said}${left}`);
  const unfilled = englandLinter().judge(applied(text, fix.edits), asOf);
  for (const { rule } of unfilled.findings) {
    // What waits for words says so itself.
    if (!rule.startsWith('record/') || /^record\/(?:suppression-|late-fields)/.test(rule)) continue;
    const isOf = (each: Finding): boolean => each.rule === rule;
    assert.ok(
      count(unfilled, isOf) <= count(context.judgement, isOf),
      `a new ${rule} before anything is typed\n${said}`,
    );
  }
  const rules = new Set(after.findings.map(({ rule }) => rule).filter((rule) => /^(?:record|schema)\//.test(rule)));
  for (const rule of rules) {
    // A remark among them silenced nothing before, either: as a part of the fields it is told of.
    if (/^(?:schema\/|record\/(?:late-fields|suppression-))/.test(rule) && REVEALING.test(finding.rule)) continue;
    // A remark that silenced what is mended too has nothing left to do.
    if (rule === 'record/suppression-unused') continue;
    const isOf = (each: Finding): boolean => each.rule === rule;
    assert.ok(count(after, isOf) <= count(context.judgement, isOf), `a new ${rule}\n${said}${left}`);
  }
}
