/** The blocks of a record for reading: fields in words, prose as it was written. What was made of a block is kept with it. */
import { ageInWords } from '../../calendar/ages.ts';
import { weekday } from '../../calendar/dates.ts';
import { inWords } from '../../journey/wording.ts';
import { isList, isMap } from '../../record/field-value.ts';
import type { EntryBlock, FieldMap, FreeBlock, IsoDate, Section, Span } from '../../record/types.ts';
import type { Catalogue, FieldInfo } from '../../schema/types.ts';
import { type FieldReaders, type FieldRow, fieldRows, sayValue } from '../field-words.ts';
import type { PreviewAction, PreviewEntry, PreviewSection, Remark, SectionText } from './types.ts';

export interface EntrySources {
  readonly catalogue: Catalogue;
  readonly readers: FieldReaders;
  readonly born?: IsoDate;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Fields that stand elsewhere on the page than in the table. */
const APART: ReadonlySet<string> = new Set(['by', 'decision', 'actions', 'significant']);
const APART_OF_ACTION: ReadonlySet<string> = new Set(['what', 'who', 'due', 'done']);

export function previewEntry(
  block: EntryBlock,
  remarks: readonly Remark[],
  { catalogue, readers, born }: EntrySources,
): PreviewEntry {
  const { heading, fields, sections, text } = block;
  const type = heading.type === undefined ? undefined : catalogue.type(heading.type);
  const infos = (type ?? catalogue.types[0])?.fields ?? [];
  const value: FieldMap = fields?.value ?? Object.create(null);
  const { date, time, subject } = heading;
  const decision = rowsOfDecision(value, infos, readers);
  const isBroken = fields !== undefined && block.problems.some(({ rule }) => rule === 'record/yaml');
  return {
    kind: 'entry',
    day: date === undefined ? heading.dateText : `${DAYS[weekday(date) - 1] ?? ''} ${inWords(date)}`.trim(),
    ...(time === undefined ? {} : { time }),
    type: type?.title ?? heading.typeText,
    ...(subject === undefined ? {} : { subject: subject.text }),
    ...(born === undefined || date === undefined || date < born ? {} : { age: ageInWords(born, date) }),
    ...(typeof value.by === 'string' ? { by: readers.nameOf(value.by) ?? value.by } : {}),
    isSignificant: value.significant === 'yes',
    rows: fieldRows(value, infos, readers, apartIn(value)),
    ...(decision === undefined ? {} : { decision }),
    actions: actionsIn(value, infos, readers),
    ...(isBroken && fields !== undefined ? { typed: text.slice(fields.span.start, fields.span.end) } : {}),
    text: pieceOf(text, block.narrative),
    sections: sections.map((section) => sectionText(text, section)),
    remarks,
  };
}

export function previewSection({ text, title, headingSpan, sections }: FreeBlock): PreviewSection {
  const end = sections[0]?.headingSpan.start ?? text.length;
  return {
    kind: 'section',
    title,
    text: pieceOf(text, { start: headingSpan.end, end }),
    sections: sections.map((section) => sectionText(text, section)),
  };
}

/** What stands apart only where it has the shape that is shown there; anything else stays in the table, so that it is seen. */
function apartIn(value: FieldMap): ReadonlySet<string> {
  const apart = new Set(APART);
  if (typeof value.by !== 'string') apart.delete('by');
  if (value.significant !== 'yes') apart.delete('significant');
  if (!isMap(value.decision)) apart.delete('decision');
  if (!isList(value.actions ?? '') || actionMaps(value).length < lengthOf(value.actions)) apart.delete('actions');
  return apart;
}

function rowsOfDecision(
  value: FieldMap,
  infos: readonly FieldInfo[],
  readers: FieldReaders,
): readonly FieldRow[] | undefined {
  const { decision } = value;
  if (!isMap(decision)) return undefined;
  const parts = infos.find(({ name }) => name === 'decision')?.fields ?? [];
  return fieldRows(decision, parts, readers);
}

function actionsIn(value: FieldMap, infos: readonly FieldInfo[], readers: FieldReaders): readonly PreviewAction[] {
  if (!apartIn(value).has('actions')) return [];
  const parts = infos.find(({ name }) => name === 'actions')?.fields ?? [];
  const said = (action: FieldMap, name: string): { readonly [key: string]: string } => {
    const part = Object.hasOwn(action, name) ? action[name] : undefined;
    if (typeof part !== 'string') return {};
    return {
      [name]: sayValue(
        part,
        parts.find((info) => info.name === name),
        readers,
      ).words,
    };
  };
  return actionMaps(value).map((action) => ({
    what: typeof action.what === 'string' ? action.what : '',
    ...said(action, 'who'),
    ...said(action, 'due'),
    ...said(action, 'done'),
    rows: fieldRows(action, parts, readers, new Set([...APART_OF_ACTION].filter((name) => isPlain(action, name)))),
  }));
}

function isPlain(action: FieldMap, name: string): boolean {
  return typeof action[name] === 'string';
}

function actionMaps({ actions }: FieldMap): readonly FieldMap[] {
  return actions !== undefined && isList(actions) ? actions.filter(isMap) : [];
}

function lengthOf(value: FieldMap[string] | undefined): number {
  return value !== undefined && isList(value) ? value.length : 0;
}

function sectionText(text: string, { title, bodySpan }: Section): SectionText {
  return { title, text: pieceOf(text, bodySpan) };
}

function pieceOf(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/^(?:[ \t]*\r?\n)+/u, '')
    .trimEnd();
}
