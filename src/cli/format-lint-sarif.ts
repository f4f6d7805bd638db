/** `lint --format sarif`: SARIF 2.1.0, for code scanning and for viewers of it. */
import type { Log, PropertyBag, ReportingConfiguration, ReportingDescriptor, Result, Suppression } from 'sarif';
import type { Severity } from '../record/types.ts';
import { type RuleDescription, ruleDocumentation, titleInForce } from '../rules/index.ts';
import { saySource } from '../rules/wording.ts';
import { RULE_SCHEME } from '../server/protocol.ts';
import { fingerprintsOf } from './finding-fingerprints.ts';
import { allFindings, type ReportedFinding } from './lint-report.ts';
import type { LintRun } from './lint-run.ts';
import { plain, plainJson } from './plain-text.ts';
import { version } from './version.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** The name of what a fingerprint is made of; another one where that changes. */
const FINGERPRINT = 'caseRecordFinding/v1';

/** Holds paths from the current folder, rules that findings name, and what findings say: no text of a record and no path of the machine. */
export function formatLintSarif({ report, rules }: LintRun): string {
  const described = new Map(rules.map((rule) => [rule.id as string, rule]));
  const found = allFindings(report);
  const ids = [...new Set(found.map(({ rule }) => rule))].sort();
  const at = new Map(ids.map((id, index) => [id, index]));
  const marks = fingerprintsOf(report);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Case Record',
            version,
            semanticVersion: version,
            language: 'en-GB',
            rules: ids.map((id) => ruleOf(id, described.get(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: found.map((finding) => ({
          ...resultOf(finding, at.get(finding.rule) ?? -1, marks.get(finding) ?? ''),
          // Where one result says that it is suppressed, those that are not have to say so too.
          ...(report.suppressed && { suppressions: suppressionsOf(finding) }),
        })),
        properties: { asOf: report.asOf, files: report.files, summary: report.summary },
      },
    ],
  };
  return plainJson(log);
}

/** The page about the rule opens in the editor; its words stand in `help`, for readers that know no such address. */
function ruleOf(id: string, rule: RuleDescription | undefined): ReportingDescriptor {
  const helpUri = `${RULE_SCHEME}:/${encodeURIComponent(rule?.page ?? ruleDocumentation(id))}`;
  if (rule === undefined) return { id, shortDescription: { text: id }, help: { text: id }, helpUri };
  const source = rule.source === undefined ? '' : `\n\nWhere it is written: ${saySource(rule.source)}.`;
  const help = `${rule.description}\n\nWhat clears it: ${rule.fix}${source}`;
  const title = plain(titleInForce(rule));
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: rule.description },
    help: { text: help, markdown: help },
    helpUri,
    defaultConfiguration: { level: levelOf(rule.severity) },
    properties: { tags: [id.slice(0, id.indexOf('/'))], ...(rule.source && { source: rule.source }) },
  };
}

function resultOf(finding: ReportedFinding, ruleIndex: number, fingerprint: string): Result {
  const { rule, severity, message, file, line, column, endLine, endColumn, record, entry } = finding;
  const { timescale, due, daysLate, clears } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const name = plain([record, entry].filter((part) => part !== null).join('/'));
  const properties: PropertyBag = {
    ...(timescale === undefined ? {} : { timescale }),
    ...(due === undefined ? {} : { due }),
    ...(daysLate === undefined ? {} : { daysLate }),
    ...(clears === undefined ? {} : { clears }),
  };
  return {
    ruleId: rule,
    ruleIndex,
    level: levelOf(severity),
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: relativeUri(file) }, region },
        ...(name === '' ? {} : { logicalLocations: [{ fullyQualifiedName: name }] }),
      },
    ],
    partialFingerprints: { [FINGERPRINT]: fingerprint },
    properties,
  };
}

/** The remark that silences a finding. The reason stays in the record, where it can be read. */
function suppressionsOf({ file, suppressedBy, suppressedUntil, suppressedOnLine }: ReportedFinding): Suppression[] {
  if (suppressedBy === undefined) return [];
  const physicalLocation = {
    artifactLocation: { uri: relativeUri(file) },
    ...(suppressedOnLine === undefined ? {} : { region: { startLine: suppressedOnLine } }),
  };
  const properties = {
    ...(suppressedBy === '' ? {} : { by: suppressedBy }),
    ...(suppressedUntil === undefined ? {} : { until: suppressedUntil }),
  };
  return [{ kind: 'inSource', status: 'accepted', location: { physicalLocation }, properties }];
}

function levelOf(severity: Severity): NonNullable<ReportingConfiguration['level']> {
  return severity === 'information' ? 'note' : severity;
}

/** A path with every sign that has a meaning in an address written as an escape. */
function relativeUri(path: string): string {
  return path
    .split('/')
    .map((name) => encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/');
}
