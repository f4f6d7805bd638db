/** A journey as lines to read: what was so for a while, lane by lane, then what happened, year by year. */
import { inWords } from '../journey/wording.ts';
import type { Lane, MarkState, Timeline } from '../views/journey/types.ts';
import { byText } from '../views/journey/words.ts';
import type { Colours } from './output.ts';
import { plain } from './plain-text.ts';

/** Signs that stand before what is not as it should be; the words say the same. */
const SIGNS: Readonly<Record<MarkState, string>> = {
  kept: '✓',
  late: '◆',
  missed: '✗',
  due: '○',
  plain: '·',
  unmet: '△',
};

export function formatJourneyText(timeline: Timeline, colours: Colours): string {
  const { record, name, asOf, lanes } = timeline;
  const title = name === undefined ? record : `${name} (${record})`;
  const lines = [colours.bold(plain(`The journey of ${title}, on ${inWords(asOf)}`)), ''];
  for (const lane of lanes) lines.push(...spanLines(lane, colours));
  const events = lanes.flatMap(happened).sort((a, b) => byText(a.on, b.on));
  let year = '';
  for (const { on, state, told } of events) {
    if (on.slice(0, 4) !== year) {
      year = on.slice(0, 4);
      lines.push(colours.bold(year));
    }
    lines.push(`  ${painted(state, colours)} ${on}  ${plain(told)}`);
  }
  if (events.length > 0) lines.push('');
  if (lanes.length === 0) lines.push('Nothing in it has a date.', '');
  if (timeline.undrawn > 0) lines.push(`${counted(timeline.undrawn)} not listed, such as case notes.`);
  if (timeline.outside > 0) lines.push(`${counted(timeline.outside)} not listed: dated too far from today.`);
  return `${lines.join('\n').trimEnd()}\n`;
}

function spanLines(lane: Lane, colours: Colours): readonly string[] {
  if (lane.kind !== 'spans') return [];
  const rows = lane.spans.map(({ from, to, told }) => `  ${from} – ${to ?? 'now       '}  ${plain(told)}`);
  return [colours.bold(lane.title), ...rows, ''];
}

function happened(lane: Lane): readonly { readonly on: string; readonly state: MarkState; readonly told: string }[] {
  if (lane.kind === 'marks') return lane.marks;
  return lane.kind === 'spans' ? [] : lane.points.map(({ on, told }) => ({ on, told, state: 'plain' as const }));
}

function painted(state: MarkState, colours: Colours): string {
  const sign = SIGNS[state];
  return state === 'missed' ? colours.red(sign) : state === 'late' ? colours.yellow(sign) : sign;
}

function counted(n: number): string {
  return n === 1 ? '1 entry is' : `${n} entries are`;
}
