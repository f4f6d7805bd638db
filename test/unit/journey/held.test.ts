/** How long a status was held in all, its periods added together: looked after for thirteen weeks since fourteen. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { childOf, day, type Line, told } from '../../support/journeys.ts';
import { policyOf } from '../../support/mini-pack.ts';

const source = '{provision: a test, status: local, evidence: found}';
const pack = (held: string) =>
  policyOf(`
statuses:
  - {id: in-care, title: In care, opens: [{entry: legal-status, where: {properties: {status: {not: {const: none}}}}}], closes: [{entry: legal-status, where: {properties: {status: {const: none}}, required: [status]}}], carries: [status], again: updates}
timescales:
  - id: assessed
    title: Assessed
    stage: leaving-care
    during: in-care
    met-by: [{entry: needs-assessment}]
    asks: an assessment
    when: {met: {at-most: 0}, held: ${held}}
    steps: [{within: 3 months, since: circumstances}]
    source: ${source}
`);
const WEEKS = '{status: {in-care: true}, at-least: 13 weeks, from-age: 14}';
const status = (when: string, code: string): Line => [when, 'legal-status', { status: code }];
const judge = (lines: readonly Line[], asOf: string, held = WEEKS, known = { born: day('2010-02-16') }) =>
  judgeJourney(childOf(lines, known), pack(held), day(asOf));
const due = (...parameters: Parameters<typeof judge>) => told(judge(...parameters));

describe('a status held for so long in all', () => {
  it('is reached in one period on the day on which its last day is over', () => {
    const lines = [status('2026-03-02', 'V2')];
    assert.deepEqual(due(lines, '2026-05-31'), []);
    assert.deepEqual(due(lines, '2026-06-01'), ['assessed due 2026-09-01 upcoming']);
  });

  it('adds periods together, the day of the end left out', () => {
    // 42 days, then 49.
    const lines = [status('2025-09-01', 'V2'), status('2025-10-13', 'none'), status('2026-01-05', 'V2')];
    assert.deepEqual(due(lines, '2026-02-22'), []);
    assert.deepEqual(due(lines, '2026-02-23'), ['assessed due 2026-05-23 upcoming']);
  });

  it('holds from the first day of a period that comes after it was reached', () => {
    const lines = [status('2025-01-06', 'V2'), status('2025-06-02', 'none'), status('2026-03-09', 'V2')];
    const found = due(lines, '2026-03-09');
    assert.equal(found.at(-1), 'assessed due 2026-06-09 upcoming');
  });

  it('leaves out what came before the birthday', () => {
    // Fourteen on 16 February 2024: thirteen weeks are over on 17 May.
    const lines = [status('2023-01-02', 'C2')];
    assert.deepEqual(due(lines, '2024-05-16'), []);
    assert.deepEqual(due(lines, '2024-05-17'), ['assessed due 2024-08-17 upcoming']);
    assert.deepEqual(due(lines, '2024-05-17', '{status: {in-care: true}, at-least: 13 weeks}'), [
      'assessed due 2023-07-03 overdue (319)',
    ]);
  });

  it('is not reached where a birthday is asked for and nobody knows it', () => {
    const { deadlines } = judgeJourney(childOf([status('2023-01-02', 'C2')]), pack(WEEKS), day('2026-01-01'));
    assert.deepEqual(deadlines, []);
  });

  it('counts only while the status carries what is asked for', () => {
    const full =
      '{status: {in-care: {properties: {status: {not: {enum: [V3, V4]}}}}}, at-least: 13 weeks, from-age: 14}';
    const lines = [status('2025-05-05', 'V4'), status('2026-03-02', 'V2')];
    assert.deepEqual(due(lines, '2026-05-31', full), []);
    assert.deepEqual(due(lines, '2026-06-01', full), ['assessed due 2026-09-01 upcoming']);
  });

  it('is said in the explanation, and so is what it counted from', () => {
    const [deadline] = judge([status('2026-03-02', 'V2')], '2026-06-01').deadlines;
    const explained = deadline?.explain();
    assert.equal(explained?.countedFrom, 'the change of circumstances on 1 June 2026');
    assert.ok(
      explained.because.includes('in care for 13 weeks or more in all since the age of 14 (from 1 June 2026)'),
      explained.because.join('; '),
    );
  });
});
