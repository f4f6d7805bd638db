import assert from 'node:assert/strict';
import { Following } from '../../../src/extension/pages/following.ts';
import { placeWith, type ViewPlace, wayDown } from '../../../src/extension/view-places.ts';

describe('a page that goes with the editor', () => {
  it('follows each move until its reader moves it, and again once the editor is at another entry', () => {
    const page = new Following();
    assert.equal(page.follows(3, 0), true);
    assert.equal(page.follows(3, 10), true);
    page.reads(2_000);
    assert.equal(page.follows(3, 5_000), false);
    assert.equal(page.follows(3, 6_000), false);
    assert.equal(page.follows(4, 7_000), true);
    assert.equal(page.follows(4, 8_000), true);
  });

  it('does not follow where the reader led the editor: a heading that was clicked', () => {
    const page = new Following();
    page.follows(3, 0);
    page.reads(2_000);
    assert.equal(page.follows(9, 2_400), false);
    assert.equal(page.follows(9, 5_000), false);
    assert.equal(page.follows(undefined, 6_000), true);
  });

  it('waits a moment where it moved by itself, and then follows', () => {
    const page = new Following();
    page.settles(2_000);
    assert.equal(page.follows(5, 2_100), false);
    assert.equal(page.follows(5, 4_000), true);
  });
});

describe('the place of an editor in a view', () => {
  const record = 'file:///a.case.md';
  const places: readonly ViewPlace[] = [
    { uri: record, line: 10, last: 17 },
    { uri: record, line: 20, last: 29 },
  ];

  it('is the entry in which the cursor stands, and none between entries or in another file', () => {
    assert.equal(placeWith(places, { uri: record, line: 17 }), 0);
    assert.equal(placeWith(places, { uri: record, line: 20 }), 1);
    for (const line of [0, 9, 18, 30]) assert.equal(placeWith(places, { uri: record, line }), undefined);
    assert.equal(placeWith(places, { uri: 'file:///b.case.md', line: 12 }), undefined);
  });

  it('is told down the record by the part of the way to the next entry', () => {
    const at = (line: number) => wayDown(places, { uri: record, line });
    assert.deepEqual([at(0), at(5)], [{ part: 0 }, { part: 0.5 }]);
    assert.deepEqual(
      [at(10), at(15), at(20), at(25), at(400)],
      [
        { place: 0, part: 0 },
        { place: 0, part: 0.5 },
        { place: 1, part: 0 },
        { place: 1, part: 0.5 },
        { place: 1, part: 1 },
      ],
    );
  });

  it('is unknown in another file, and in a record without entries the top', () => {
    assert.equal(wayDown(places, { uri: 'file:///b.case.md', line: 12 }), undefined);
    assert.deepEqual(wayDown([], { uri: record, line: 3 }), { part: 1 });
  });
});
