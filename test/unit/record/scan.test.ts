import assert from 'node:assert/strict';
import { Scanner } from '../../../src/record/scan.ts';

describe('the scanner', () => {
  it('finds line endings however far apart they are', () => {
    for (const length of [16_383, 16_384, 16_385, 40_000]) {
      for (const ending of ['\n', '\r\n', '\r']) {
        const text = `${'x'.repeat(length)}${ending}## Title${ending}\ty${ending}`;
        const scanner = new Scanner(text);
        const summary = scanner.block(0);
        assert.equal(summary.end, length + ending.length);
        const { heading, end } = scanner.block(summary.end);
        assert.ok(heading && end === text.length);
        assert.equal(text.slice(heading.start, heading.end), '## Title');
      }
    }
  });

  it('can go back in its text', () => {
    const text = '## a\n- - -\nx\n\n## b\n- - -\n';
    const scanner = new Scanner(text);
    const first = scanner.block(0);
    const second = scanner.block(first.end);
    assert.deepEqual(scanner.block(0), first);
    assert.deepEqual(scanner.block(first.end), second);
  });

  it('says what is in a block, and what is never closed in it', () => {
    const shape = new Scanner('## a\n\n~~~yaml\nb\n~~~\n### c #\n```\n## d\n').block(0);
    assert.equal(shape.leadingFence, true);
    assert.deepEqual(
      shape.sections.map(({ titleStart, titleEnd }) => [titleStart, titleEnd]),
      [[24, 25]],
    );
    assert.deepEqual(
      shape.fences.map(({ info, bodyStart, bodyEnd, closed }) => ({ info, bodyStart, bodyEnd, closed })),
      [
        { info: 'yaml', bodyStart: 14, bodyEnd: 16, closed: true },
        { info: '', bodyStart: 32, bodyEnd: 37, closed: false },
      ],
    );
  });
});
