/** Items of the England pack that hold a part of a timescale of the reference: a colour of an enquiry, an extension, the rule of earlier years. */
import { type Fact, REFERENCE_TIMESCALES } from './reference.ts';

/** What an item is a part of, and how sure it is where that differs from the whole. */
export interface Part {
  readonly of: string;
  readonly fact?: Fact;
}

export const PARTS: { readonly [id: string]: Part } = {
  'mash-rag-amber-local': { of: 'mash-rag-local' },
  'mash-rag-green-local': { of: 'mash-rag-local' },
  'early-help-plan-local': { of: 'early-help-assessment-local' },
  'early-help-review-first-local': { of: 'early-help-assessment-local' },
  'early-help-review-next-local': { of: 'early-help-assessment-local' },
  'initial-assessment': { of: 'assessment-complete', fact: ['statutory guidance', 'found-secondary', 'medium'] },
  'core-assessment': { of: 'assessment-complete', fact: ['statutory guidance', 'know', 'medium'] },
  'icpc-last-discussion': { of: 'icpc', fact: ['statutory guidance', 'found-secondary', 'medium'] },
  'icpc-record-local': { of: 'icpc-outcome-local' },
  'supervision-order-extended': { of: 'supervision-order' },
  'connected-temp-extended': { of: 'connected-temp' },
  'parents-placement-decision': { of: 'parents-immediate-placement' },
  'secure-without-court-total': { of: 'secure-without-court' },
  'short-break-total': { of: 'short-break-limits' },
  'lac-review-record-full': { of: 'lac-review-record' },
  'lac-review-record-sent': { of: 'lac-review-record' },
  'pathway-review-early': { of: 'pathway-review' },
  'rapid-review': { of: 'serious-incident' },
  'sar-complex': { of: 'sar' },
};

/** How binding and how sure an item is by the reference; undefined where it holds neither the item nor what it is a part of. */
export function factOf(id: string): Fact | undefined {
  const part = PARTS[id];
  return part === undefined ? REFERENCE_TIMESCALES[id] : (part.fact ?? REFERENCE_TIMESCALES[part.of]);
}
