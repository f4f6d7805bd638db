/** References that lead nowhere: the entries of this record that are most like what was written. */
import { distance } from 'fastest-levenshtein';
import { flowText } from '../../schema/yaml-text.ts';
import { offered } from './fix.ts';
import { partAt } from './place.ts';
import type { FixKind } from './types.ts';
import { plainEdit } from './writing.ts';

/** Entries before the one that refers which are compared; an answer mostly follows soon. */
const LOOKED_AT = 300;
const CHOICES = 3;
/** Longer texts are no address. */
const LONGEST = 100;

export const reference: FixKind = {
  says: 'Choose the nearest of the entries that came before',
  mends: (rule) => rule === 'journey/unknown-reference' || rule === 'journey/unknown-link',
  *make(finding, context) {
    const { record } = context.judgement;
    const part = partAt(record, finding.span.start);
    const written = part.text
      .slice(finding.span.start - part.start, finding.span.end - part.start)
      .replace(/["']/g, '');
    const date = part.entry?.block.heading.date;
    if (!part.entry || date === undefined || written === '' || written.length > LONGEST) return;
    const before = record.entries.filter(({ block, index }) => {
      const on = block.heading.date;
      return on !== undefined && on <= date && index !== part.entry?.index;
    });
    const nearest = before
      .slice(-LOOKED_AT)
      .map(({ address }) => ({ address, far: distance(address, written) }))
      .filter(({ address }) => address !== finding.suggestion)
      .sort((a, b) => a.far - b.far)
      .slice(0, CHOICES);
    for (const { address } of nearest) {
      yield* offered(`Refer to ${address}`, finding, [plainEdit(finding.span, flowText(address))], context);
    }
  },
};
