import assert from 'node:assert/strict';
import { found, only } from './records.ts';

const CONTACT = '2026-02-02 Contact';
const VISIT = '2026-03-04 Visit';

describe('a value that is not as it should be', () => {
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
    assert.equal(few.message, 'This is not one of the codes of "category". It is one of NEG, PHY, SAB, EMO or MUL.');
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
      'This is not a date. Dates are written year-month-day.',
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
    assert.equal(message, '"seen" is answered with yes or no, and nothing else.');
    assert.equal(suggestion, undefined);
  });

  it('numbers in words, with units or out of range', () => {
    const supervision = '2026-02-26 Supervision';
    assert.equal(only(supervision, 'minutes: 90 minutes').suggestion, '90');
    const { rule, message } = only(supervision, 'minutes: ninety');
    assert.equal(rule, 'schema/not-a-number');
    assert.equal(message, '"minutes" is a whole number, written in digits; this is not.');
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
});
