/** Links in prose that lead to an entry. What is long is long enough that a search from each sign anew would take longer than a test may. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fragmentLinks } from '../../../src/record/markdown-links.ts';

const targets = (text: string): readonly string[] =>
  fragmentLinks(text).map(({ target }) => text.slice(target.start, target.end));

describe('Links with a fragment', () => {
  it('are those outside code, with where they stand', () => {
    const text =
      'See [it](#2026-03-04-visit) and [hers](<ben.case.md#a%20b>) but `[not](#this)`.\n[no fragment](ben.case.md) [empty](#)';
    assert.deepEqual(targets(text), ['#2026-03-04-visit', 'ben.case.md#a%20b']);
    const [first, second = assert.fail()] = fragmentLinks(text);
    assert.deepEqual([first?.file, first?.fragment], ['', '2026-03-04-visit']);
    assert.deepEqual(
      [second.file, second.fragment, text.slice(second.span.start, second.span.end)],
      ['ben.case.md', 'a b', 'a%20b'],
    );
  });

  it('are told from code as Markdown does: it ends at a run of backticks that is as long as the one at its start', () => {
    assert.deepEqual(targets('`` a ` [x](#in) `` [y](#out)'), ['#out']);
    assert.deepEqual(targets('` a `` [x](#in) ` [y](#out)'), ['#out']);
    assert.deepEqual(targets('a ``` [x](#open) `` [y](#too)'), ['#open', '#too']);
    assert.deepEqual(targets('[x](#a`b) [y](#c`d)'), ['#a`b', '#c`d']);
  });

  it('are not looked for behind the end of their target', () => {
    assert.deepEqual(targets('[x](a) # [y](#b)'), ['#b']);
    assert.deepEqual(targets(`[x](${'a'.repeat(600)}#b)`), []);
  });

  const size = 400_000;
  const hostile: Readonly<Record<string, string>> = {
    'links that never end': ']('.repeat(size),
    'links and one # far behind': `${'](a '.repeat(size)}#`,
    'runs of backticks that get shorter and are never closed': `${Array.from({ length: 1_400 }, (_, at) => '`'.repeat(1_400 - at)).join(' ')} [x](#a)`,
    'backticks one by one, with a link at the end': `${'` `` '.repeat(size)}[x](#a)`,
    'lines of backticks': '``` ](\n` ](\n'.repeat(size / 4),
  };
  for (const [name, text] of Object.entries(hostile))
    it(`are found in a time that grows as the text does: ${name}`, () => {
      const links = fragmentLinks(text);
      assert.ok(links.length <= 1);
    });

  it('stand one behind the other, each in the text, whatever the text', () => {
    const piece = fc.constantFrom('`', '``', '](', '](#', ')', ' ', '#', 'a', '[', '<', '>', '%', '\n', '```');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let before = 0;
        for (const { span, target } of fragmentLinks(text)) {
          assert.ok(before <= target.start && target.start < span.start && span.start < span.end);
          assert.ok(span.end === target.end && target.end <= text.length);
          before = target.end;
        }
      }),
    );
  });
});
