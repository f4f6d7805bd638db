import assert from 'node:assert/strict';
import { journeyFacts } from '../../../src/journey/facts.ts';
import type { JourneyFacts } from '../../../src/journey/types.ts';
import { createRecordParser } from '../../../src/record/parse.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { entriesOf } from '../../support/journeys.ts';

const catalogue = builtInCatalogue();
const parser = createRecordParser({ types: catalogue });

const RECORD = `---
record: child
id: CH-1042
name: Amara Bello
born: 2015-03-02
---

## 2026-02-02 Contact

Rang at ten.

## 2026-02-03 14:30 Placement

\`\`\`yaml
type: U6
regulation: 24
\`\`\`

## 2026-02-31 Visit

## 2026-02-09 Vsiit

## 2026-02-09 Visit

\`\`\`yaml
seen: yes
\`\`\`
`;

const factsOf = (text: string, previous?: JourneyFacts, shared = entriesOf([])): JourneyFacts => {
  const facts = journeyFacts(parser.parse(text), catalogue, shared, previous);
  if (!facts) throw new Error('no facts');
  return facts;
};

describe('the facts of a record', () => {
  it('are its types, dates, times and fields, with numbers read as numbers', () => {
    const facts = factsOf(RECORD);
    assert.equal(facts.kind, 'child');
    assert.equal(facts.id, 'CH-1042');
    assert.equal(facts.born, '2015-03-02');
    assert.deepEqual(
      facts.entries.map(({ ref, type, date, time, own }) => [ref.record, ref.address, type, date, time, own]),
      [
        ['CH-1042', '2026-02-02-contact', 'contact', '2026-02-02', undefined, true],
        ['CH-1042', '2026-02-03-placement', 'placement', '2026-02-03', '14:30', true],
        ['CH-1042', '2026-02-09-visit', 'visit', '2026-02-09', undefined, true],
      ],
    );
    assert.equal(facts.entries[1]?.fields.type, 'U6');
    assert.deepEqual(Object.keys(facts.entries[0]?.fields ?? { none: '' }), []);
  });

  it('keep the place of each entry among all that are written', () => {
    assert.deepEqual(
      factsOf(RECORD).entries.map(({ ref }) => ref.index),
      [0, 1, 4],
    );
  });

  it('take in the entries that stand in another record', () => {
    const shared = entriesOf([['2026-02-05', 'case-note']], 'CH-1043', false);
    assert.equal(factsOf(RECORD, undefined, shared).entries.at(-1), shared[0]);
  });

  it('are none without a known kind of record', () => {
    assert.equal(journeyFacts(parser.parse('# A letter\n\n## 2026-02-02 Contact\n'), catalogue), undefined);
  });

  it('of a supervision file go by its worker where it has no id', () => {
    const facts = factsOf(
      '---\nrecord: supervision\nworker: w.lee\nsupervisor: s.ray\nstarted: 2026-01-05\nstage: experienced\n---\n',
    );
    assert.equal(facts.id, 'w.lee');
  });

  describe('after an edit', () => {
    const before = factsOf(RECORD);

    it('of prose alone are the very same', () => {
      assert.equal(factsOf(RECORD.replace('Rang at ten.', 'Rang at half past ten, and again later.'), before), before);
    });

    it('of one entry are the same for all others', () => {
      const after = factsOf(RECORD.replace('type: U6', 'type: U4'), before);
      assert.notEqual(after, before);
      assert.equal(after.entries[0], before.entries[0]);
      assert.equal(after.entries[2], before.entries[2]);
      assert.equal(after.entries[1]?.fields.type, 'U4');
      assert.equal(after.frontMatter, before.frontMatter);
    });

    it('that is taken back are those of before in every word', () => {
      const edited = factsOf(RECORD.replace('type: U6', 'type: U4'), before);
      assert.deepEqual(factsOf(RECORD, edited), before);
    });

    it('that adds an entry give later ones their new place', () => {
      const after = factsOf(RECORD.replace('## 2026-02-03', '## 2026-02-02 Contact\n\n## 2026-02-03'), before);
      assert.deepEqual(
        after.entries.map(({ ref }) => `${ref.index} ${ref.address}`),
        ['0 2026-02-02-contact', '1 2026-02-02-contact-2', '2 2026-02-03-placement', '5 2026-02-09-visit'],
      );
    });

    it('of the front matter follow it', () => {
      const after = factsOf(RECORD.replace('born: 2015-03-02', 'born: 2014-03-02'), before);
      assert.equal(after.born, '2014-03-02');
      assert.equal(after.entries[0], before.entries[0]);
    });

    it("of the child's id give every entry its new address", () => {
      const after = factsOf(RECORD.replace('id: CH-1042', 'id: CH-7'), before);
      assert.deepEqual([...new Set(after.entries.map(({ ref }) => ref.record))], ['CH-7']);
    });
  });

  it('of two entries with the same text are two', () => {
    const twice = '---\nrecord: child\nid: CH-1\nname: A\n---\n\n## 2026-02-02 Contact\n\n## 2026-02-02 Contact\n\n';
    const facts = factsOf(twice);
    assert.deepEqual(
      facts.entries.map(({ ref }) => ref.address),
      ['2026-02-02-contact', '2026-02-02-contact-2'],
    );
    assert.equal(factsOf(`${twice}\nMore words.\n`, facts), facts);
  });
});
