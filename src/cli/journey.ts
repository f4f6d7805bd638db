/** `case-record journey RECORD`: the journey as text to read, or drawn on one axis of time. */
import { type Command, Option } from 'commander';
import type { EntryRef } from '../journey/types.ts';
import { between, timelineOf } from '../views/journey/timeline.ts';
import type { Timeline } from '../views/journey/types.ts';
import { formatJourneyJson } from './format-journey-json.ts';
import { formatJourneyText } from './format-journey-text.ts';
import { CannotProceed, type Session } from './io.ts';
import { type JudgedRecord, journeyOf } from './one-record.ts';
import { asOfOption, dateOption, outputOption } from './options.ts';
import { coloursFor, emit } from './output.ts';
import { type EntryLinks, entryLinks } from './record-href.ts';
import { blocksOf, formatOf, namesOf, recordToTell, type ToldOptions } from './told-record.ts';

const FORMATS = ['text', 'svg', 'html', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** The format that a file's ending asks for. */
const ENDINGS: ReadonlyMap<string, Format> = new Map([
  ['.svg', 'svg'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.json', 'json'],
]);

type JourneyOptions = ToldOptions<Format>;

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
  const judged = await recordToTell(io, named, options, 'show');
  const whole = timelineIn(judged, options.showText === true);
  if ((from ?? whole.from) > (to ?? whole.to))
    throw new CannotProceed(`The record has nothing to show there: it goes from ${whole.from} to ${whole.to}.`);
  const timeline = from === undefined && to === undefined ? whole : between(whole, from, to);
  const format = formatOf(options, ENDINGS, 'text');
  const text =
    format === 'text'
      ? formatJourneyText(timeline, coloursFor(io, output !== undefined))
      : format === 'json'
        ? formatJourneyJson(timeline)
        : await drawn(format, timeline, entryLinks(io.cwd, output, judged));
  await emit(io, text, output);
}

function timelineIn(judged: JudgedRecord, showText: boolean): Timeline {
  const journey = journeyOf(judged, 'there is no journey to tell');
  const { policy, catalogue } = judged.workspace;
  const blockOf = blocksOf(judged);
  const text = { subjectOf: (ref: EntryRef) => blockOf(ref)?.heading.subject?.text, nameOf: namesOf(judged) };
  return timelineOf({ journey, policy, catalogue, ...(showText ? { text } : {}) });
}

/** The drawing is read when it is asked for: it takes libraries of its own. */
async function drawn(format: 'svg' | 'html', timeline: Timeline, addressOf: EntryLinks): Promise<string> {
  const { journeyPage, journeySvg, widthFor } = await import('../views/journey/page.ts');
  const link = (place: number): string | undefined => addressOf(timeline.places[place]);
  const options = { width: widthFor(timeline), link };
  return format === 'svg' ? journeySvg(timeline, options) : journeyPage(timeline, options);
}
