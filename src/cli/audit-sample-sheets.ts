/** The work sheets of a sample that is drawn: their names, their texts, and those that stood there before. */
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { IsoDate } from '../record/types.ts';
import type { Candidate } from '../views/audit/draw.ts';
import { LONGEST_SAMPLE, readSample, SAMPLE_FILE, type SampledBy } from '../views/audit/sample.ts';
import { digestOf } from '../workspace/content-digest.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { LONGEST_SHEET } from './audit-sheets.ts';
import { type AuditEntry, auditTemplate } from './audit-template.ts';
import { CannotProceed } from './io.ts';
import type { Governing } from './lint-report.ts';

/** A child who may be drawn, with the way to the record from the folder of the sample. */
export interface Found extends Candidate {
  readonly href: string;
  readonly workspace: Governing;
  /** Who holds the case. */
  readonly worker: string | undefined;
}

export interface SheetsToWrite {
  readonly asOf: IsoDate;
  readonly seed: number;
  readonly by: SampledBy | undefined;
  /** The id of the template that was asked for. */
  readonly template: string | undefined;
}

export interface Sheet extends Candidate {
  /** Its file name. */
  readonly sheet: string;
  readonly text: string;
}

/** Longest text of all sheets together, in UTF-16 code units. */
const LONGEST_SHEETS = 100_000_000;

/** A sheet for each child that was drawn, in the same order. Throws {@link CannotProceed} where its template can't be used. */
export async function sheetsOf(
  drawn: readonly Found[],
  { asOf, seed, by, template }: SheetsToWrite,
): Promise<readonly Sheet[]> {
  // Only here, so that no other command loads the library that writes Markdown.
  const { auditAsks, workSheet } = await import('../views/audit/work-sheet.ts');
  const templates = new Map<Governing, AuditEntry | undefined>();
  for (const { workspace } of drawn)
    if (!templates.has(workspace)) templates.set(workspace, await auditTemplate(workspace, template));
  const names = sheetNames(drawn);
  let length = 0;
  return drawn.map(({ record, href, stratum, workspace, worker }, at) => {
    // No name of a child is among them: a sheet holds ids.
    const known = new Map([
      ['today', asOf],
      ['child-id', record],
      ...(worker === undefined ? [] : [['allocated-worker', worker] as const]),
    ]);
    const own = templates.get(workspace)?.(known);
    const entry = own === undefined ? auditAsks(workspace.catalogue) : { text: own };
    const from = by === undefined ? {} : { stratum: `${by} ${stratum}` };
    const text = workSheet({ record, href, asOf, seed, ...from, entry });
    length += text.length;
    if (length > LONGEST_SHEETS)
      throw new CannotProceed(
        'These sheets would be too long together. Draw fewer, or shorten the template. Nothing was written.',
      );
    return { record, stratum, sheet: names[at] ?? '', text };
  });
}

/** Knows a sheet again that nobody has worked on, whatever became of its line ends. */
export function sheetDigest(text: string): string {
  return digestOf(text.replaceAll(/\r\n?/gu, '\n'));
}

/**
 * The sheets of a sample that stands in the folder: beside a new one they would be taken for its own. Throws {@link CannotProceed} where somebody has
 * worked on one of them, or nobody can tell, as what they wrote stands nowhere else.
 */
export async function sheetsBefore(folder: string, shown: string): Promise<ReadonlySet<string>> {
  const read = await nodeFiles.read(URI.file(join(folder, SAMPLE_FILE)).toString(), LONGEST_SAMPLE);
  if ('problem' in read && read.problem === 'missing') return new Set();
  const before = 'text' in read ? readSample(read.text) : read.message;
  if (typeof before === 'string')
    throw new CannotProceed(
      `${shown}/${SAMPLE_FILE} cannot be used to tell whether somebody has worked on the sheets beside it: ${before.replace(/\.$/u, '')}. Nothing was written. Draw into another folder, or move what is there away first.`,
    );
  const worked: string[] = [];
  for (const [name, { digest }] of before.sheets) {
    const sheet = await nodeFiles.read(URI.file(join(folder, name)).toString(), LONGEST_SHEET);
    // One that can't be read is another than was written, too: a word processor may have saved it in its own way.
    const isAsDrawn = 'text' in sheet ? sheetDigest(sheet.text) === digest : sheet.problem === 'missing';
    if (digest !== undefined && !isAsDrawn) worked.push(name);
  }
  if (worked.length === 0) return new Set(before.sheets.keys());
  const more = worked.length > SHEETS_NAMED ? ` and ${worked.length - SHEETS_NAMED} more` : '';
  throw new CannotProceed(
    `Somebody has worked on sheets in ${shown} since they were drawn: ${worked.slice(0, SHEETS_NAMED).join(', ')}${more}. Nothing was written. Draw into another folder, or move them away first.`,
  );
}

/** Sheets named before it says "and N more". */
const SHEETS_NAMED = 5;

/** A file name for each, by its id where that makes one. */
function sheetNames(drawn: readonly Candidate[]): readonly string[] {
  const used = new Set<string>();
  return drawn.map(({ record }, at) => {
    const plainId = /^[A-Za-z0-9][\w-]{0,99}$/u.test(record);
    const byId = `AUDIT-${record}.md`;
    // Some file systems take `ch-1` and `CH-1` for one name.
    const name = plainId && !used.has(byId.toLowerCase()) ? byId : `AUDIT-no.${at + 1}.md`;
    used.add(name.toLowerCase());
    return name;
  });
}
