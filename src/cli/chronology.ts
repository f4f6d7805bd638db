/** `case-record chronology RECORD`: the significant events of a record, as a document to read, to print or to hand on. */
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import type { EntryBlock, IsoDate } from '../record/types.ts';
import type { Chronology } from '../views/chronology/types.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { CannotProceed, type Session } from './io.ts';
import { type JudgedRecord, judgeOne } from './one-record.ts';
import { asOfOption, dateOption, outputOption } from './options.ts';
import { checkOutput, emit } from './output.ts';
import { plain, plainJson } from './plain-text.ts';
import { type EntryLinks, entryLinks } from './record-href.ts';

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

interface ChronologyOptions {
  readonly in?: string;
  readonly asOf?: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly all?: true;
  readonly output?: string;
  readonly format?: Format;
  readonly showText?: true;
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
  const { output, from, to } = options;
  if (from !== undefined && to !== undefined && from > to)
    throw new CannotProceed(`The first day to tell of (${from}) is after the last one (${to}).`);
  await checkOutput(io, output);
  const judging = { files: nodeFiles, engine: standardEngine(), asOf: options.asOf };
  const judged = await judgeOne(io, named, options.in ?? '.', judging);
  const told = await chronologyIn(judged, options);
  const format = options.format ?? ENDINGS.get(extname(output ?? '').toLowerCase()) ?? 'markdown';
  await emit(io, await written(format, told, entryLinks(io.cwd, output, judged)), output);
}

/** What makes the chronology is read when it is asked for: it takes libraries of its own. */
async function chronologyIn(
  { file, judgement, workspace }: JudgedRecord,
  { from, to, all, showText }: ChronologyOptions,
): Promise<Chronology> {
  const { journey, record } = judgement;
  if (journey === undefined)
    throw new CannotProceed(
      `${plain(file)} does not say whose record it is, so there is no chronology to tell. Run "case-record lint" on it.`,
    );
  const { chronologyOf } = await import('../views/chronology/gather.ts');
  const blockOf = (ref: { readonly record: string; readonly index: number }): EntryBlock | undefined =>
    ref.record === journey.facts.id ? record.entries[ref.index]?.block : undefined;
  const nameOf = (person: string): string | undefined => workspace.config.people.get(person)?.name;
  return chronologyOf({
    journey,
    catalogue: workspace.catalogue,
    all: all === true,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(showText === true ? { text: { blockOf, nameOf } } : {}),
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
