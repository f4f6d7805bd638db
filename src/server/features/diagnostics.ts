/** Findings as the editor's diagnostics. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Location,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Judgement } from '../../lint/types.ts';
import type { Severity } from '../../record/types.ts';
import type { Finding, Related } from '../../rules/types.ts';
import { besideOthers } from '../../workspace/beside-others.ts';
import { neighboursOf } from '../../workspace/neighbours.ts';
import { missedBySupervision, onList } from '../../workspace/spoken-of.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';

/** The name under which the editor groups our findings. */
export const SOURCE = 'case-record';

/** What a finding carries for whoever mends it. */
export interface FindingData {
  readonly suggestion?: string;
  readonly clears?: string;
}

/** Finds the place of an entry of another record; undefined where it isn't known. */
export type LocateElsewhere = (record: string, entry: string | undefined) => Location | undefined;

export interface DiagnosticSettings {
  /** The page about a rule, as an address; undefined for no link. */
  rulePage(rule: string): string | undefined;
  locateElsewhere: LocateElsewhere;
}

/** All findings of a record, in its order, what the records around it tell included. */
export function diagnosticsOf(record: JudgedRecord, settings: DiagnosticSettings): Diagnostic[] {
  return findingsBesideOthers(record).map((finding) => diagnosticOf(record, finding, settings));
}

/** The same as findings. */
export function findingsBesideOthers(record: JudgedRecord): readonly Finding[] {
  return judgedBesideOthers(record).findings;
}

/** The judgement with what the records around it tell. */
export function judgedBesideOthers(record: JudgedRecord): Judgement {
  const { judgement, workspace, uri, asOf } = record;
  const { around, config, linter, policy } = workspace;
  const { id } = judgement.record;
  const named = linter.sharedBy(judgement.record).keys();
  const neighbours = neighboursOf(around, URI.parse(uri).toString(), id, named);
  const held = onList(judgement.journey, config);
  const notSpokenOf = missedBySupervision(id, held, around.supervision, policy, asOf);
  return besideOthers(linter, judgement, { neighbours, notSpokenOf }, config);
}

function diagnosticOf(record: JudgedRecord, finding: Finding, settings: DiagnosticSettings): Diagnostic {
  const related = finding.related.flatMap((place) => relatedInformation(record, place, settings.locateElsewhere));
  const data: FindingData = {
    ...(finding.suggestion === undefined ? {} : { suggestion: finding.suggestion }),
    ...(finding.clears === undefined ? {} : { clears: finding.clears }),
  };
  return {
    range: rangeOf(record.document, finding.span),
    severity: severityOf(finding.severity),
    source: SOURCE,
    message: messageOf(finding),
    data,
    ...ruleLink(finding.rule, settings.rulePage(finding.rule)),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

/** The fact and the rule on the first line, the way out on the second. */
export function messageOf(finding: { readonly message: string; readonly clears?: string | undefined }): string {
  return finding.clears === undefined ? finding.message : `${finding.message}\nTo clear: ${finding.clears}`;
}

/** A rule id as the diagnostic's code, linked to its page where there is one. */
export function ruleLink(rule: string, page: string | undefined): Pick<Diagnostic, 'code' | 'codeDescription'> {
  return page === undefined ? { code: rule } : { code: rule, codeDescription: { href: page } };
}

export function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
  }
}

function relatedInformation(
  record: JudgedRecord,
  place: Related,
  locateElsewhere: LocateElsewhere,
): DiagnosticRelatedInformation[] {
  const own = record.judgement.record;
  if (place.record !== undefined && place.record !== own.id) {
    const location = locateElsewhere(place.record, place.entry);
    return location === undefined ? [] : [{ location, message: place.message }];
  }
  const span = place.span ?? entrySpan(record, place.entry);
  if (span === undefined) return [];
  return [{ location: { uri: record.uri, range: rangeOf(record.document, span) }, message: place.message }];
}

/** The heading of the entry at this address. */
export function entrySpan(record: Pick<JudgedRecord, 'judgement'>, address: string | undefined) {
  const entry = record.judgement.record.entries.find((candidate) => candidate.address === address);
  if (entry === undefined) return undefined;
  const { start, end } = entry.block.heading.span;
  return { start: entry.start + start, end: entry.start + end };
}
