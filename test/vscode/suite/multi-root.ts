import assert from 'node:assert/strict';
import { fileIn, findingsOf, openRecord, ruleOf } from './window.ts';

describe('a window with several folders', () => {
  it('judges each record by the settings of its own folder', async () => {
    const late = await openRecord(fileIn('amara.case.md'));
    const early = await openRecord(fileIn('amara.case.md', 'other-folder'));
    assert.equal(late.getText(), early.getText());
    const overdue = (rules: readonly string[]): boolean => rules.some((rule) => rule.startsWith('timescale/visit-'));
    const ofLate = await findingsOf(late.uri, (all) => all.length > 0);
    const ofEarly = await findingsOf(early.uri, (all) => all.length > 0);
    assert.ok(overdue(ofLate.map(ruleOf)));
    assert.ok(!overdue(ofEarly.map(ruleOf)), ofEarly.map(ruleOf).join(', '));
  });
});
