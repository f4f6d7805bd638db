/** `case-record import cin-census FILE --out FOLDER`: a return's file as records, one a child. */
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { importCensus } from '../returns/cin-census/import.ts';
import { LONGEST_CENSUS } from '../returns/cin-census/read.ts';
import { importReport } from '../returns/cin-census/report.ts';
import { CensusError, type ImportedCensus } from '../returns/cin-census/types.ts';
import { CannotProceed, type Session, say } from './io.ts';
import { writeFolder } from './write-folder.ts';

/** Local standards about reports and letters, of which no census says anything: their findings would hide the faults that the data has. */
const NOT_IN_A_CENSUS = `
# When a conference's report was shared and its record sent is not in a census.
rules:
  timescale/icpc-report-local: off
  timescale/icpc-outcome-local: off
  timescale/icpc-record-local: off
`;

/** Notes shown on the terminal; the report in the folder has them all. */
const notesShown = 20;

export function addImport(program: Command, session: Session): void {
  program
    .command('import')
    .description('write records from the file of a statutory return')
    .argument('<format>', 'the return: cin-census')
    .argument('<file>', 'the file of the return')
    .requiredOption('--out <folder>', 'the folder to write the records to')
    .option('--force', 'write over files of the same name')
    .action(async (format: string, file: string, options: { out: string; force?: boolean }) => {
      if (format !== 'cin-census')
        throw new CannotProceed(`"${format}" is no format that can be imported. There is: cin-census.`);
      await importFile(file, options.out, options.force === true, session);
    });
}

async function importFile(file: string, out: string, force: boolean, { io }: Session): Promise<void> {
  const text = await readWhole(resolve(io.cwd, file), file);
  const imported = convert(text, file);
  if (imported.records.length === 0)
    throw new CannotProceed(`${file}: the census holds no child, so there is nothing to write.`);
  const files = new Map(imported.records.map((record) => [record.fileName, record.text]));
  files.set('import-report.md', importReport(imported, file.split(/[\\/]/).pop() ?? file));
  const asOf = imported.header.get('ReferenceDate');
  const config = '.case-record/config.yaml';
  if (asOf !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asOf)) {
    files.set(
      config,
      `# The census tells how things stood on its reference date, so its records are judged on that day.\nas-of: ${asOf}\n${NOT_IN_A_CENSUS}`,
    );
  }
  await writeFolder({ folder: resolve(io.cwd, out), shown: out, files, force, keep: new Set([config]) });
  io.stdout.write(
    `${imported.records.length} ${imported.records.length === 1 ? 'record' : 'records'} written to ${out}.\n`,
  );
  tellNotes(imported, file, out, (line) => say(io, line));
}

function convert(text: string, file: string): ImportedCensus {
  try {
    return importCensus(text);
  } catch (error) {
    if (error instanceof CensusError) throw new CannotProceed(`${file}: ${error.message} Nothing was written.`);
    throw error;
  }
}

function tellNotes({ notes }: ImportedCensus, file: string, out: string, tell: (line: string) => void): void {
  for (const note of notes.slice(0, notesShown)) {
    const of = note.child === undefined ? '' : ` (child ${note.child})`;
    tell(`${file}:${note.line}${of}: ${note.message}`);
  }
  if (notes.length > notesShown) tell(`and ${notes.length - notesShown} more, all in ${out}/import-report.md.`);
}

/** Reads UTF-8 text within bounds; says what is wrong with a file that can't be read. */
async function readWhole(path: string, shown: string): Promise<string> {
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      if (size > LONGEST_CENSUS) {
        throw new CannotProceed(
          `${shown} is larger than ${LONGEST_CENSUS / 1_000_000} MB. Split it by child and import the parts.`,
        );
      }
      return new TextDecoder('utf-8', { fatal: true }).decode(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof CannotProceed) throw error;
    if (error instanceof TypeError)
      throw new CannotProceed(`${shown} is not text in UTF-8. Save the census file as UTF-8 XML.`);
    throw new CannotProceed(`${shown} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
