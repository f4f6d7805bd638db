/** What can be written in a remark that silences rules: the rules, those first that find something here; who decided it; until when. */
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import { addMonths } from '../../calendar/dates.ts';
import { partAt } from '../../lint/fixes/place.ts';
import { canBeSuppressed } from '../../lint/suppress.ts';
import { SUPPRESSION_MARK } from '../../record/suppression-line.ts';
import type { Span } from '../../record/types.ts';
import { describeRules, titleInForce } from '../../rules/index.ts';
import { sayDate } from '../../rules/wording.ts';
import { type JudgedRecord, rangeOf } from '../judged-record.ts';
import type { ToldSettings } from '../told-settings.ts';
import { personOffers } from './complete-person.ts';
import type { Offer } from './complete-reference.ts';
import { findingsBesideOthers } from './diagnostics.ts';
import { type RemarkCursor, remarkCursor } from './remark-cursor.ts';

/** Months ahead that are offered as an end, with their words; what the quick fix writes stands first. */
const ENDS = [
  [6, 'half a year'],
  [1, 'a month'],
  [3, 'three months'],
  [12, 'a year'],
] as const;

/** Items where the cursor stands in such a remark, which may be none; undefined anywhere else. */
export function remarkItems(
  record: JudgedRecord,
  offset: number,
  settings: ToldSettings,
): CompletionItem[] | undefined {
  const cursor = remarkCursor(record, offset);
  if (cursor === undefined) return undefined;
  const { before, after } = cursor;
  const begun = /^\s*([a-z-]*)$/i.exec(before)?.[1]?.toLowerCase();
  if (begun !== undefined && begun !== SUPPRESSION_MARK) return keyword(record, cursor, offset, begun);
  const said = new RegExp(`^\\s*${SUPPRESSION_MARK}\\s(.*)$`, 's').exec(before)?.[1];
  if (said === undefined) return [];
  if (!said.includes(':')) return ruleItems(record, cursor, offset, said, settings);
  const person = /\(by\s+([^\s,()]*)$/.exec(said)?.[1];
  if (person !== undefined) return placedAt(record, personOffers(record, settings), person, after, offset);
  const until = /\(by\s+[^,()]+,\s*until\s+([\d-]*)$/.exec(said)?.[1];
  return until === undefined ? [] : placedAt(record, endOffers(record), until, after, offset);
}

/** `case-record-disable`, after which the rules are offered. */
function keyword(
  record: JudgedRecord,
  { before, after }: RemarkCursor,
  offset: number,
  begun: string,
): CompletionItem[] {
  const rest = /^[a-z-]*(?=\s|-->|$)/i.exec(after)?.[0].replace(/-->?$/, '') ?? '';
  const lead = /^\s/.test(before) ? '' : ' ';
  return [
    {
      label: SUPPRESSION_MARK,
      kind: CompletionItemKind.Keyword,
      detail: 'silences a rule here, with a reason',
      filterText: SUPPRESSION_MARK,
      textEdit: {
        range: rangeOf(record.document, { start: offset - begun.length, end: offset + rest.length }),
        newText: `${lead}${SUPPRESSION_MARK} `,
      },
      command: { title: 'Choose a rule', command: 'editor.action.triggerSuggest' },
    },
  ];
}

function ruleItems(
  record: JudgedRecord,
  { after }: RemarkCursor,
  offset: number,
  said: string,
  { worker }: ToldSettings,
): CompletionItem[] {
  const typed = /[^\s,]*$/.exec(said)?.[0] ?? '';
  const rest = /^[\w/*-]*/.exec(after.replace(/-->.*$/s, ''))?.[0] ?? '';
  const named = new Set(
    said
      .slice(0, said.length - typed.length)
      .split(',')
      .map((id) => id.trim()),
  );
  // Where nothing is written behind it, the rest is put in with it, and the comment closed.
  const tail = after.slice(rest.length);
  const isAlone = /^\s*(?:-->)?\s*$/.test(tail);
  const range = rangeOf(record.document, {
    start: offset - typed.length,
    end: offset + rest.length + (isAlone ? tail.length : 0),
  });
  const until = addMonths(record.asOf, ENDS[0][0]);
  const why = `: \${1} (by ${worker === undefined ? '$2' : snippetText(worker)}, until \${3:${until}}) -->`;
  const here = foundHere(record, offset);
  const rules = describeRules(record.workspace.policy).filter(({ id }) => canBeSuppressed(id));
  const groups = [...new Set(rules.map(({ id }) => `${id.slice(0, id.indexOf('/'))}/*`))];
  const offers = [
    ...rules.map((rule) => ({
      id: rule.id as string,
      detail: here.has(rule.id) ? `found here: ${titleInForce(rule)}` : titleInForce(rule),
      rank: here.has(rule.id) ? 0 : 1,
    })),
    ...groups.map((id) => ({ id, detail: 'all rules of this group', rank: 2 })),
  ].filter(({ id }) => !named.has(id));
  return offers.map(({ id, detail, rank }) => ({
    label: id,
    kind: CompletionItemKind.Value,
    detail,
    filterText: id,
    sortText: `${rank}${id}`,
    ...(isAlone && { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: { range, newText: isAlone ? `${id}${why}` : id },
  }));
}

/** The rules of what stands in the same entry; before the first entry, of all that stands in the record. */
function foundHere(record: JudgedRecord, offset: number): ReadonlySet<string> {
  const { entry } = partAt(record.judgement.record, offset);
  const findings = findingsBesideOthers(record);
  return new Set(
    findings.filter((each) => entry === undefined || each.entry === entry.address).map(({ rule }) => rule),
  );
}

function endOffers({ asOf }: JudgedRecord): Offer[] {
  return ENDS.map(([months, words], rank) => {
    const end = addMonths(asOf, months);
    return {
      label: end,
      kind: CompletionItemKind.Value,
      detail: `${sayDate(end, asOf)}, ${words} from now`,
      insertText: end,
      sortText: String(rank),
    };
  });
}

/** The offers in the place of what is typed, and of the word that goes on behind the cursor. */
function placedAt(
  record: JudgedRecord,
  offers: readonly Offer[],
  typed: string,
  after: string,
  offset: number,
): CompletionItem[] {
  const rest = /^[^\s,()]*/.exec(after.replace(/-->.*$/s, ''))?.[0] ?? '';
  const span: Span = { start: offset - typed.length, end: offset + rest.length };
  const range = rangeOf(record.document, span);
  return offers.map(({ insertText, ...offer }) => ({
    ...offer,
    textEdit: { range, newText: insertText ?? offer.label },
  }));
}

function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
