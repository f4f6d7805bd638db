import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withEntry } from '../../../src/workspace/entry-in-order.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';

const { parse, catalogue } = standardEngine();
const read = (text: string) => parse(text, catalogue);

const START = '---\nrecord: child\nid: CH-1\nname: A made-up child\nborn: 2015-03-02\n---\n\n# A made-up child\n\n';
const AUDIT = '## 2026-03-10 Case audit\n\nNew.\n';

/** The record with the audit in it, which is marked. */
function put(text: string, entry = AUDIT): string {
  const [added] = read(START + entry).entries;
  assert.ok(added !== undefined);
  const { text: whole, span } = withEntry(read(text), added.block.heading, added.block.text);
  return `${whole.slice(0, span.start)}[${whole.slice(span.start, span.end)}]${whole.slice(span.end)}`;
}

const note = (day: string, words = 'Words.') => `## ${day} Case note\n\n${words}\n`;
const ADDED = '[## 2026-03-10 Case audit\n\nNew.]\n';

describe('an entry at its place in the order of days', () => {
  it('goes behind the last entry up to its day, before free sections behind it', () => {
    const [early, late] = [note('2026-03-02'), note('2026-03-12')];
    assert.equal(put(`${START}${early}\n${late}`), `${START}${early}\n${ADDED}\n${late}`);
    assert.equal(put(`${START}${early}`), `${START}${early}\n${ADDED}`);
    assert.equal(put(`${START}${early}\n## Papers\n\nA list.\n`), `${START}${early}\n${ADDED}\n## Papers\n\nA list.\n`);
    assert.equal(put(`${START}${late}`), `${START}${ADDED}\n${late}`);
    assert.equal(put(START), `${START}${ADDED}`);
  });

  it('goes behind those of its day', () => {
    const same = note('2026-03-10');
    assert.equal(put(`${START}${same}`), `${START}${same}\n${ADDED}`);
  });

  it('stands above the older ones where the newest stand first', () => {
    const [old, late] = [note('2026-03-02'), note('2026-03-12')];
    assert.equal(put(`${START}${late}\n${old}`), `${START}${late}\n${ADDED}\n${old}`);
    const older = note('2026-03-14');
    assert.equal(put(`${START}${older}\n${late}`), `${START}${older}\n${late}\n${ADDED}`);
  });

  it('takes no address from an entry that is there', () => {
    const before = '## 2026-03-10 Case audit\n\nOld.\n';
    const [late, old] = [note('2026-03-12'), note('2026-03-02')];
    assert.equal(put(`${START}${late}\n${old}\n${before}`), `${START}${late}\n${old}\n${before}\n${ADDED}`);
  });

  it('has the line ends of the record, and a blank line around it where none was', () => {
    const crlf = `${START}${note('2026-03-02')}`.replaceAll('\n', '\r\n');
    assert.equal(put(crlf), `${crlf}\r\n${ADDED.replaceAll('\n', '\r\n')}`);
    assert.equal(put(`${START}${note('2026-03-02').trimEnd()}`), `${START}${note('2026-03-02')}\n${ADDED}`);
    assert.equal(
      put(`${START}${note('2026-03-02')}`, AUDIT.replaceAll('\n', '\r')),
      `${START}${note('2026-03-02')}\n${ADDED}`,
    );
    const spaced = `${START}${note('2026-03-02')}\n\n\n`;
    assert.equal(put(spaced), `${spaced}${ADDED}`);
  });

  it('changes nothing else in any record', () => {
    const day = fc.constantFrom('2026-03-02', '2026-03-10', '2026-03-12', '2026-13-01');
    const part = fc.oneof(
      fc
        .tuple(day, fc.constantFrom('Case note', 'Case audit', 'Visit', 'Nonsense'))
        .map(([on, type]) => `## ${on} ${type}`),
      fc.constantFrom('## Papers', '### Plan', 'Words.', '', '- a list', '<div>', '    code'),
    );
    const record = fc
      .tuple(fc.array(part, { maxLength: 20 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
      .map(([parts, eol, ends]) => (START + parts.join('\n') + (ends ? '\n' : '')).replaceAll('\n', eol));
    const [added] = read(START + AUDIT).entries;
    assert.ok(added !== undefined);
    fc.assert(
      fc.property(record, (text) => {
        const before = read(text);
        const { text: whole, span } = withEntry(before, added.block.heading, added.block.text);
        const head = whole.slice(0, span.start).trimEnd();
        const tail = whole.slice(span.end).trimStart();
        assert.ok(text.startsWith(head) && text.endsWith(tail));
        assert.equal(text.slice(head.length, text.length - tail.length).trim(), '');
        const after = read(whole);
        assert.equal(after.blocks.length, before.blocks.length + 1);
        const others = after.entries.filter(({ start }) => start !== span.start);
        assert.deepEqual(
          others.map(({ address }) => address),
          before.entries.map(({ address }) => address),
        );
      }),
    );
  });
});
