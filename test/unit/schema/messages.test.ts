import assert from 'node:assert/strict';
import { builtInCatalogue, wrongRecord } from '../../../src/schema/catalogue.ts';
import { catalogue, entryOf, entryWith, found, foundInFront, frontMatterOf, only } from './records.ts';

const CONTACT = '2026-02-02 Contact';
const VISIT = '2026-03-04 Visit';

describe('faults in the fields of an entry', () => {
  it('a misspelt key: the key, and the one that was meant', () => {
    assert.deepEqual(only(VISIT, 'by: j.okafor\nsen: yes'), {
      rule: 'schema/unknown-field',
      at: 'sen',
      message: 'A Visit entry has no field "sen". Did you mean "seen"?',
      severity: 'warning',
      suggestion: 'seen',
    });
  });

  it('a key that nobody knows: no guess', () => {
    const { message, suggestion } = only(VISIT, 'weather: fine');
    assert.equal(message, 'A Visit entry has no field "weather".');
    assert.equal(suggestion, undefined);
  });

  it('a key that is no name of a field: it is not repeated, as it may be what somebody said', () => {
    for (const key of ['Aunt', 'she said', '"so: she said"'])
      assert.equal(only(VISIT, `${key}: fine`).message, 'A Visit entry has no field of this name.');
  });

  it('a key like one that is there already: no guess either', () => {
    assert.equal(only(VISIT, 'seen: yes\nsen: yes').suggestion, undefined);
  });

  it('a misspelt part of a decision and of an action', () => {
    const decision = only(CONTACT, 'decision:\n  outcom: referral');
    assert.equal(decision.message, 'A decision has no field "outcom". Did you mean "outcome"?');
    assert.equal(decision.at, 'outcom');
    const action = only(VISIT, 'actions:\n  - what: Ring\n    whoo: m.patel');
    assert.equal(action.message, 'An action has no field "whoo". Did you mean "who"?');
    assert.equal(action.at, 'whoo');
  });

  it('a missing field: the type in the heading', () => {
    assert.deepEqual(only('2026-03-02 Legal status', 'by: j.okafor'), {
      rule: 'schema/missing-field',
      at: 'Legal status',
      message: 'A Legal status entry needs its status ("status").',
      severity: 'error',
      suggestion: undefined,
    });
  });

  it('a missing field: how it is written, where it has a form; a place for what only the writer knows', () => {
    const wayOut = (heading: string) => {
      const block = entryOf(`## ${heading}\n\nText.\n`);
      return builtInCatalogue()
        .checkEntry(block)
        .map(({ clears }) => clears);
    };
    assert.deepEqual(wayOut('2026-03-02 Legal status'), ['Add "status: V2" to its fields.']);
    assert.deepEqual(wayOut('2026-03-02 Allocation'), ['Add "worker: …" to its fields.']);
    assert.deepEqual(wayOut('2026-03-02 Correction'), ['Add "corrects: …" to its fields.']);
    const front = (kind: string) =>
      builtInCatalogue()
        .checkFrontMatter(frontMatterOf(`record: ${kind}`))
        .map(({ clears }) => clears);
    assert.ok(front('child').includes('Add "name: …" to its fields.'), front('child').join('\n'));
    assert.ok(
      front('supervision').includes('Add "started: 2025-09-01" to its fields.'),
      front('supervision').join('\n'),
    );
  });

  it('a missing field of an entry without any fields', () => {
    const block = entryOf('## 2026-03-02 Placement\n\nMoved today.\n');
    const [problem, ...more] = builtInCatalogue().checkEntry(block);
    assert.equal(problem?.rule, 'schema/missing-field');
    assert.equal(more.length, 0);
  });

  it('a required field half typed, or under a misspelt name: one problem, not two', () => {
    const half = only('2026-03-02 Legal status', 'by: j.okafor\nstatus:');
    assert.equal(half.rule, 'schema/missing-field');
    assert.equal(half.at, 'status');
    const misspelt = only('2026-03-02 Legal status', 'staus: V2');
    assert.equal(misspelt.rule, 'schema/unknown-field');
    assert.equal(misspelt.suggestion, 'status');
  });

  it('one finding of a line that cannot be read', () => {
    const [block, front] = [entryWith(VISIT, 'by: j.okafor\nse'), frontMatterOf('record: child\nid: CH-1\nbo')];
    assert.deepEqual(
      block.problems.map(({ rule }) => rule),
      ['record/yaml'],
    );
    assert.deepEqual(catalogue.checkEntry(block), []);
    assert.deepEqual(
      front.problems.map(({ rule }) => rule),
      ['record/yaml'],
    );
    assert.deepEqual(catalogue.checkFrontMatter(front), []);
  });

  it('says nothing of what is missing where the fields could not be read whole', () => {
    const problems = found('2026-03-02 Legal status', 'by: [j.okafor\nstatus: V2');
    assert.deepEqual(
      problems.filter(({ rule }) => rule === 'schema/missing-field'),
      [],
    );
  });

  it('what a census said has names of its own', () => {
    assert.deepEqual(found(CONTACT, 'census:\n  ReferralNFA: true\n  Inner:\n    - a: 1'), []);
    assert.equal(only(CONTACT, 'census:\n  LEA:').rule, 'schema/empty');
    assert.equal(only(CONTACT, 'census: true').message, '"census" has parts, each with its name.');
  });

  it('a key with nothing after it: information', () => {
    const { rule, severity, at, message } = only(VISIT, 'by:\nseen: yes');
    assert.deepEqual(
      [rule, severity, at, message],
      ['schema/empty', 'information', 'by', 'Nothing is written after "by".'],
    );
    assert.equal(only(VISIT, 'weather:').rule, 'schema/unknown-field');
  });

  it('several faults stand in the order of the text', () => {
    const rules = found(VISIT, 'seen: Yes\nwether: wet\nplace: moon\nby:').map(({ at }) => at);
    assert.deepEqual(rules, ['Yes', 'wether', 'moon', 'by']);
  });

  it('keys that are words of JavaScript are ordinary keys', () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      assert.equal(only(VISIT, `${key}: x`).rule, 'schema/unknown-field');
    }
  });

  it('says nothing of an entry whose type nobody knows', () => {
    assert.deepEqual(found('2026-03-04 Vist', 'weather: fine'), []);
  });
});

describe('faults in the front matter', () => {
  const CHILD = 'record: child\nid: CH-1042\nname: Amara Bello\nborn: 2015-03-02';

  it('finds none in a whole one', () => {
    assert.deepEqual(foundInFront(`${CHILD}\nposition:\n  plan: looked-after\n  legal-status: V2`), []);
    assert.deepEqual(
      foundInFront('record: supervision\nworker: a\nsupervisor: b\nstarted: 2026-01-01\nstage: experienced'),
      [],
    );
  });

  it('what is missing is shown at the kind of record', () => {
    const [first, ...more] = foundInFront('record: child\nname: Amara Bello\nborn: 2015-03-02');
    assert.equal(more.length, 0);
    assert.equal(first?.at, 'record');
    assert.equal(first?.message, 'The front matter of a child\'s record needs the child\'s id ("id").');
  });

  it('neither a birth nor an expected one: one warning', () => {
    const [first, ...more] = foundInFront('record: child\nid: CH-1042\nname: Amara Bello');
    assert.equal(more.length, 0);
    assert.equal(first?.severity, 'warning');
    assert.equal(first?.message, 'The front matter of a child\'s record needs one of "born" or "expected".');
  });

  it('a misspelt key, a wrong code, a wrong date', () => {
    const problems = foundInFront(`${CHILD.replace('2015-03-02', '2/3/2015')}\nethnicty: BAFR\nsex: female`);
    assert.deepEqual(
      problems.map(({ rule, at, suggestion }) => [rule, at, suggestion]),
      [
        ['schema/not-a-date', '2/3/2015', '2015-03-02'],
        ['schema/unknown-field', 'ethnicty', 'ethnicity'],
        ['schema/not-a-code', 'female', 'F'],
      ],
    );
  });

  it('says nothing of a kind of record that nobody knows', () => {
    assert.deepEqual(foundInFront('record: diary'), []);
  });
});

describe('the id of a record', () => {
  const told = (id: string, kind = 'child') =>
    catalogue
      .checkFrontMatter(frontMatterOf(`record: ${kind}\nid: ${id}\nname: X\nborn: 2015-03-02\nworker: j.okafor`))
      .filter(({ rule }) => rule === 'schema/record-id');

  it('is a word that a reference can name', () => {
    for (const id of ['CH-1042', '0012', "o'hara@east", 'Ó-7.b_2', 'CH:1042', '12(3)'])
      assert.deepEqual(told(id), [], id);
  });

  it('is told of where none can, without repeating what stands there', () => {
    for (const id of [
      'CH 10/42',
      'a/b',
      '-rf',
      '"--in"',
      'two words',
      'CH-1\\2',
      '"a#b"',
      '"\\u202ech"',
      'x'.repeat(81),
    ]) {
      for (const kind of ['child', 'supervision']) {
        const [problem, ...more] = told(id, kind);
        assert.equal(more.length, 0);
        assert.equal(problem?.severity, 'warning', id);
        assert.ok(!problem?.message.includes(id));
      }
    }
  });

  it('is asked of the id of an entry too', () => {
    const [problem] = catalogue.checkEntry(entryWith('2026-02-26 Case note', 'by: m.patel\nid: what Robin said'));
    assert.equal(problem?.rule, 'schema/record-id');
    assert.match(problem?.message ?? '', /^References cannot name this entry: /u);
    assert.deepEqual(catalogue.checkEntry(entryWith('2026-02-26 Case note', 'by: m.patel\nid: review-march')), []);
  });

  it('is not asked of an id that is missing or half typed', () => {
    assert.deepEqual(told(''), []);
    assert.deepEqual(told('[CH-1]'), []);
  });
});

describe('an entry in the wrong kind of record', () => {
  const catalogue = builtInCatalogue();
  it('is told where it belongs', () => {
    const supervision = catalogue.type('supervision');
    const note = catalogue.type('case-note');
    assert.ok(supervision && note);
    const block = entryWith('2026-02-26 Supervision', 'by: m.patel');
    const problem = wrongRecord(supervision, 'child', block);
    assert.equal(problem?.rule, 'schema/wrong-record');
    assert.equal(problem?.message, "A Supervision entry belongs in a supervision record; this is a child's record.");
    assert.deepEqual(problem?.span, block.heading.typeSpan);
    assert.equal(wrongRecord(supervision, 'supervision', block), undefined);
    assert.equal(wrongRecord(note, 'supervision', block), undefined);
  });
});
