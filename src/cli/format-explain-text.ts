/** `explain`: why each clock stands where it stands, so that anyone can do the sum again. */
import { formatDuration } from '../calendar/durations.ts';
import { authorityInWords, certaintyInWords } from '../journey/explain.ts';
import type { Deadline, EntryRef } from '../journey/types.ts';
import { inWords, sumInWords } from '../journey/wording.ts';
import type { Timescale } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { sayLate } from '../rules/wording.ts';
import { fold, pad } from './fold.ts';
import type { Colours } from './output.ts';
import { count, plain } from './plain-text.ts';

export interface ToExplain {
  readonly record: string;
  readonly asOf: IsoDate;
  /** In the order of the journey. */
  readonly deadlines: readonly Deadline[];
  /** Timescales that are not law on that day. */
  readonly waiting: readonly Timescale[];
  /** Explain every deadline, met ones too; otherwise, of each clock, what is open and the last that was met. */
  readonly every: boolean;
}

const LABEL = 'Counted from'.length;

/** The explanation as text. `width` in terminal columns; unbounded for a pipe. */
export function formatExplainText(
  { record, asOf, deadlines, waiting, every }: ToExplain,
  colours: Colours,
  width: number,
): string {
  const lines = [colours.bold(`${plain(record)}, as of ${inWords(asOf)}`), ''];
  if (deadlines.length === 0) lines.push('No clock has started on this record.', '');
  for (const ofClock of byClock(deadlines)) {
    const [first] = ofClock;
    if (first === undefined) continue;
    lines.push(`${colours.underline(plain(first.clock.title))}  ${colours.dim(plain(first.clock.id))}`);
    const shown = every ? ofClock : telling(ofClock);
    for (const [index, deadline] of shown.entries()) {
      // A clock of one rule has said its title.
      if (index > 0 || !isAlone(deadline)) lines.push('');
      lines.push(...explained(deadline, shown[index - 1], { colours, width, every }));
    }
    const left = ofClock.filter((deadline) => !shown.includes(deadline));
    if (left.length > 0) lines.push('', fold('  ', leftOut(left, first), width));
    lines.push('');
  }
  if (waiting.length > 0) lines.push(colours.underline('Not in force'), '');
  for (const timescale of waiting) lines.push(...notInForce(timescale, colours, width), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

function notInForce({ id, title, inForce, from, note, source }: Timescale, colours: Colours, width: number): string[] {
  const since = inForce === false || from === undefined ? 'no date yet' : `from ${inWords(from)}`;
  const rows: [string, string][] = [
    ['In force', since],
    ...(note === undefined ? [] : [['Note', note.trim()] as [string, string]]),
    ['Authority', authorityInWords(source)],
  ];
  return [
    fold('  ', `${colours.bold(plain(title))}  ${colours.dim(plain(id))}`, width),
    ...rows.map(([label, text]) => fold(`    ${colours.dim(pad(label, LABEL))}  `, plain(text), width)),
  ];
}

/** The clocks, most urgent first; of those that are as urgent as each other in the order of the journey. */
function byClock(deadlines: readonly Deadline[]): Iterable<readonly Deadline[]> {
  const clocks = new Map<string, Deadline[]>();
  for (const deadline of deadlines) {
    const known = clocks.get(deadline.clock.id);
    if (known === undefined) clocks.set(deadline.clock.id, [deadline]);
    else known.push(deadline);
  }
  return [...clocks.values()].sort((a, b) => urgency(a) - urgency(b));
}

const URGENT: readonly Deadline['status'][] = ['overdue', 'due-soon', 'upcoming'];

/** 0 where something is overdue and can still be done; what ended is past. */
function urgency(deadlines: readonly Deadline[]): number {
  const open = deadlines.filter(({ ended }) => ended === undefined).map(({ status }) => URGENT.indexOf(status));
  return Math.min(URGENT.length, ...open.filter((rank) => rank >= 0));
}

/** What is not met, and the last that was. */
function telling(deadlines: readonly Deadline[]): readonly Deadline[] {
  const lastMet = deadlines.filter(isMet).at(-1);
  return deadlines.filter((deadline) => !isMet(deadline) || deadline === lastMet);
}

function isMet({ status }: Pick<Deadline, 'status'>): boolean {
  return status === 'met' || status === 'met-late';
}

function leftOut(left: readonly Deadline[], { clock }: Deadline): string {
  const late = left.filter(({ status }) => status === 'met-late').length;
  const how = late === 0 ? 'met' : `met, ${late} of them late`;
  return `${count(left.length, 'earlier one')} ${how}. To see them, name the clock: ${plain(clock.id)}.`;
}

type Row = readonly [label: string, text: string];

interface Look {
  readonly colours: Colours;
  readonly width: number;
  readonly every: boolean;
}

function explained(deadline: Deadline, above: Deadline | undefined, { colours, width, every }: Look): string[] {
  const { timescale } = deadline;
  const title = fold('  ', `${colours.bold(plain(timescale.title))}  ${colours.dim(plain(timescale.id))}`, width);
  const rows = [...course(deadline), ...reasons(deadline, above, every)];
  return [
    ...(isAlone(deadline) ? [] : [title]),
    fold('  ', coloured(colours, deadline, statusInWords(deadline)), width),
    ...rows.map(([label, text]) => fold(`    ${colours.dim(pad(label, LABEL))}  `, plain(text), width)),
  ];
}

function isAlone({ timescale, clock }: Deadline): boolean {
  return timescale.id === clock.id && timescale.title === clock.title;
}

/** What happened, what was counted, and what is asked for. */
function* course(deadline: Deadline): Generator<Row> {
  const { opened, last, ended, reason, aim, lawful } = deadline;
  const { because, countedFrom, sum, asks, endedBy } = deadline.explain();
  const authority = authorityInWords(deadline.timescale.source);
  const isOver = isMet(deadline) || ended !== undefined;
  yield ['Opened', `${inWords(opened.on)}${byEntry(opened.entry, deadline)}`];
  if (last !== undefined) yield ['Last met', `${inWords(last.on)}${byEntry(last.entry, deadline)}`];
  // The authority has a line of its own.
  yield* labelled(
    'Because',
    because.filter((line) => line !== authority),
  );
  yield ['Counted from', countedFrom];
  yield ['The sum', sumInWords(sum)];
  if (aim !== undefined) yield ['Aim', `${inWords(aim)}, a local aim inside the limit`];
  if (lawful !== undefined) {
    yield [
      'The law',
      `asks for it by ${inWords(lawful.due)} (${formatDuration(lawful.duration)}); we ask for it sooner`,
    ];
  }
  if (ended !== undefined) yield ['Ended', `${inWords(ended.on)}${byEntry(ended.entry, deadline)}, before it was met`];
  yield [isOver ? 'It asked for' : 'Stopped by', asks];
  if (!isOver && endedBy !== undefined) yield ['Or it ends', endedBy];
  if (reason !== undefined) yield ['Reason given', reason];
}

/** On what authority, how sure, and why no other branch. */
function* reasons(deadline: Deadline, above: Deadline | undefined, every: boolean): Generator<Row> {
  const { source, reason } = deadline.timescale;
  yield ['Authority', `${source.provision} (${source.status})`];
  yield ['How sure', source.at === undefined ? certaintyInWords(source) : `${certaintyInWords(source)}: ${source.at}`];
  if (reason !== undefined) yield ['Set here', reason];
  if (!every && isMet(deadline)) return;
  const passed = passedOver(deadline);
  const saidAbove =
    every && above !== undefined && passed.map(uncounted).join('\n') === passedOver(above).map(uncounted).join('\n');
  yield* labelled(
    'Passed over',
    saidAbove && passed.length > 1 ? [`the same ${passed.length} as above, for the same reasons`] : passed,
  );
}

function passedOver(deadline: Deadline): readonly string[] {
  return deadline.explain().passedOver.map(({ timescale, why }) => `${timescale}: ${why}`);
}

/** A reason without how often the clock was met: that grows each time and is the same reason still. */
function uncounted(reason: string): string {
  return reason.replace(/: met (?:once|twice|\d+ times) since/, ': met since');
}

/** The label stands beside the first line only. */
function labelled(label: string, lines: readonly string[]): readonly Row[] {
  return lines.map((line, index) => [index === 0 ? label : '', line]);
}

function byEntry(entry: EntryRef | undefined, { record }: Deadline): string {
  if (entry === undefined) return '';
  return `, ${entry.record === record ? entry.address : `${entry.record}/${entry.address}`}`;
}

function statusInWords({ status, due, dueTime, daysLate, met, ended }: Deadline): string {
  const by = `due by ${inWords(due)}${dueTime === undefined ? '' : ` at ${dueTime}`}`;
  const late = daysLate === undefined ? '' : `, ${sayLate(daysLate)}`;
  switch (status) {
    case 'met':
    case 'met-late':
      return `${status === 'met' ? 'Met' : 'Met late'} on ${met === undefined ? inWords(due) : inWords(met.on)}, ${by}${late}`;
    case 'overdue':
      return `${ended === undefined ? 'Overdue' : 'Never met'}, ${by}${late}`;
    case 'due-soon':
      return `Due soon, ${by}`;
    case 'upcoming':
      return `Upcoming, ${by}`;
  }
}

function coloured(colours: Colours, { status }: Deadline, text: string): string {
  if (status === 'overdue') return colours.red(text);
  if (status === 'due-soon' || status === 'met-late') return colours.yellow(text);
  return text;
}
