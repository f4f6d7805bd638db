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

  it('a code that is not in the list, by its meaning, by its case, by a slip', () => {
    assert.deepEqual(only(CONTACT, 'from: Schools'), {
      rule: 'schema/not-a-code',
      at: 'Schools',
      message: '"Schools" is not one of the codes of "from" (who got in touch). Did you mean 2A (Schools)?',
      severity: 'error',
      suggestion: '2A',
    });
    assert.equal(only(CONTACT, 'from: 2a').suggestion, '2A');
    assert.equal(only(CONTACT, 'from: 2B2').suggestion, '2B');
    assert.equal(only(CONTACT, 'from: 2E').suggestion, undefined);
    assert.equal(only(CONTACT, 'from: police').suggestion, '6');
    assert.equal(only(CONTACT, 'decision:\n  outcome: referal').suggestion, 'referral');
    assert.equal(only(CONTACT, 'decision:\n  outcome: No further action').suggestion, 'no-further-action');
    assert.equal(only('2026-03-02 Legal status', 'status: interim care order').suggestion, 'C1');
    assert.equal(only('2026-03-02 Legal status', 'status: None').suggestion, 'none');
  });

  it('a code that could be anything: the short list, or no guess', () => {
    const few = only('2026-02-20 ICPC', 'category: XYZ');
    assert.equal(few.message, '"XYZ" is not one of the codes of "category". It is one of NEG, PHY, SAB, EMO or MUL.');
    assert.equal(few.suggestion, undefined);
    assert.equal(only(CONTACT, 'from: "77"').message, '"77" is not one of the codes of "from" (who got in touch).');
  });

  it('an outcome that belongs to another type', () => {
    assert.equal(only('2026-03-03 Core group', 'decision:\n  outcome: no-plan').rule, 'schema/not-a-code');
    assert.deepEqual(found('2026-02-20 ICPC', 'decision:\n  outcome: no-plan'), []);
    assert.deepEqual(found(VISIT, 'decision:\n  outcome: Anything in words'), []);
  });

  it('one code of several', () => {
    const { at, suggestion } = only('2026-02-03 Assessment', 'factors: [3B, 17a, 21]');
    assert.equal(at, '17a');
    assert.equal(suggestion, '17A');
  });

  it('a date that does not exist, or is written in another way', () => {
    assert.deepEqual(only('2026-02-03 Assessment', 'completed: 2026-02-31'), {
      rule: 'schema/not-a-date',
      at: '2026-02-31',
      message: 'There is no such day as 2026-02-31.',
      severity: 'error',
      suggestion: undefined,
    });
    for (const written of ['3/2/2026', '03.02.2026', '2026-2-3', '3 Feb 2026', '3 February 2026', '2026-02-03 10:15']) {
      assert.equal(only('2026-02-03 Assessment', `completed: ${written}`).suggestion, '2026-02-03', written);
    }
    assert.equal(
      only(VISIT, 'actions:\n  - what: Ring\n    due: soon').message,
      '"soon" is not a date. Dates are written year-month-day.',
    );
  });

  it('yes and no in other ways', () => {
    assert.deepEqual(only(VISIT, 'seen: Yes'), {
      rule: 'schema/yes-no',
      at: 'Yes',
      message: '"Yes" is written "yes" here.',
      severity: 'error',
      suggestion: 'yes',
    });
    for (const [written, meant] of [
      ['y', 'yes'],
      ['true', 'yes'],
      ['N', 'no'],
      ['false', 'no'],
    ]) {
      assert.equal(only(VISIT, `seen: ${written}`).suggestion, meant);
    }
    const { message, suggestion } = only(VISIT, 'seen: partly');
    assert.equal(message, '"seen" is answered with yes or no, not "partly".');
    assert.equal(suggestion, undefined);
  });

  it('numbers in words, with units or out of range', () => {
    const supervision = '2026-02-26 Supervision';
    assert.equal(only(supervision, 'minutes: 90 minutes').suggestion, '90');
    const { rule, message } = only(supervision, 'minutes: ninety');
    assert.equal(rule, 'schema/not-a-number');
    assert.equal(message, '"minutes" is a whole number, written in digits; "ninety" is not.');
    const score = only('2026-04-20 SDQ', 'score: 41');
    assert.equal(score.message, '"score" is a whole number from 0 to 40, written in digits; "41" is not.');
    assert.equal(score.suggestion, undefined);
  });

  it('a time of day', () => {
    const { rule, suggestion } = only('2026-04-10 Missing', 'until-time: 7.20');
    assert.equal(rule, 'schema/not-a-time');
    assert.equal(suggestion, '07:20');
    assert.equal(only('2026-04-10 Missing', 'until-time: late').suggestion, undefined);
  });

  it('one value where a list belongs, and the other way round', () => {
    assert.deepEqual(only(VISIT, 'also: CH-1043'), {
      rule: 'schema/shape',
      at: 'CH-1043',
      message: '"also" is a list, even of one.',
      severity: 'error',
      suggestion: '[CH-1043]',
    });
    assert.equal(only('2026-02-03 Section 47', 'agencies: police, health').suggestion, '[police, health]');
    assert.equal(only(VISIT, 'by: [j.okafor]').suggestion, 'j.okafor');
    assert.equal(only(VISIT, 'by: [j.okafor, m.patel]').message, '"by" is one value; here it has a list.');
    assert.equal(only(VISIT, 'by:\n  name: j.okafor').message, '"by" is one value; here it has several parts.');
  });

  it('a text where parts belong', () => {
    const decision = only(CONTACT, 'decision: referral');
    assert.equal(decision.rule, 'schema/shape');
    assert.equal(decision.suggestion, '{ outcome: referral }');
    assert.equal(only(VISIT, 'actions: Ring the school').message, '"actions" is a list: begin each with a dash.');
    assert.equal(only(VISIT, 'actions:\n  what: Ring').rule, 'schema/shape');
    assert.equal(only(VISIT, 'actions:\n  - Ring the school').suggestion, '{ what: Ring the school }');
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

  it('a code outside the years in which the return knows it', () => {
    const gone = only('2026-03-02 Placement', 'type: H5');
    assert.equal(gone.rule, 'schema/code-year');
    assert.equal(gone.severity, 'warning');
    assert.equal(gone.at, 'H5');
    assert.match(gone.message, /until 2024-03-31 only/);
    assert.deepEqual(found('2023-03-02 Placement', 'type: H5'), []);
    assert.match(only('2020-03-02 Placement', 'type: K3').message, /from 2024-04-01 only/);
    assert.deepEqual(found('2026-03-02 Placement', 'type: K3'), []);
  });

  it('a reason for leaving is judged by the day of leaving', () => {
    assert.deepEqual(found('2017-03-02 Placement', 'type: U6\nended: 2019-05-01\nreason-ended: CUSTOD'), []);
    assert.equal(
      only('2017-03-02 Placement', 'type: U6\nended: 2017-05-01\nreason-ended: CUSTOD').rule,
      'schema/code-year',
    );
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
