import assert from 'node:assert/strict';
import { isoDateOf } from '../../../src/record/date.ts';
import { englandLinter } from '../../support/england.ts';

/** What is said of an audit's moderation, with the line of the audit on which it is said. */
function said(...fields: readonly string[]): string[] {
  const asOf = isoDateOf(2026, 7, 10);
  assert.ok(asOf);
  const start = '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\n---\n\n';
  const lines = ['## 2026-06-30 Case audit', '', '```yaml', 'auditor: q.sterne', ...fields, '```', ''];
  const text = start + lines.join('\n');
  return englandLinter()
    .judge(text, asOf)
    .findings.filter(({ rule }) => rule === 'practice/audit-moderation')
    .map(({ span, message }) => {
      const line = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start);
      return `${line.trim().replace(/:$/u, '')}: ${message}`;
    });
}

describe('the moderation of a case audit', () => {
  it('is nobody’s business where there is none, and sound where somebody else graded again', () => {
    assert.deepEqual(said('grade: good'), []);
    assert.deepEqual(said('moderated-by: d.ashworth', 'moderated-grade: good'), []);
    assert.deepEqual(said('moderated-by: d.ashworth', 'moderated-grade: good', 'moderated-on: 2026-06-30'), []);
  });

  it('says who moderated, and with what grade', () => {
    assert.deepEqual(said('moderated-grade: good'), [
      'moderated-grade: The case audit of 30 June was moderated and does not say by whom.',
    ]);
    assert.deepEqual(said('moderated-by: d.ashworth', 'moderated-grade:'), [
      'moderated-by: The case audit of 30 June was moderated and has no grade of the moderation.',
    ]);
    assert.deepEqual(said('moderated-on: 2026-07-01'), [
      'moderated-on: The case audit of 30 June was moderated and does not say by whom.',
      'moderated-on: The case audit of 30 June was moderated and has no grade of the moderation.',
    ]);
  });

  it('is done by somebody else, and not before the audit', () => {
    assert.deepEqual(said('moderated-by: q.sterne', 'moderated-grade: good', 'moderated-on: 2026-06-29'), [
      'moderated-by: The case audit of 30 June was moderated by its own auditor.',
      'moderated-on: The case audit of 30 June was moderated on 29 June, before it was made.',
    ]);
  });
});
