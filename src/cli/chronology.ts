/** `case-record chronology RECORD`: the significant events of a record, as a document to read, to print or to hand on. */
import { type Command, Option } from 'commander';
import type { Chronology } from '../views/chronology/types.ts';
import type { Session } from './io.ts';
import { type JudgedRecord, journeyOf } from './one-record.ts';
import { asOfOption, dateOption, outputOption } from './options.ts';
import { emit } from './output.ts';
import { plainJson } from './plain-text.ts';
import { type EntryLinks, entryLinks } from './record-href.ts';
import { blocksOf, formatOf, namesOf, recordToTell, type ToldOptions } from './told-record.ts';

const FORMATS = ['markdown', 'html', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** The format that a file's ending asks for. */
const ENDINGS: ReadonlyMap<string, Format> = new Map([
  ['.md', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.json', 'json'],
]);
/** The shape of the data that follows; a later one that reads differently has another number. */
const VERSION = 1;

interface ChronologyOptions extends ToldOptions<Format> {
  readonly all?: true;
}

export function addChronology(program: Command, session: Session): void {
  program
    .command('chronology')
    .description("tell the significant events of a child's life, in the order of time")
    .argument('<record>', "a file, or a child's id")
    .option('--in <folder>', 'the folder in which an id is looked up (default: the current folder)')
    .addOption(
      new Option(
        '--format <format>',
        'a document, a page with a table, or data (default: as the name of the file ends, or markdown)',
      ).choices(FORMATS),
    )
    .addOption(outputOption())
    .addOption(asOfOption())
    .addOption(dateOption('--from <date>', 'the first day to tell of'))
    .addOption(dateOption('--to <date>', 'the last day to tell of'))
    .option('--all', 'every entry, not only what is significant')
    .option(
      '--show-text',
      'show names, subjects, how entries begin and why decisions were made; without it, ids, dates and codes only',
    )
    .action((record: string, options: ChronologyOptions) => chronology(session, record, options));
}

async function chronology({ io }: Session, named: string, options: ChronologyOptions): Promise<void> {
  const { output } = options;
  const judged = await recordToTell(io, named, options, 'tell of');
  const told = await chronologyIn(judged, options);
  const format = formatOf(options, ENDINGS, 'markdown');
  await emit(io, await written(format, told, entryLinks(io.cwd, output, judged)), output);
}

/** What makes the chronology is read when it is asked for: it takes libraries of its own. */
async function chronologyIn(judged: JudgedRecord, { from, to, all, showText }: ChronologyOptions): Promise<Chronology> {
  const journey = journeyOf(judged, 'there is no chronology to tell');
  const { chronologyOf } = await import('../views/chronology/gather.ts');
  return chronologyOf({
    journey,
    catalogue: judged.workspace.catalogue,
    all: all === true,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(showText === true ? { text: { blockOf: blocksOf(judged), nameOf: namesOf(judged) } } : {}),
  });
}

async function written(format: Format, told: Chronology, addressOf: EntryLinks): Promise<string> {
  switch (format) {
    case 'markdown':
      return (await import('../views/chronology/document.ts')).chronologyMarkdown(told);
    case 'html': {
      const { chronologyPage } = await import('../views/chronology/page.ts');
      return chronologyPage(told, { link: (place) => addressOf(told.places[place]) });
    }
    case 'json':
      return plainJson({ version: VERSION, ...told });
  }
}
