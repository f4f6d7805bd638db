/** Small words beside the text that save a sum or a look into a list: the child's age, the days since the last visit, what a code means. */
import { type InlayHint, MarkupKind } from 'vscode-languageserver';
import { ageInWords } from '../../calendar/ages.ts';
import { toDayNumber } from '../../calendar/dates.ts';
import { countUpTo } from '../../journey/order.ts';
import { inWords } from '../../journey/wording.ts';
import type { Policy } from '../../policy/types.ts';
import type { EntryBlock, Fields, Span } from '../../record/types.ts';
import { timelineOf } from '../../rules/timeline.ts';
import { sayDays, sayType } from '../../rules/wording.ts';
import { textSpan, type WrittenValue } from '../../schema/written-values.ts';
import { blocksWithin, namesOf } from '../../workspace/mentions.ts';
import { type JudgedRecord, placed } from '../judged-record.ts';
import { recurs } from './due-words.ts';
import { code as inCode, plain } from './markdown.ts';

/** Which hints are wanted. */
export interface HintKinds {
  readonly age: boolean;
  readonly sinceLast: boolean;
  readonly codes: boolean;
}

/** What a hint carries until somebody points at it. */
interface HintData {
  readonly uri: string;
  readonly offset: number;
  readonly about: keyof HintKinds;
}

interface Hint {
  readonly offset: number;
  readonly about: keyof HintKinds;
  readonly label: string;
  /** Markdown. */
  readonly tooltip: () => string;
}

/** Longest meaning that stands beside a code: VS Code cuts what is much longer. The whole of it is in the tooltip. */
const LONGEST = 40;

/** Between two hints at one place. */
const AND = '· ';

/** The hints of those blocks that reach into `within`. */
export function inlayHintsOf(record: JudgedRecord, within: Span, kinds: HintKinds): InlayHint[] {
  let before = -1;
  return hintsWithin(record, within, kinds).map(({ offset, about, label }) => {
    const data: HintData = { uri: record.uri, offset, about };
    // Right behind an age, a number of days would read as part of it.
    const told = before === offset ? `${AND}${label}` : label;
    before = offset;
    return { position: record.document.positionAt(offset), label: told, paddingLeft: true, data };
  });
}

/** The hint with its explanation; as it is where the text has changed under it. */
export function withTooltip(record: JudgedRecord, hint: InlayHint): InlayHint {
  const data = hintData(hint.data);
  if (data === undefined) return hint;
  const kinds = { age: false, sinceLast: false, codes: false, [data.about]: true };
  const found = hintsWithin(record, { start: data.offset, end: data.offset }, kinds).find(
    ({ offset, label }) => offset === data.offset && (hint.label === label || hint.label === `${AND}${label}`),
  );
  return found === undefined ? hint : { ...hint, tooltip: { kind: MarkupKind.Markdown, value: found.tooltip() } };
}

/** What came back from the client: it is looked at before it is used. */
export function hintData(data: unknown): HintData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('offset' in data) || !('about' in data))
    return undefined;
  const { uri, offset, about } = data;
  if (typeof uri !== 'string' || typeof offset !== 'number') return undefined;
  return about === 'age' || about === 'sinceLast' || about === 'codes' ? { uri, offset, about } : undefined;
}

function hintsWithin(record: JudgedRecord, within: Span, kinds: HintKinds): Hint[] {
  const { record: read } = record.judgement;
  const hints: Hint[] = [];
  const names = namesOf(record.workspace);
  const fields = read.frontMatter?.fields;
  if (kinds.codes && fields !== undefined && within.start <= read.opening.length)
    hints.push(...codeHints(read.opening, fields, names.frontMatterValues(read), 0, record));
  for (const { block, start } of blocksWithin(read, within)) {
    if (block.kind !== 'entry') continue;
    const end = placed(start, block.heading.span).end;
    if (kinds.age) hints.push(...ageHint(record, block, end));
    if (kinds.sinceLast) hints.push(...sinceHint(record, block, end));
    if (kinds.codes && block.fields !== undefined)
      hints.push(...codeHints(block.text, block.fields, names.valuesOf(block), start, record));
  }
  return hints;
}

function ageHint({ judgement: { journey } }: JudgedRecord, { heading: { date } }: EntryBlock, offset: number): Hint[] {
  const born = journey?.facts.born;
  if (born === undefined || date === undefined || date < born) return [];
  const age = ageInWords(born, date);
  return [
    { offset, about: 'age', label: age, tooltip: () => `${age} old on ${inWords(date)}, born on ${inWords(born)}.` },
  ];
}

const recurring = new WeakMap<Policy, ReadonlySet<string>>();

/** The types of entries by which what is asked for again and again is met: visits, reviews, supervision. */
function recurringTypes(policy: Policy): ReadonlySet<string> {
  let types = recurring.get(policy);
  if (types === undefined) {
    const patterns = policy.clocks.filter(recurs).flatMap(({ metBy }) => metBy);
    types = new Set(patterns.flatMap((pattern) => ('entry' in pattern ? [pattern.entry].flat() : [])));
    recurring.set(policy, types);
  }
  return types;
}

function sinceHint(record: JudgedRecord, { heading: { date, type } }: EntryBlock, offset: number): Hint[] {
  const {
    judgement: { journey },
    workspace,
  } = record;
  if (journey === undefined || date === undefined || type === undefined) return [];
  if (!recurringTypes(workspace.policy).has(type)) return [];
  const same = timelineOf(journey).of(type);
  const last = same[countUpTo(same, (entry) => entry.date < date) - 1];
  if (last === undefined) return [];
  const what = sayType(type, workspace.catalogue);
  const label = `${sayDays(toDayNumber(date) - toDayNumber(last.date))} after the last`;
  return [
    {
      offset,
      about: 'sinceLast',
      label,
      tooltip: () => `The last ${plain(what)} before this one was on ${inWords(last.date)}.`,
    },
  ];
}

function codeHints(
  whole: string,
  fields: Fields,
  values: readonly WrittenValue[],
  start: number,
  record: JudgedRecord,
): Hint[] {
  return values.flatMap((value): Hint[] => {
    const found = value.kind === 'code' ? value.info.codes?.find(({ code }) => code === value.text) : undefined;
    if (found === undefined || saysItself(found.code, found.meaning)) return [];
    const span = textSpan(whole, fields, value);
    if (span === undefined) return [];
    // Behind the quotation mark that closes it.
    const mark = whole.charAt(span.end);
    const offset = start + span.end + (mark === '"' || mark === "'" ? 1 : 0);
    const tooltip = (): string => {
      const list =
        value.info.codeList === undefined ? undefined : record.workspace.catalogue.codeList(value.info.codeList);
      const from = list === undefined ? '' : `\n\n${plain(list.title)} (${plain(list.definedBy)})`;
      return `${inCode(found.code)} ${plain(found.meaning)}${from}`;
    };
    return [{ offset, about: 'codes', label: shortened(found.meaning), tooltip }];
  });
}

/** Whether a code is the words that it stands for: `home`, `no-further-action`. */
function saysItself(code: string, meaning: string): boolean {
  const flat = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const [a, b] = [flat(code), flat(meaning)];
  return a === b || (a.length > 3 && b.includes(a));
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/\s+\S*$/, '')}…`;
}
