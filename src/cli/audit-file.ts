/** `case-record audit file SHEETS`: filled-in work sheets into the children's records, all of them together or none. */
import type { Command } from 'commander';
import type { IsoDate } from '../record/types.ts';
import { nodeFiles, readBytes } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { AuditFiling, type Filing, type RecordInHand } from './audit-filing.ts';
import { namedSheets, type SheetFile } from './audit-sheets.ts';
import { recordsBelow } from './children.ts';
import { CannotProceed, type Io, type Session } from './io.ts';
import { shownPath } from './judged-files.ts';
import { asOfOption, today } from './options.ts';
import { count, plain } from './plain-text.ts';
import { begunAs } from './rewrite-record.ts';
import { writeTogether } from './write-together.ts';

interface FileOptions {
  readonly in: string;
  readonly dryRun?: true;
  readonly asOf?: IsoDate;
}

export function addAuditFile(audit: Command, session: Session): void {
  audit
    .command('file')
    .description("put audits from filled-in work sheets into the children's records")
    .argument('<sheets...>', 'folders that "audit sample" wrote, or single work sheets')
    .option('--in <folder>', 'the folder that holds the records', '.')
    .option('--dry-run', 'say what would be put where, and write nothing')
    .addOption(asOfOption())
    .action((sheets: string[], options: FileOptions) => fileAll(session, sheets, options));
}

/** What came of a sheet. */
interface Filed {
  readonly sheet: SheetFile;
  readonly filing: Filing;
}

async function fileAll(session: Session, named: readonly string[], options: FileOptions): Promise<void> {
  const { io } = session;
  const engine = standardEngine();
  const sheets = await namedSheets(io, named);
  const recordsOf = await recordsBelow(io, options.in, { files: nodeFiles, engine, asOf: options.asOf });
  refuseOthers(sheets, (id) => recordsOf(id).length > 0, options.in);
  const filing = new AuditFiling({
    io,
    recordsOf,
    folder: options.in,
    longestRecord: engine.longestRecord,
    asOf: ({ config }) => options.asOf ?? config.asOf ?? today(io),
  });
  const filed: Filed[] = [];
  for (const sheet of sheets) filed.push({ sheet, filing: await filing.file(sheet) });
  const isTrial = options.dryRun === true;
  if (!isTrial) await write(io, filing.changed);
  io.stdout.write(told(io, filed, filing, isTrial));
  if (filed.some(({ filing: { is } }) => is === 'faulty')) session.end(1);
}

/** A sample that is of other records altogether is a slip in what was named. */
function refuseOthers(sheets: readonly SheetFile[], isHere: (id: string) => boolean, folder: string): void {
  const drawn = sheets.flatMap(({ drawn: from }) => from ?? []);
  if (drawn.length === 0 || drawn.length < sheets.length || drawn.some(({ child }) => isHere(child))) return;
  throw new CannotProceed(
    `This is a sample of other records: none of its children is in ${plain(folder)}. Name the folder that holds them with --in FOLDER. Nothing was written.`,
  );
}

async function write(io: Io, records: readonly RecordInHand[]): Promise<void> {
  const files: { readonly file: string; readonly text: string }[] = [];
  for (const { uri, workspace, before, record } of records) {
    const file = shownPath(io, uri);
    const now = await readBytes(uri, standardEngine().longestRecord, workspace.root);
    if (!('bytes' in now) || !now.bytes.equals(before))
      throw new CannotProceed(`${plain(file)} changed meanwhile, so nothing was written. Try again.`);
    files.push({ file, text: begunAs(before, record.text) });
  }
  await writeTogether(io, files);
}

/** Faults of one sheet that are told. */
const FAULTS_TOLD = 20;

function told(io: Io, filed: readonly Filed[], filing: AuditFiling, isTrial: boolean): string {
  const lines: string[] = [];
  const counts = { filed: 0, onRecord: 0, faulty: 0 };
  const waiting: string[] = [];
  const missing: string[] = [];
  for (const { sheet, filing: came } of filed) {
    const shown = plain(sheet.shown);
    switch (came.is) {
      case 'filed':
        counts.filed += 1;
        lines.push(`${shown}: ${isTrial ? 'would be put into' : 'put into'} ${placeOf(came.place)}`);
        break;
      case 'on-record':
        counts.onRecord += 1;
        if (came.differs)
          lines.push(`${shown}: on record already, and reads otherwise there; change it in ${placeOf(came.place)}`);
        break;
      case 'waiting':
        waiting.push(shown);
        break;
      case 'missing':
        missing.push(shown);
        break;
      case 'faulty':
        counts.faulty += 1;
        for (const { line, column, message, clears } of came.faults.slice(0, FAULTS_TOLD)) {
          lines.push(`${shown}:${line}:${column}: ${plain(message)}`);
          if (clears !== undefined) lines.push(`    To clear: ${plain(clears)}`);
        }
        if (came.faults.length > FAULTS_TOLD) lines.push(`${shown}: and ${came.faults.length - FAULTS_TOLD} more.`);
    }
  }
  if (waiting.length > 0) lines.push(`Left for later, as the grade is still empty: ${waiting.join(', ')}.`);
  if (missing.length > 0) lines.push(`Not there: ${missing.join(', ')}.`);
  lines.push(
    `${count(counts.filed, 'audit')} ${isTrial ? 'would be put' : 'put'} into ${counts.filed === 1 ? 'its record' : 'their records'}, ${counts.onRecord} on record already, ${waiting.length + missing.length} to come, ${counts.faulty} with faults.`,
  );
  return `${lines.join('\n')}\n`;

  function placeOf(place: Parameters<AuditFiling['lineOf']>[0]): string {
    return plain(`${shownPath(io, place.record)}:${filing.lineOf(place)}`);
  }
}
