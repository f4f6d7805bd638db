/** `suppressions --format text`: for a person at a terminal, grouped by record, author or team. */
import { inWords } from '../journey/wording.ts';
import { grouped } from '../views/grouped.ts';
import { byText } from '../workspace/record-files.ts';
import { fold, pad } from './fold.ts';
import { nobodysLast, withName } from './group-headings.ts';
import type { Colours } from './output.ts';
import { count, plain } from './plain-text.ts';
import { type ListedSuppression, type SuppressionList, type SuppressionsBy, summaryOf } from './suppression-list.ts';

/** The list as text. `width` in terminal columns; unbounded for a pipe. */
export function formatSuppressionsText(
  list: SuppressionList,
  by: SuppressionsBy,
  colours: Colours,
  width: number,
): string {
  const lines: string[] = [];
  for (const [heading, inGroup] of groupsOf(list, by)) {
    lines.push(colours.bold(plain(heading)));
    const rows = inGroup.map((each) => ({ each, place: placeOf(each, by), who: by === 'author' ? '' : whoOf(each) }));
    const places = rows.reduce((longest, { place }) => Math.max(longest, place.length), 0);
    const people = rows.reduce((longest, { who }) => Math.max(longest, who.length), 0);
    for (const { each, place, who } of rows) {
      const author = by === 'author' ? '' : `${pad(who, people)}  `;
      const lead = `  ${colours.dim(pad(place, places))}  ${endOf(each, colours)}  ${author}`;
      lines.push(fold(lead, whatOf(each), width));
      if (each.reason !== undefined) lines.push(fold(' '.repeat(4 + places), colours.dim(plain(each.reason)), width));
    }
    lines.push('');
  }
  lines.push(colours.bold(summed(list)));
  return `${lines.join('\n')}\n`;
}

function groupsOf(
  { suppressions, names }: SuppressionList,
  by: SuppressionsBy,
): readonly (readonly [string, readonly ListedSuppression[]])[] {
  const groups = grouped(suppressions, (each) =>
    by === 'record' ? each.file : ((by === 'author' ? each.by : each.team) ?? ''),
  );
  // Whoever asks for authors or teams asks what ends first; what has no end comes last, as does what nobody decided.
  const byEnd = (a: ListedSuppression, b: ListedSuppression) => byText(a.until ?? '9999', b.until ?? '9999');
  return [...groups]
    .sort(([a], [b]) => nobodysLast(a, b))
    .map(([key, group]) => [headingOf(key, by, names, group), by === 'record' ? group : group.toSorted(byEnd)]);
}

function headingOf(
  key: string,
  by: SuppressionsBy,
  names: SuppressionList['names'],
  [first]: readonly ListedSuppression[],
): string {
  if (by === 'record') return first?.record == null ? key : `${first.record}  ${key}`;
  if (key === '') return by === 'author' ? 'Nobody named' : 'No team named';
  return withName(key, names[by].get(key));
}

function placeOf({ file, line, record }: ListedSuppression, by: SuppressionsBy): string {
  return by === 'record' ? String(line) : `${record === null ? '' : `${plain(record)}  `}${plain(file)}:${line}`;
}

function whoOf({ by }: ListedSuppression): string {
  return plain(by ?? 'nobody named');
}

function endOf({ state, until }: ListedSuppression, colours: Colours): string {
  const width = 'expired 2026-09-30'.length;
  switch (state) {
    case 'holds':
      return pad(until === undefined ? 'no end' : `until ${until}`, width);
    case 'expired':
      return colours.yellow(pad(`expired ${until ?? ''}`, width));
    case 'past':
      return colours.dim(pad('past', width));
    case 'incomplete':
      return colours.red(pad('incomplete', width));
  }
}

/** `practice/analysis in the entry 2026-03-04-visit: silences 2 findings`. */
function whatOf({ rules, scope, entry, state, silences }: ListedSuppression): string {
  const what = rules.length === 0 ? '(no rule that can be silenced)' : rules.join(', ');
  const inEntry = entry === null ? '' : ` ${plain(entry)}`;
  const where = { line: 'on one line', entry: 'in the entry', file: 'in the record' }[scope];
  const place = scope === 'line' && entry !== null ? `${where} of${inEntry}` : `${where}${inEntry}`;
  const does = state === 'holds' && silences > 0 ? `silences ${count(silences, 'finding')}` : 'silences nothing';
  return `${plain(what)} ${place}: ${does}`;
}

function summed({ suppressions, files, asOf }: SuppressionList): string {
  const where = `in ${count(files, 'file')}, as of ${inWords(asOf)}`;
  if (suppressions.length === 0) return `No suppressions ${where}.`;
  const { holding, endless, idle, expired, past, incomplete, silenced } = summaryOf(suppressions);
  const details = [...some(endless, 'without an end'), ...some(idle, 'silencing nothing')];
  const held = `${holding} in force${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
  const parts = [held, ...some(expired, 'expired'), ...some(past, 'past'), ...some(incomplete, 'incomplete')];
  return `${count(suppressions.length, 'suppression')} ${where}: ${parts.join(', ')}. ${count(silenced, 'finding is', 'findings are')} silenced.`;
}

function some(n: number, what: string): readonly string[] {
  return n === 0 ? [] : [`${n} ${what}`];
}
