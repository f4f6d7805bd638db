/** How dates, durations, entries and authority are said to a social worker. */
import type { DatedEntry } from '../journey/types.ts';
import { allOf, inWords, nounOf } from '../journey/wording.ts';
import { isConfirmed } from '../policy/confirmed.ts';
import type { Source } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import type { Catalogue } from '../schema/types.ts';

export { capital } from '../schema/wording.ts';

/** `4 March 2026`, or `4 March` where the year is that of `asOf`. */
export function sayDate(date: IsoDate, asOf: IsoDate): string {
  const words = inWords(date);
  return date.slice(0, 4) === asOf.slice(0, 4) ? words.slice(0, -' 2026'.length) : words;
}

/** `1 day`, `16 days`. */
export function sayDays(n: number): string {
  return `${n} ${n === 1 ? 'day' : 'days'}`;
}

/** `16 days late`; on the very day but after the hour, `some hours late`. */
export function sayLate(days: number): string {
  return days === 0 ? 'some hours late' : `${sayDays(days)} late`;
}

/** The title of an entry's type inside a sentence: `section 47 enquiry`; acronyms keep their capitals. */
export function sayType(type: string, catalogue: Catalogue): string {
  const noun = nounOf(type);
  if (noun !== undefined) return noun;
  const title = catalogue.type(type)?.title ?? type.replaceAll('-', ' ');
  return /^[A-Z][A-Z]/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

/** `the referral of 4 March`. */
export function sayEntry(entry: DatedEntry, catalogue: Catalogue, asOf: IsoDate): string {
  return `the ${sayType(entry.type, catalogue)} of ${sayDate(entry.date, asOf)}`;
}

/** Where a rule comes from: the provision, or that it is local; a number nobody confirmed says so. */
export function saySource(source: Source): string {
  const local = source.status === 'local';
  const where = local ? 'a local standard, not law' : source.provision;
  return isConfirmed(source) ? where : `${where}, ${local ? 'and ' : ''}not confirmed`;
}

/** The Department for Education's validation rules of the children in need census. */
export function censusRule(...codes: readonly string[]): Source {
  return {
    provision: `DfE CIN census ${codes.length === 1 ? 'rule' : 'rules'} ${allOf(codes)}`,
    status: 'guidance',
    evidence: 'found',
  };
}
