import assert from 'node:assert/strict';
import { capital, inSentence, withArticle } from '../../../src/schema/wording.ts';

describe('the article of a word', () => {
  for (const words of [
    ...['a visit', 'an assessment', 'an Initial child protection conference', 'an "Assessment"', 'a "Visit"'],
    ...['a university officer', 'a unit manager', 'an unborn child', 'an unidentified person', 'an urgent meeting'],
    ...[
      'a user',
      'a usual worker',
      'an usher',
      'a European order',
      'an Ofsted visit',
      'a one-off payment',
      'an online talk',
    ],
  ]) {
    it(`is that of ${words}`, () => assert.equal(withArticle(words.replace(/^an? /, '')), words));
  }
});

describe('a title', () => {
  it('begins a sentence, or stands in one; an abbreviation stays as it is', () => {
    assert.equal(capital(withArticle(inSentence('Decision'))), 'A decision');
    assert.equal(inSentence('EPO in force'), 'EPO in force');
  });
});
