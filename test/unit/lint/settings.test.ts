import assert from 'node:assert/strict';
import { severitiesOf } from '../../../src/lint/settings.ts';
import type { Severity } from '../../../src/record/types.ts';
import type { Finding, RuleId } from '../../../src/rules/types.ts';

const finding = (rule: RuleId, severity: Severity): Finding => ({
  rule,
  severity,
  message: 'A fact.',
  span: { start: 0, end: 1 },
  related: [],
});

describe('rule severities of a workspace', () => {
  it('leaves a finding as it is where nothing is set', () => {
    const given = finding('practice/action-owner', 'warning');
    assert.equal(severitiesOf().applied(given), given);
    assert.equal(severitiesOf({}).applied(given), given);
  });

  it('sets one rule, and silences one', () => {
    const severities = severitiesOf({ 'practice/action-owner': 'error', 'practice/action-due': 'off' });
    assert.equal(severities.applied(finding('practice/action-owner', 'warning'))?.severity, 'error');
    assert.equal(severities.applied(finding('practice/action-due', 'warning')), undefined);
    assert.equal(severities.isOff('practice/action-due'), true);
  });

  it('sets a namespace, in which a rule by its id has the last word', () => {
    const severities = severitiesOf({ 'practice/*': 'off', 'practice/action-owner': 'information' });
    assert.equal(severities.isOff('practice/action-due'), true);
    assert.equal(severities.applied(finding('practice/action-owner', 'warning'))?.severity, 'information');
    assert.equal(severities.isOff('supervision/action-overdue'), false);
  });

  it('does not make a fault of what is due soon or explained', () => {
    const severities = severitiesOf({ 'timescale/*': 'error' });
    assert.equal(severities.applied(finding('timescale/cp-visit-local', 'warning'))?.severity, 'error');
    assert.equal(severities.applied(finding('timescale/cp-visit-local', 'information'))?.severity, 'information');
  });

  it('raises a rule whose findings are information by default', () => {
    const severities = severitiesOf({ 'supervision/no-cases': 'warning' });
    assert.equal(severities.applied(finding('supervision/no-cases', 'information'))?.severity, 'warning');
  });

  it('is not misled by names that every object has', () => {
    const severities = severitiesOf({});
    assert.equal(severities.isOff('constructor'), false);
    assert.equal(severities.isOff('toString'), false);
  });
});
