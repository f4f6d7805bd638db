import { closest, distance } from 'fastest-levenshtein';
import { fragmentLinks } from '../../record/markdown-links.ts';
import type { Block, Span } from '../../record/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import { finding, isHere, ownEntries } from '../finding.ts';
import type { Rule } from '../types.ts';

/** A day, a type and, of several of them, a number. Another fragment may be the heading of a section, and is left alone. */
const ADDRESS = /^\d{4}-\d{2}-\d{2}-(?<type>[a-z0-9-]{1,80}?)(?:-\d{1,4})?$/;
/** Looking for what was meant goes through every address; a record with more slips than this is made, not written. */
const MOST_SUGGESTIONS = 20;

export const unknownLink: Rule = {
  id: 'journey/unknown-link',
  title: 'A link to no entry',
  description:
    'A link in the text may lead to another entry: `[the contact](#2026-02-02-contact)`. Where no entry of the record has that date and type, whoever follows it arrives nowhere, mostly since the ' +
    'entry was dated anew. Only what is made of a date and a type of entry is looked at; links to other records are not followed.',
  severity: 'warning',
  fix: 'Write the address of an entry of this record behind the `#`: its date and type, such as `2026-02-02-contact`, or its `id`.',
  reads: 'text',
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-02 Case note\n\n## 2026-03-09 Case note\n\nAs [agreed](#2026-03-03-case-note). <!-- expect: journey/unknown-link -->\n',
    good: '## 2026-03-02 Case note\n\n## 2026-03-09 Case note\n\nAs [agreed](#2026-03-02-case-note).\n',
  },
  *check(input) {
    const { record, catalogue } = input;
    const prefix = `${input.journey.facts.id}/`;
    let addresses: Set<string> | undefined;
    let unknown = 0;
    for (const entry of ownEntries(input)) {
      const written = isHere(entry.ref, input) ? record.entries[entry.ref.index] : undefined;
      for (const { fragment, span } of written ? linksOf(written.block) : []) {
        const address = fragment.startsWith(prefix) ? fragment.slice(prefix.length) : fragment;
        if (!isAddress(address, catalogue)) continue;
        addresses ??= new Set(record.entries.map((each) => each.address));
        if (addresses.has(address)) continue;
        const near = ++unknown <= MOST_SUGGESTIONS ? nearest(address, addresses) : undefined;
        const message = `No entry of this record has the address "${address}", so this link leads nowhere.${near === undefined ? '' : ` Did you mean ${near}?`}`;
        const more = near === undefined ? {} : { suggestion: near };
        const found = finding(unknownLink, input, { entry: entry.ref }, message, more);
        yield { ...found, span: moved(span, written?.start ?? 0) };
      }
    }
  },
};

const NONE: readonly { readonly fragment: string; readonly span: Span }[] = [];
const links = new WeakMap<Block, typeof NONE>();

/** The links within the record, kept with their block. */
function linksOf(block: Block): typeof NONE {
  let found = links.get(block);
  if (found === undefined) {
    const within = fragmentLinks(block.text).filter(({ file }) => file === '');
    found = within.length === 0 ? NONE : within;
    links.set(block, found);
  }
  return found;
}

/** Whether it is made as addresses are, of words that the language knows: others leave the record in no message. */
function isAddress(fragment: string, catalogue: Catalogue): boolean {
  const type = ADDRESS.exec(fragment)?.groups?.type;
  return type !== undefined && catalogue.type(type) !== undefined;
}

function nearest(address: string, addresses: ReadonlySet<string>): string | undefined {
  const near = closest(address, [...addresses]);
  return distance(address, near) <= 3 ? near : undefined;
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
