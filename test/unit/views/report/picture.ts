/** A small team's records, judged by the England pack, for the figures to count. */
import { LineIndex } from '../../../../src/record/lines.ts';
import { ReportGathering } from '../../../../src/views/report/gather.ts';
import { renderReport } from '../../../../src/views/report/page.ts';
import type { FigureResult, JudgedCase, TeamReport } from '../../../../src/views/report/types.ts';
import { defaultConfig } from '../../../../src/workspace/config.ts';
import type { WorkspaceConfig } from '../../../../src/workspace/types.ts';
import { englandLinter } from '../../../support/england.ts';
import { day } from '../../../support/journeys.ts';

export const TEAM: WorkspaceConfig = {
  ...defaultConfig,
  teams: new Map([
    ['east', { id: 'east', name: 'East', caseloadLimit: 2 }],
    ['west', { id: 'west', name: 'West' }],
  ]),
  people: new Map([
    ['a.lee', { id: 'a.lee', name: 'Ann Lee', team: 'east', fte: 0.5 }],
    ['b.roe', { id: 'b.roe', name: 'Bo Roe', team: 'west' }],
    ['c.fox', { id: 'c.fox', name: 'Cy Fox', team: 'east', left: day('2026-05-01') }],
  ]),
};

/** A child's record with these entries: heading, then fields. */
export function child(id: string, ...entries: readonly (readonly [heading: string, ...fields: string[]])[]): string {
  const written = entries.map(
    ([heading, ...fields]) => `## ${heading}\n\n\`\`\`yaml\n${fields.join('\n')}\n\`\`\`\n\n`,
  );
  return `---\nrecord: child\nid: ${id}\nname: A made-up child\nborn: 2015-03-02\n---\n\n${written.join('')}`;
}

/** An entry of {@link child}: a referral that was taken on for assessment. */
export const REFERRAL = (date: string) =>
  [
    `${date} Referral`,
    'from: 2A',
    'decision:',
    '  outcome: assessment',
    '  by: m',
    `  on: ${date}`,
    '  rationale: r',
  ] as const;
export const ALLOCATED = (date: string, worker: string, team = 'east') =>
  [`${date} Allocation`, `worker: ${worker}`, `team: ${team}`] as const;

/** An entry of {@link child}: a referral of which nobody has decided. */
export const REFERRED = ['2026-01-05 Referral', 'from: 2A'] as const;

/** A case that is open, with an assessment that was never completed. */
export const OPEN = child(
  'CH-1',
  REFERRED,
  ['2026-01-06 Allocation', 'worker: a.lee'],
  ['2026-01-05 Assessment', 'by: a.lee'],
);

export function judged(text: string, asOf: string, config: WorkspaceConfig = TEAM): JudgedCase {
  const { journey, findings, record } = englandLinter().judge(text, day(asOf));
  if (journey === undefined) throw new Error('The record of the test has no journey.');
  const lines = new LineIndex(text);
  const lineAt = (offset: number): number => lines.place(offset).line;
  return {
    journey,
    findings,
    config,
    lineAt,
    lineOf: (ref) => lineAt(record.entries[ref?.index ?? -1]?.start ?? 0),
  };
}

/** The picture of these records on a day. */
export function picture(asOf: string, texts: readonly string[], config: WorkspaceConfig = TEAM): TeamReport {
  const gathering = new ReportGathering();
  for (const text of texts) gathering.add(judged(text, asOf, config), { href: './a.case.md' });
  return gathering.report(day(asOf), false);
}

/** The page about these records on 11 May 2026. */
export function page(texts: readonly string[] = [OPEN], config: WorkspaceConfig = TEAM): string {
  return renderReport(picture('2026-05-11', texts, config), { paths: '.' });
}

export function resultOf({ results }: TeamReport, id: string): FigureResult {
  const result = results.find(({ figure }) => figure.id === id);
  if (result === undefined) throw new Error(`There is no figure ${id}.`);
  return result;
}

export function numbers({ numerator, denominator }: FigureResult): readonly number[] {
  return [numerator, denominator];
}
