/** `lint --format html`: one page that needs nothing else, for reading, printing and sending on. No scripts, nothing fetched. */
import { inWords } from '../journey/wording.ts';
import type { Severity } from '../record/types.ts';
import { type RuleDescription, titleInForce } from '../rules/index.ts';
import { saySource } from '../rules/wording.ts';
import { grouped } from '../views/grouped.ts';
import { type Html, html } from '../views/html.ts';
import { htmlDocument } from '../views/html-document.ts';
import { byText } from '../workspace/record-files.ts';
import { PAGE_STYLE } from './format-lint-html-style.ts';
import { nobodysLast } from './group-headings.ts';
import type { LintReport, ReportedFinding } from './lint-report.ts';
import type { CheckedFile, LintRun } from './lint-run.ts';
import { count } from './plain-text.ts';

/** Ids, dates and what findings say; no text of a record, unless its lines were asked for. */
export function formatLintHtml(run: LintRun): string {
  const { report } = run;
  const title = `Case Record: findings as of ${inWords(report.asOf)}`;
  return htmlDocument({
    title,
    style: PAGE_STYLE,
    body: html`<header>
<h1>${title}</h1>
<p>${summaryOf(report)}</p>${passedOver(report)}
</header>
<main>
${report.findings.length === 0 ? html`<p>Nothing was found.</p>` : [byRule(run), '\n', byTeam(run), '\n', findingsByFile(run), '\n', aboutRules(run)]}
</main>`,
  });
}

function summaryOf({ summary, files }: LintReport): string {
  const { errors, warnings, information } = summary;
  return `${count(errors, 'error')}, ${count(warnings, 'warning')} and ${information} for information in ${count(files, 'file')}.`;
}

/** How many findings are not on the page, so that nobody takes it for all there is. */
function passedOver({ summary: { suppressed = 0, baseline = 0 } }: LintReport): Html | undefined {
  if (suppressed + baseline === 0) return undefined;
  return html`
<p>Not counted: ${count(suppressed, 'finding')} suppressed in the records, ${count(baseline, 'finding')} in the baseline.</p>`;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

/** The cells that say how many findings of each severity there are. */
function counts(findings: readonly ReportedFinding[]): Html[] {
  return SEVERITIES.map(
    (severity) => html`<td class="number">${findings.filter((finding) => finding.severity === severity).length}</td>`,
  );
}

/** Nobody is to look for two errors below forty remarks for information. */
function bySeriousness(a: readonly ReportedFinding[], b: readonly ReportedFinding[]): number {
  const of = (findings: readonly ReportedFinding[], wanted: Severity): number =>
    findings.filter(({ severity }) => severity === wanted).length;
  return SEVERITIES.reduce((sooner, severity) => sooner || of(b, severity) - of(a, severity), 0);
}

const countHeadings = html`<th scope="col">Errors</th><th scope="col">Warnings</th><th scope="col">Information</th>`;

function byRule({ report, rules }: LintRun): Html {
  const titles = titlesOf(rules);
  const rows = [...grouped(report.findings, ({ rule }) => rule)]
    .sort(([a, ofA], [b, ofB]) => bySeriousness(ofA, ofB) || byText(a, b))
    .map(
      ([rule, findings]) =>
        html`<tr><th scope="row">${ruleLink(rule)}</th><td>${titles.get(rule)}</td>${counts(findings)}</tr>\n`,
    );
  return html`<section aria-labelledby="by-rule">
<h2 id="by-rule">By rule</h2>
<table>
<caption>Findings of each rule, those with the most errors first, then those with the most warnings</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">What it is about</th>${countHeadings}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</section>`;
}

/** A record belongs to the team that holds it; what is wrong in settings belongs to none. */
function byTeam({ report, checked, teams }: LintRun): Html {
  const names = new Map(teams);
  const ofFile = new Map(checked.map(({ file, team }) => [file, team ?? '']));
  const files = grouped(checked, ({ team }) => team ?? '');
  const findings = grouped(report.findings, ({ file }) => ofFile.get(file) ?? '');
  const ids = [...new Set([...files.keys(), ...findings.keys()])].sort(nobodysLast);
  const rows = ids.map((id) => {
    const found = findings.get(id) ?? [];
    const name = id === '' ? 'No team named' : (names.get(id) ?? id);
    return html`<tr><th scope="row">${name}</th><td class="number">${files.get(id)?.length ?? 0}</td><td class="number">${new Set(found.map(({ file }) => file)).size}</td>${counts(found)}</tr>\n`;
  });
  return html`<section aria-labelledby="by-team">
<h2 id="by-team">By team</h2>
<table>
<caption>Findings in the records that each team holds on the day</caption>
<thead><tr><th scope="col">Team</th><th scope="col">Files checked</th><th scope="col">Files with findings</th>${countHeadings}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</section>`;
}

function findingsByFile({ report, checked, showsText }: LintRun): Html {
  const known = new Map(checked.map((each) => [each.file, each]));
  const files = [...grouped(report.findings, ({ file }) => file)];
  return html`<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${files.map(([file, findings]) => inFile(known.get(file), file, findings, showsText))}</section>`;
}

function inFile(checked: CheckedFile | undefined, file: string, findings: readonly ReportedFinding[], text: boolean) {
  const rows = findings.map(
    (
      finding,
    ) => html`<tr class="${finding.severity}"><td class="number">${finding.line}</td><td class="short">${finding.severity}</td><td class="long">${said(finding)}</td><td class="id">${finding.entry ?? ''}</td><td class="short">${finding.due}</td><td class="id">${ruleLink(finding.rule)}</td></tr>
`,
  );
  const record = checked?.record ?? undefined;
  return html`<h3>${record === undefined ? file : `${record} (${file})`}</h3>
<table>
<caption>${count(findings.length, 'finding')} in ${file}${text ? ', with the line of the record' : ''}</caption>
<thead><tr><th scope="col">Line</th><th scope="col">Severity</th><th scope="col">What was found</th><th scope="col">Entry</th><th scope="col">Due</th><th scope="col">Rule</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}

function said({ message, clears, text }: ReportedFinding): Html {
  const way = clears === undefined ? undefined : html`<p class="clears">${clears}</p>`;
  const line = text === undefined || text === '' ? undefined : html`<blockquote>${text}</blockquote>`;
  return html`<p>${message}</p>${way}${line}`;
}

function aboutRules({ report, rules }: LintRun): Html {
  const known = new Map<string, RuleDescription>(rules.map((rule) => [rule.id, rule]));
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const entries = ids.map((id) => {
    const rule = known.get(id);
    const source = rule?.source;
    return html`<dt id="${anchorOf(id)}">${rule === undefined ? id : titleInForce(rule)}</dt>
<dd><p><code>${id}</code></p>${rule && html`<p>${rule.fix}</p>`}${source && html`<p>Where it is written: ${saySource(source)}.</p>`}</dd>
`;
  });
  return html`<section aria-labelledby="rules">
<h2 id="rules">The rules</h2>
<dl>
${entries}</dl>
</section>`;
}

function titlesOf(rules: readonly RuleDescription[]): ReadonlyMap<string, string> {
  return new Map(rules.map((rule) => [rule.id, titleInForce(rule)]));
}

function ruleLink(rule: string): Html {
  return html`<a href="#${anchorOf(rule)}">${rule}</a>`;
}

function anchorOf(rule: string): string {
  return `rule-${rule.replaceAll(/[^a-z0-9]+/giu, '-')}`;
}
