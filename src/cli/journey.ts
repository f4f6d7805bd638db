/** `case-record journey RECORD`: the journey as text to read, or drawn on one axis of time. */
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import type { IsoDate } from '../record/types.ts';
import { between, timelineOf } from '../views/journey/timeline.ts';
import type { Timeline } from '../views/journey/types.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { formatJourneyJson } from './format-journey-json.ts';
import { formatJourneyText } from './format-journey-text.ts';
import { CannotProceed, type Session } from './io.ts';
import { type JudgedRecord, judgeOne } from './one-record.ts';
import { asOfOption, dateOption, outputOption } from './options.ts';
import { checkOutput, coloursFor, emit } from './output.ts';
import { plain } from './plain-text.ts';
import { type EntryLinks, entryLinks } from './record-href.ts';

const FORMATS = ['text', 'svg', 'html', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** The format that a file's ending asks for. */
const ENDINGS: ReadonlyMap<string, Format> = new Map([
  ['.svg', 'svg'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.json', 'json'],
]);

interface JourneyOptions {
  readonly in?: string;
  readonly asOf?: IsoDate;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly output?: string;
  readonly format?: Format;
  readonly showText?: true;
}

export function addJourney(program: Command, session: Session): void {
  program
    .command('journey')
    .description("tell a child's journey: statuses, placements, visits, reviews and decisions over time")
    .argument('<record>', "a file, or a child's id")
    .option('--in <folder>', 'the folder in which an id is looked up (default: the current folder)')
    .addOption(
      new Option(
        '--format <format>',
        'text to read, a drawing, or data (default: as the name of the file ends, or text)',
      ).choices(FORMATS),
    )
    .addOption(outputOption())
    .addOption(asOfOption())
    .addOption(dateOption('--from <date>', 'the first day to show'))
    .addOption(dateOption('--to <date>', 'the last day to show'))
    .option(
      '--show-text',
      'show the names of child, workers and carers, and the subjects of entries; without it, ids, dates and codes only',
    )
    .action((record: string, options: JourneyOptions) => journey(session, record, options));
}

async function journey({ io }: Session, named: string, options: JourneyOptions): Promise<void> {
  const { output, from, to } = options;
  if (from !== undefined && to !== undefined && from > to)
    throw new CannotProceed(`The first day to show (${from}) is after the last one (${to}).`);
  await checkOutput(io, output);
  const judging = { files: nodeFiles, engine: standardEngine(), asOf: options.asOf };
  const judged = await judgeOne(io, named, options.in ?? '.', judging);
  const whole = timelineIn(judged, options.showText === true);
  if ((from ?? whole.from) > (to ?? whole.to))
    throw new CannotProceed(`The record has nothing to show there: it goes from ${whole.from} to ${whole.to}.`);
  const timeline = from === undefined && to === undefined ? whole : between(whole, from, to);
  const format = options.format ?? ENDINGS.get(extname(output ?? '').toLowerCase()) ?? 'text';
  const text =
    format === 'text'
      ? formatJourneyText(timeline, coloursFor(io, output !== undefined))
      : format === 'json'
        ? formatJourneyJson(timeline)
        : await drawn(format, timeline, entryLinks(io.cwd, output, judged));
  await emit(io, text, output);
}

function timelineIn({ file, judgement, workspace }: JudgedRecord, showText: boolean): Timeline {
  const { journey: judged, record } = judgement;
  if (judged === undefined)
    throw new CannotProceed(
      `${plain(file)} does not say whose record it is, so there is no journey to tell. Run "case-record lint" on it.`,
    );
  const subjectOf = (ref: { readonly record: string; readonly index: number }): string | undefined =>
    ref.record === judged.facts.id ? record.entries[ref.index]?.block.heading.subject?.text : undefined;
  const { policy, catalogue, config } = workspace;
  const nameOf = (id: string): string | undefined => config.people.get(id)?.name;
  return timelineOf({ journey: judged, policy, catalogue, ...(showText ? { text: { subjectOf, nameOf } } : {}) });
}

/** The drawing is read when it is asked for: it takes libraries of its own. */
async function drawn(format: 'svg' | 'html', timeline: Timeline, addressOf: EntryLinks): Promise<string> {
  const { journeyPage, journeySvg, widthFor } = await import('../views/journey/page.ts');
  const link = (place: number): string | undefined => addressOf(timeline.places[place]);
  const options = { width: widthFor(timeline), link };
  return format === 'svg' ? journeySvg(timeline, options) : journeyPage(timeline, options);
}
