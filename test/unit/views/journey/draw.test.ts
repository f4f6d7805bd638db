/** The drawing: whole and safe whatever a record holds, nothing over anything, and every mark with a name. */
import assert from 'node:assert/strict';
import { parseXml, XmlElement } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { drawJourney } from '../../../../src/views/journey/draw.ts';
import { CLUSTER, layoutOf } from '../../../../src/views/journey/layout.ts';
import { journeyPage, journeySvg } from '../../../../src/views/journey/page.ts';
import { between } from '../../../../src/views/journey/timeline.ts';
import type { LaneMark, LaneSpan, NumberPoint, Timeline } from '../../../../src/views/journey/types.ts';
import { child, entry } from '../../../cli/command.ts';
import { day } from '../../../support/journeys.ts';
import { timelineIn } from './timelines.ts';

const START =
  entry('2026-01-05 Referral', 'from: 2A') +
  entry('2026-01-06 Allocation', 'worker: a.lee') +
  entry('2026-01-12 Legal status', 'status: V2') +
  entry('2026-01-12 Placement', 'type: U6', 'with: Rosa Hall');
const visit = (date: string) => entry(`${date} Visit`, 'seen: yes', 'alone: yes');
const AMARA = child('CH-1', START + visit('2026-01-16') + visit('2026-03-09'));

/** All that the drawing may be made of: nothing that runs, loads or embeds. */
const ELEMENTS = new Set('svg title desc style rect g text line path circle a'.split(' '));
const ATTRIBUTES = new Set(
  'xmlns class role aria-labelledby aria-label aria-hidden viewBox width height x y x1 x2 y1 y2 cx cy r rx d transform text-anchor id href data-lane data-from data-to data-place tabindex'.split(
    ' ',
  ),
);

function elements(xml: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    found.push(element);
    for (const inside of element.children) if (inside instanceof XmlElement) visit(inside);
  };
  const { root } = parseXml(xml);
  assert.ok(root !== null);
  visit(root);
  return found;
}

function checkSafe(xml: string): readonly XmlElement[] {
  const found = elements(xml);
  for (const { name, attributes } of found) {
    assert.ok(ELEMENTS.has(name), name);
    for (const attribute of Object.keys(attributes)) assert.ok(ATTRIBUTES.has(attribute), `${name} ${attribute}`);
    const { href } = attributes;
    assert.ok(href === undefined || href.startsWith('./'), href);
  }
  return found;
}

/** Signs that break out of XML, HTML, CSS or a line of text, and writing of every direction and width. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...'<>&"\'`=/! -]'.split(''), ']]>', '<script>', '\u0000', '\uffff', '\ud800', '\u202e'),
    maxLength: 60,
  }),
  fc.constantFrom(
    '</svg><script>alert(1)</script>',
    '"><image href=x onerror=alert(1)>',
    '<foreignObject><iframe/></foreignObject>',
    'javascript:alert(1)',
    'Ymweliad â Llŷr yn Nhŷ’r Ŵyl',
    'زيارة منزلية',
    '👩‍👧‍👦'.repeat(80),
    'W'.repeat(5000),
    '訪問'.repeat(400),
  ),
);

describe('the drawing of a journey', () => {
  it('is well-formed and made of harmless parts, whatever its texts are', () => {
    const timeline = timelineIn(AMARA);
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const filled: Timeline = {
          ...timeline,
          record: one,
          name: other,
          lanes: timeline.lanes.map((lane) => {
            if (lane.kind === 'spans')
              return { ...lane, title: one, spans: lane.spans.map((span) => ({ ...span, label: other, words: one })) };
            if (lane.kind === 'marks')
              return { ...lane, title: other, marks: lane.marks.map((mark) => ({ ...mark, words: other, what: one })) };
            return lane;
          }),
        };
        checkSafe(journeySvg(filled, { width: 1000, link: (place) => `./a.case.md#L${place}` }));
        checkSafe(drawJourney(filled, { width: 700, interactive: true }).toString());
      }),
      { numRuns: 150 },
    );
  });

  it('says of each mark and bar what it is, and leads to its entry where it has one', () => {
    const timeline = timelineIn(AMARA);
    const found = checkSafe(journeySvg(timeline, { width: 1100, link: (place) => `./a.case.md#L${place}` }));
    const items = found.filter(({ attributes }) => attributes.class?.startsWith('item'));
    const wanted = timeline.lanes.flatMap((lane): readonly (LaneSpan | LaneMark | NumberPoint)[] =>
      lane.kind === 'spans' ? lane.spans : lane.kind === 'marks' ? lane.marks : lane.points,
    );
    assert.equal(items.length, wanted.length);
    for (const { words, place } of wanted) {
      const item = items.find(({ attributes }) => attributes['aria-label'] === words);
      assert.equal(item?.attributes.href, place === undefined ? undefined : `./a.case.md#L${place}`, words);
      assert.equal(item?.name, place === undefined ? 'g' : 'a');
    }
  });

  it('tells states apart by shape', () => {
    const unseen = entry('2026-03-20 Visit', 'seen: no');
    const timeline = timelineIn(`${AMARA}${unseen}${visit('2026-01-13')}`, { asOf: '2026-05-01' });
    const { lanes } = timeline;
    const visits = { ...timeline, lanes: lanes.filter(({ id }) => id === 'visits') };
    const svg = drawJourney(visits, { width: 1100 }).toString();
    const shapes = new Map(
      [...svg.matchAll(/class="item mark (\w+)".*?<path[^>]* d="([^"]+)"/gsu)].map(([, state, shape]) => [
        state,
        shape,
      ]),
    );
    assert.deepEqual([...shapes.keys()].sort(), ['kept', 'late', 'missed', 'unmet']);
    assert.equal(new Set(shapes.values()).size, shapes.size);
  });

  it('gives a page that is valid HTML with each fact in a table', async () => {
    const page = journeyPage(timelineIn(AMARA), { width: 1100, link: (place) => `./a.case.md#L${place}` });
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:a11y'],
      rules: {
        'no-inline-style': 'off',
        'prefer-native-element': 'off',
        'no-redundant-for': 'off',
        'long-title': 'off',
      },
    });
    const report = await validator.validateString(page);
    assert.deepEqual(
      report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
      [],
    );
    for (const fact of ['Placed: U6', 'Visit, on time, seen alone', 'Allocated to a.lee'])
      assert.ok(page.includes(fact), fact);
  });

  it('draws nothing over anything in its lane, however crowded and however wide', () => {
    const days = fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 120 });
    fc.assert(
      fc.property(days, fc.integer({ min: 300, max: 3000 }), (offsets, width) => {
        const on = offsets.map((offset) => new Date(Date.UTC(2022, 0, 1 + offset)).toISOString().slice(0, 10));
        const entries = on.map((date, at) => (at % 3 === 0 ? entry(`${date} Missing`, 'kind: M') : visit(date)));
        const layout = layoutOf(timelineIn(child('CH-1', START + entries.join(''))), width);
        for (const lane of layout.lanes) {
          if ('bars' in lane) {
            for (const a of lane.bars)
              for (const b of lane.bars)
                assert.ok(
                  a === b || a.y !== b.y || a.x + a.width <= b.x || b.x + b.width <= a.x,
                  `${a.span.words} | ${b.span.words}`,
                );
            for (const bar of lane.bars) assert.ok(bar.y >= lane.y && bar.y + 18 <= lane.y + lane.height);
          }
          if ('marks' in lane) {
            for (const [at, a] of lane.marks.entries())
              for (const b of lane.marks.slice(at + 1)) {
                const apart = a.marks.length > 1 || b.marks.length > 1 ? CLUSTER - 6 : 16;
                assert.ok(Math.abs(a.x - b.x) >= apart || Math.abs(a.y - b.y) >= 16, `${a.words} | ${b.words}`);
              }
            const shown = lane.marks.reduce((sum, { marks }) => sum + marks.length, 0);
            assert.equal(shown, lane.lane.marks.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('draws eighteen years of three thousand entries in bounds', () => {
    const entries: string[] = [];
    for (let at = 0; at < 3000; at += 1)
      entries.push(visit(new Date(Date.UTC(2008, 5, 1 + Math.floor(at * 2.19))).toISOString().slice(0, 10)));
    const timeline = timelineIn(child('CH-1', START.replaceAll('2026-01', '2008-06') + entries.join('')));
    const svg = drawJourney(timeline, { width: 1200, interactive: true }).toString();
    assert.ok(svg.length < 300_000, `${svg.length}`);
    assert.ok(elements(svg).length < 3000);
  });

  it('draws one day, no days and days outside of all', () => {
    for (const timeline of [
      timelineIn(child('CH-1')),
      timelineIn(child('CH-1', visit('2026-06-01'))),
      between(timelineIn(AMARA), day('2026-02-02'), day('2026-02-02')),
      between(timelineIn(AMARA), day('1990-01-01'), day('1990-02-01')),
    ])
      checkSafe(journeySvg(timeline, { width: 900 }));
  });
});
