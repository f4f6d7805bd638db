/** What the page on entry types shows works as it says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { faultsOfType, findingsOn, withTypes } from './own-types.ts';

const page = readFileSync(new URL('../../../../docs/own-entry-types.md', import.meta.url), 'utf8');
const shown = [...page.matchAll(/^( *)```json\n([\s\S]*?)^ *```$/gmu)].map(([, , text = '']) => text);

describe('The page on entry types', () => {
  it('shows a new type, a decision and a narrower type, all without a fault', async () => {
    assert.equal(shown.length, 3);
    const [circle = '', decision = '', visit = ''] = shown;
    assert.deepEqual(await faultsOfType('safety-circle', circle), []);
    assert.deepEqual(await faultsOfType('case-note', decision), []);
    assert.deepEqual(await faultsOfType('visit', visit), []);
    const workspace = await withTypes({ 'safety-circle': circle, visit });
    assert.deepEqual(findingsOn(workspace, '2026-03-04 Safety circle', 'by: j.okafor', 'venue: home', 'scale: 7'), []);
    assert.deepEqual(
      findingsOn(workspace, '2026-03-04 Doorstep visit', 'by: j.okafor', 'seen: yes', 'place: home', 'mood: calm'),
      [],
    );
    assert.equal(findingsOn(workspace, '2026-03-04 Visit', 'by: j.okafor').length, 2);
  });
});
