/** What a remark that silences rules does: which findings it silences, who decided so and until when; or why it silences nothing. */
import { type Hover, MarkupKind } from 'vscode-languageserver';
import { daysBetween } from '../../calendar/dates.ts';
import type { Remark } from '../../lint/types.ts';
import { SUPPRESSION_MARK } from '../../record/suppression-line.ts';
import type { IsoDate } from '../../record/types.ts';
import { describeRules, titleInForce } from '../../rules/index.ts';
import type { Finding } from '../../rules/types.ts';
import { sayDate, sayDays } from '../../rules/wording.ts';
import { type JudgedRecord, rangeOf, textOf } from '../judged-record.ts';
import { judgedBesideOthers } from './diagnostics.ts';
import { code, plain, prose } from './markdown.ts';
import { remarkCursor } from './remark-cursor.ts';

/** Findings that are told one by one. */
const MOST_TOLD = 5;

const WHERE: Readonly<Record<Remark['scope'], string>> = {
  line: 'on this line',
  entry: 'in this entry',
  file: 'in this record',
};

const EXAMPLE = '<!-- case-record-disable practice/analysis: why, in a sentence (by m.patel, until 2026-09-30) -->';

/** Markdown for a document offset; nothing where no such remark stands. */
export function remarkHover(record: JudgedRecord, offset: number): Hover | null {
  const cursor = remarkCursor(record, offset);
  if (cursor === undefined || !textOf(record, cursor.span).includes(SUPPRESSION_MARK)) return null;
  const remark = judgedBesideOthers(record).remarks?.find(({ span }) => span.start <= offset && offset < span.end);
  const value = remark === undefined ? NOT_READ : told(remark, record);
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(record.document, cursor.span) };
}

const NOT_READ =
  '**Silences nothing here**\n\nSuch a remark is read where it begins at the margin or ends a line that does; not in a list, a table, a quotation, fields or a block of code.';

const PAST =
  '**Silences nothing any more**: its rules ask nothing of an entry so old. It can stand, as it says what was decided at the time.';

function told(remark: Remark, record: JudgedRecord): string {
  const { state, lacks, until, scope } = remark;
  if (lacks === 'margin') return NOT_READ;
  if (state === 'incomplete') return `**Silences nothing**: it is not complete.\n\nWrite it so: ${code(EXAMPLE)}`;
  const heading =
    state === 'past'
      ? PAST
      : state === 'expired' && until !== undefined
        ? `**Silences nothing any more**: its last day, ${plain(sayDate(until, record.asOf))}, is over.`
        : `**Silences ${WHERE[scope]}**, ${until === undefined ? 'without an end' : plain(sayEnd(until, record.asOf))}.`;
  const rules = remark.rules.map((rule) => ruleLine(rule, remark, record)).join('\n');
  const who = remark.by === '' ? 'Nobody says whose decision it is.' : `Decided by ${plain(whoOf(remark, record))}.`;
  return `${heading}\n\n${who}\n\n${rules}`;
}

function sayEnd(until: IsoDate, asOf: IsoDate): string {
  const days = daysBetween(asOf, until);
  return `until ${sayDate(until, asOf)} (${days === 0 ? 'today is the last day' : `${sayDays(days)} more`})`;
}

function whoOf({ by }: Remark, { workspace }: JudgedRecord): string {
  const person = workspace.config.people.get(by);
  if (person === undefined) return by;
  return `${person.name} (${[by, person.role].filter((part) => part !== undefined).join(', ')})`;
}

/** A rule, and what is silenced of it. */
function ruleLine(rule: string, { silences, state, rules }: Remark, { workspace }: JudgedRecord): string {
  const its = silences.filter((finding) =>
    rules.includes(finding.rule) ? finding.rule === rule : isOf(finding, rule),
  );
  const described = describeRules(workspace.policy).find(({ id }) => id === rule);
  const title = described === undefined ? 'all rules of this group' : prose(titleInForce(described));
  const found = its.slice(0, MOST_TOLD).map(({ message }) => `  - ${prose(message)}`);
  if (its.length > MOST_TOLD) found.push(`  - and ${its.length - MOST_TOLD} more`);
  if (its.length === 0 && state === 'holds') found.push('  - finds nothing here');
  return [`- ${code(rule)} ${title}`, ...found].join('\n');
}

/** Whether a group of rules holds that of a finding. */
function isOf({ rule }: Finding, group: string): boolean {
  return group.endsWith('/*') && rule.startsWith(group.slice(0, -1));
}
