import { closest, distance } from 'fastest-levenshtein';
import type { FieldPath } from '../../record/types.ts';
import { finding } from '../finding.ts';
import { list, text } from '../timeline.ts';
import type { Rule } from '../types.ts';

const REFERENCES = ['answers', 'corrects'] as const;
/** Longer than any address; nothing near is looked for beyond it. */
const LONGEST = 100;
/** One word, as addresses are. What else stands there is no part of a message, which leaves the record. */
const ADDRESS = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._/-]{0,99}$/u;
/** Looking for what was meant goes through every address; a record with more slips than this is made, not written. */
const MOST_SUGGESTIONS = 20;

export const unknownReference: Rule = {
  id: 'journey/unknown-reference',
  title: 'A reference to no entry',
  description:
    '`answers` and `corrects` name another entry by its address: its `id`, or its date and type such as `2026-02-02-contact`. A decision that ' +
    'answers nothing leaves the question open, and a correction of nothing corrects nothing. References to other records ' +
    '(`CH-1042/…`) are not followed.',
  severity: 'warning',
  fix: 'Write the address of an entry of this record: its date and type, such as `2026-02-02-contact`, or its `id`.',
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-02 Case note\n\n## 2026-03-09 Correction\n\n```yaml\ncorrects: 2026-03-03-case-note <!-- expect: journey/unknown-reference -->\n```\n',
    good: '## 2026-03-02 Case note\n\n## 2026-03-09 Correction\n\n```yaml\ncorrects: 2026-03-02-case-note\n```\n',
  },
  concerns: ({ fields }) => REFERENCES.some((field) => fields[field] !== undefined),
  *check(input) {
    let addresses: Set<string> | undefined;
    let unknown = 0;
    const prefix = `${input.journey.facts.id}/`;
    for (const entry of input.concerned) {
      for (const field of REFERENCES) {
        const value = entry.fields[field];
        if (value === undefined) continue;
        const named: [string | undefined, FieldPath][] = Array.isArray(value)
          ? list(value).map((item, position) => [text(item), [field, position]])
          : [[text(value), [field]]];
        for (const [reference, path] of named) {
          if (reference === undefined) continue;
          const address = reference.startsWith(prefix) ? reference.slice(prefix.length) : reference;
          if (address.includes('/')) continue;
          addresses ??= new Set(input.record.entries.map((each) => each.address));
          if (addresses.has(address)) continue;
          const near = ++unknown <= MOST_SUGGESTIONS ? nearest(address, addresses) : undefined;
          const called = near !== undefined || ADDRESS.test(reference) ? `the address "${reference}"` : 'this address';
          const message = `No entry of this record has ${called}.${near ? ` Did you mean ${near}?` : ''}`;
          yield finding(unknownReference, input, { entry: entry.ref, path, part: 'value' }, message, {
            ...(near === undefined ? {} : { suggestion: near }),
          });
        }
      }
    }
  },
};

function nearest(address: string, addresses: ReadonlySet<string>): string | undefined {
  if (address.length > LONGEST || addresses.size === 0) return undefined;
  const near = closest(address, [...addresses]);
  return distance(address, near) <= 3 ? near : undefined;
}
