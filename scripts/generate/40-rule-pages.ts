/**
 * The pages under docs/rules: one for each rule, timescale and decision point, and an index. What an example comes to is not written by hand: the real
 * linter judges it.
 */
import { describeFixes } from '../../src/lint/fixes/described.ts';
import { createLinter } from '../../src/lint/lint.ts';
import type { Linter } from '../../src/lint/types.ts';
import { isConfirmed } from '../../src/policy/confirmed.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import { type ExamplesById, englandExamples } from '../../src/policy/england-examples.ts';
import type { Policy, PolicyExample, Source } from '../../src/policy/types.ts';
import { parseIsoDate } from '../../src/record/date.ts';
import { describeRules, RULES, type RuleDescription, titleInForce } from '../../src/rules/index.ts';
import type { Finding } from '../../src/rules/types.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';
import { lineOf } from '../../test/support/compare-findings.ts';
import { readExpectations } from '../../test/support/expectations.ts';
import { wholeRecord } from '../../test/support/markdown-suite.ts';
import type { GeneratedFile } from '../generate.ts';

const FOLDER = 'docs/rules';

/** Namespaces in the order of the index, and what they are about. */
const NAMESPACES: readonly (readonly [name: string, title: string])[] = [
  ['record', 'The text of a record'],
  ['schema', 'The fields of an entry'],
  ['journey', 'The order of things'],
  ['practice', 'Practice'],
  ['supervision', 'Supervision'],
  ['timescale', 'Timescales'],
  ['decision', 'Decision points'],
  ['policy', 'Policy packs and configuration'],
];

/** An example as a page shows it. */
interface Shown {
  readonly title: string;
  readonly asOf: string;
  readonly record: string;
}

export async function generate(): Promise<GeneratedFile[]> {
  const policy = englandPolicy();
  const linter = createLinter({ policy, catalogue: builtInCatalogue() });
  const rules = describeRules(policy);
  const { timescales, decisions } = englandExamples();
  const examples = new Map<string, readonly Shown[]>([
    ...RULES.map(({ id, examples: { bad, good, asOf } }): [string, Shown[]] => [
      id,
      [
        { title: 'A record with the fault', asOf, record: readExpectations(bad).text },
        { title: 'The same, mended', asOf, record: good },
      ],
    ]),
    ...exampled(timescales, 'timescale'),
    ...exampled(decisions, 'decision'),
  ]);
  const pages = rules.map((rule) => file(rule.page, page(rule, examples.get(rule.id) ?? [], linter, policy)));
  return [file('README.md', index(rules)), ...pages];
}

function file(name: string, content: string): GeneratedFile {
  return { path: `${FOLDER}/${name}`, content, committed: true };
}

function exampled(byId: ExamplesById['timescales'], namespace: string): [string, Shown[]][] {
  return Object.entries(byId).map(([id, given]) => [`${namespace}/${id}`, telling(given)]);
}

/** The one example that shows most: something that is late or missing, where there is one. */
function telling(examples: readonly PolicyExample[]): Shown[] {
  const { status, finding } = { status: ['overdue', 'met-late'], finding: ['warning', 'error'] };
  const chosen =
    examples.find(({ expect }) => status.includes(expect.status ?? '') || finding.includes(expect.finding ?? '')) ??
    examples[0];
  return chosen ? [{ title: chosen.title, asOf: chosen.asOf, record: chosen.record }] : [];
}

function index(rules: readonly RuleDescription[]): string {
  const parts = [
    '# Rules',
    'Every finding names its rule. A workspace sets how serious a rule is, or silences it, under `rules:` in `.case-record/config.yaml`, by its id or by ' +
      'namespace (`practice/*`). These pages are made from the rules themselves and from the England policy.',
  ];
  for (const [namespace, title] of NAMESPACES) {
    const those = rules.filter(({ id }) => id.startsWith(`${namespace}/`));
    if (those.length === 0) continue;
    const rows = those.map(({ id, title, inForce, severity, source, page }) =>
      row([`[${id}](${page})`, titleInForce({ title, inForce }), severity, source ? authority(source) : '']),
    );
    parts.push(
      `## ${title}`,
      [row(['Rule', 'What', 'Severity', 'Authority']), row(['---', '---', '---', '---']), ...rows].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

/** `statutory`, and that its number is not confirmed where that is so. */
function authority(source: Source): string {
  return isConfirmed(source) ? source.status : `${source.status}, not confirmed`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** What is offered in the editor, from the same table by which it is offered. */
function quickFixes(rule: string, policy: Policy): string {
  const { fixes, safe, why } = describeFixes(rule, policy);
  const all = safe
    ? ['What has one meaning is mended by *Fix all* too, and on saving where the editor is told so.']
    : [];
  const list = fixes.length > 0 ? [fixes.map((each) => `- ${each}`).join('\n')] : [];
  return [...(why === undefined ? [] : [`None that mends it. ${why}`]), ...list, ...all].join('\n\n');
}

function page(rule: RuleDescription, examples: readonly Shown[], linter: Linter, policy: Policy): string {
  const parts = [
    `# ${titleInForce(rule)}`,
    `Rule \`${rule.id}\`, severity ${rule.severity}. [All rules](README.md)`,
    rule.description,
    '## What clears it',
    rule.fix,
  ];
  parts.push('## Quick fixes', quickFixes(rule.id, policy));
  if (rule.source) parts.push('## Where it is written', sourceOf(rule.source));
  for (const example of examples) parts.push(...shown(rule, example, linter));
  return `${parts.join('\n\n')}\n`;
}

function sourceOf({ provision, status, evidence, confidence, at, note }: Source): string {
  const certainty =
    evidence === 'found'
      ? 'read in the source'
      : evidence === 'found-secondary'
        ? 'read in a text that reports the source'
        : 'known, but not confirmed in a source';
  const sure = confidence === undefined ? certainty : `${certainty}; confidence ${confidence}`;
  const lines = [
    `- ${at === undefined ? provision : `[${provision}](${at})`}`,
    `- Authority: ${status === 'local' ? 'local, not law' : status}`,
    `- How sure: ${sure}`,
  ];
  if (note !== undefined) lines.push(`- ${note.trim()}`);
  return lines.join('\n');
}

function shown({ id }: RuleDescription, { title, asOf, record }: Shown, linter: Linter): string[] {
  const day = parseIsoDate(asOf);
  if (!day) throw new Error(`${id}: the example is judged on no date: ${asOf}`);
  const added = wholeRecord(record).length - record.length;
  const text = wholeRecord(record);
  const findings = linter.judge(text, day).findings.filter(({ rule }) => rule === id);
  const lines = findings.map((finding) => `- ${said(finding, text, added)}`);
  const outcome =
    lines.length > 0 ? `Judged on ${asOf}:\n\n${lines.join('\n')}` : `Judged on ${asOf}, this rule finds nothing.`;
  return [`## ${title}`, `\`\`\`\`markdown\n${record.trimEnd()}\n\`\`\`\``, outcome];
}

function said({ severity, message, span }: Finding, text: string, added: number): string {
  const inFront = span.start < added;
  const line = lineOf(text, span.start) - (text.slice(0, added).split('\n').length - 1);
  return `${inFront ? '' : `line ${line}, `}${severity}: ${message}`;
}
