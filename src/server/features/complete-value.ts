/** The values that a field may take: codes by their meaning, people and children by name, dates, references, yes and no. */
import { CompletionItemKind, MarkupKind } from 'vscode-languageserver';
import type { Entry, FieldPath, RecordKind } from '../../record/types.ts';
import type { Code, FieldInfo } from '../../schema/types.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { ToldSettings } from '../told-settings.ts';
import { isRole, personOffers, roleOffers, teamOffers } from './complete-person.ts';
import { childOffers, namesChildren, type Offer, referenceOffers } from './complete-reference.ts';
import { fieldInfo } from './hover.ts';
import { prose } from './markdown.ts';
import { offerOrder } from './offer-order.ts';

export type Owner = { entry: string } | { record: RecordKind };

/** What the value is offered for: the field, and what is typed of it up to the cursor. */
export interface ValuePlace {
  readonly owner: Owner;
  readonly path: FieldPath;
  readonly typed: string;
  readonly entry: Entry | undefined;
  readonly settings: ToldSettings;
}

export function valueOffers(record: JudgedRecord, { owner, path, typed, entry, settings }: ValuePlace): Offer[] {
  if ('record' in owner && path.length === 1 && path[0] === 'record') return recordKinds();
  const list = path.find((step) => typeof step === 'string');
  if (namesChildren(list) && path.length <= 2) {
    const fields = entry?.block.fields ?? record.judgement.record.frontMatter?.fields;
    return childOffers(record, typeof list === 'string' ? fields?.value[list] : undefined, typed);
  }
  if ('entry' in owner && isRole(path)) return roleOffers(record, owner.entry, entry?.block.fields?.value);
  const info = fieldInfo(record.workspace.catalogue, owner, path);
  if (info === undefined) return [];
  if (info.codes !== undefined && info.codes.length > 0) return info.codes.map(codeOffer);
  switch (info.kind) {
    case 'yes-no':
      return yesNoOffers(info);
    case 'date':
      return dateOffers(record, entry);
    case 'person':
      return personOffers(record, settings);
    case 'reference':
      return entry === undefined ? [] : referenceOffers(record, entry, typed);
    case 'team':
      return teamOffers(record);
    case 'text':
    case 'code':
    case 'number':
    case 'map':
    case 'list':
      return [];
  }
}

function recordKinds(): Offer[] {
  return [
    { label: 'child', detail: "A child's record" },
    { label: 'supervision', detail: "One worker's supervision record" },
  ].map((kind, index) => ({ ...kind, kind: CompletionItemKind.EnumMember, sortText: String(index) }));
}

/** The answer that the field's own example gives first. */
function yesNoOffers(info: FieldInfo): Offer[] {
  const answers = info.examples[0] === 'no' ? ['no', 'yes'] : ['yes', 'no'];
  return answers.map((label, index) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    detail: info.title,
    sortText: String(index),
  }));
}

/** A code is found by its meaning too: typing `foster` finds `U1`. */
function codeOffer(one: Code, index: number): Offer {
  return {
    label: one.code,
    labelDetails: { description: one.meaning },
    kind: CompletionItemKind.EnumMember,
    detail: one.meaning,
    ...(one.note === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: prose(one.note) } }),
    filterText: `${one.code} ${one.meaning}`,
    sortText: offerOrder(index),
  };
}

function dateOffers(record: JudgedRecord, entry: Entry | undefined): Offer[] {
  const heading = entry?.block.heading.date;
  const dates = [{ label: record.asOf as string, detail: 'Today' }];
  if (heading !== undefined && heading !== record.asOf)
    dates.push({ label: heading, detail: 'The date of this entry' });
  return dates.map((date, index) => ({ ...date, kind: CompletionItemKind.Value, sortText: String(index) }));
}
