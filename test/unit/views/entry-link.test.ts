import assert from 'node:assert/strict';
import { entryLink } from '../../../src/views/entry-link.ts';

const link = (place: number): string | undefined => (place === 7 ? 'a.case.md#<7>' : undefined);

describe('entryLink', () => {
  it('is an address in a file, and words alone where there is no entry or no address', () => {
    assert.equal(String(entryLink('Visit & talk', 7, { link })), '<a href="a.case.md#&lt;7&gt;">Visit &amp; talk</a>');
    for (const place of [8, undefined]) assert.equal(String(entryLink('Visit', place, { link })), 'Visit');
    assert.equal(String(entryLink('Visit', 7, {})), 'Visit');
  });

  it('is a button in a page with a script of its own', () => {
    const button = '<button type="button" class="way" data-place="0">Visit</button>';
    assert.equal(String(entryLink('Visit', 0, { interactive: true })), button);
    assert.equal(String(entryLink('Visit', undefined, { interactive: true })), 'Visit');
  });
});
