import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../../src/record/parse.ts';
import { PlainFields, readPlainBlock } from '../../src/record/plain-block.ts';
import type { FieldPath, FieldValue } from '../../src/record/types.ts';
import { readYaml } from '../../src/record/yaml-fields.ts';

const paths = (list: readonly (readonly (string | number)[])[]) => list.map((path) => path.join('/')).sort();

/** Whether the plain reader took the block; fails where it took it otherwise than the YAML reader does. */
function taken(source: string): boolean {
  const text = `before\n${source}after`;
  const start = 7;
  const plain = readPlainBlock(text, start, start + source.length);
  if (plain === undefined) return false;
  const { fields, problems } = readYaml(text, start, start + source.length, DEFAULT_LIMITS);
  assert.deepEqual(
    { value: plain.value, empty: paths(plain.empty), problems: [] },
    { value: fields.value, empty: paths(fields.empty), problems },
    JSON.stringify(source),
  );
  const located = new PlainFields(plain, text, { start, end: start + source.length }, () => fields);
  for (const path of [...pathsIn(plain.value, []), ...plain.empty]) {
    for (const part of ['key', 'value'] as const)
      assert.deepEqual(
        located.locate(path, part),
        fields.locate(path, part),
        `${JSON.stringify(source)} ${part} ${path}`,
      );
  }
  return true;
}

/** The ways to all names and items below a value. */
function pathsIn(value: FieldValue, path: FieldPath): FieldPath[] {
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([step, inner]) => {
    const inside = [...path, Array.isArray(value) ? Number(step) : step];
    return [inside, ...pathsIn(inner, inside)];
  });
}

const names = ['by', 'seen', 'late-reason', 'decision', 'actions', 'on', 'a1', 'n'];
const plainValues = [
  'yes',
  'j.okafor',
  '2026-02-02',
  '2A',
  '0012',
  'Ring the school',
  '14:30',
  'a:b',
  'it’s',
  'null',
  '£5',
  '(x)',
  'a#b',
  '[a, b]',
  '[]',
  '[ 1B ,2A ]',
  'a - b',
];
const oddValues = [
  '[a, ]',
  '[,]',
  '[x: y]',
  '[a',
  '- a',
  '-5',
  '.5',
  'a #b',
  'a: b',
  'a:',
  '# c',
  '"q"',
  "'q'",
  '|',
  '>',
  '&a b',
  '*a',
  '!t x',
  '%x',
  '~',
  '{a: b}',
  '\u0085',
  '\u2028',
  '😀',
  'a\tb',
  '---',
  '...',
];
const oddLines = ['', '# c', '- a', '  x', 'x', '...', '---', '? a', 'By: a', '__proto__: a', ' by: a', '\t'];

/** A value as its lines: the rest of the first line, and those below at `indent`. */
interface Written {
  readonly rest: string;
  readonly below: (indent: string) => string[];
}

const leaf = fc
  .oneof(
    { weight: 30, arbitrary: fc.constantFrom(...plainValues) },
    { weight: 1, arbitrary: fc.constantFrom(...oddValues) },
    { weight: 3, arbitrary: fc.constant('') },
  )
  .map((text): Written => ({ rest: text === '' ? '' : ` ${text}`, below: () => [] }));

const { group } = fc.letrec<{ value: Written; group: [string, Written][] }>((tie) => ({
  group: fc.oneof(
    {
      weight: 9,
      arbitrary: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), tie('value')), {
        minLength: 1,
        maxLength: 4,
        selector: ([key]) => key,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.array(fc.tuple(fc.constantFrom(...names), tie('value')), { minLength: 1, maxLength: 3 }),
    },
  ),
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    { weight: 4, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('group'), fc.constantFrom('  ', '    ', ' '))
        .map(([parts, deeper]): Written => ({ rest: '', below: (indent) => lines(parts, indent + deeper) })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.array(tie('group'), { minLength: 1, maxLength: 3 }), fc.constantFrom('', '  ')).map(
        ([items, deeper]): Written => ({
          rest: '',
          below: (indent) =>
            items.flatMap((item) =>
              lines(item, `${indent}${deeper}  `).map((text, n) =>
                n === 0 ? text.replace(`${indent}${deeper}  `, `${indent}${deeper}- `) : text,
              ),
            ),
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.array(leaf, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '  ')).map(
        ([items, deeper]): Written => ({
          rest: '',
          below: (indent) => items.map(({ rest }) => `${indent}${deeper}-${rest}`),
        }),
      ),
    },
  ),
}));

function lines(parts: readonly (readonly [string, Written])[], indent: string): string[] {
  return parts.flatMap(([key, { rest, below }]) => [`${indent}${key}:${rest}`, ...below(indent)]);
}

/** Plain fields, with now and then an odd line, an odd ending or a slip of a finger. */
const block = fc
  .record({
    parts: group,
    ending: fc.constantFrom('\n', '\n', '\n', '\r\n', ' \n', '\n\n'),
    odd: fc.option(fc.tuple(fc.nat(8), fc.constantFrom(...oddLines)), { freq: 3 }),
    slip: fc.option(
      fc.tuple(fc.nat(80), fc.nat(2), fc.constantFrom('', ' ', '  ', ':', '-', '#', '\n', '"', ',', 'x', '[', '\t')),
      { freq: 3 },
    ),
  })
  .map(({ parts, ending, odd, slip }) => {
    const all = lines(parts, '');
    if (odd !== null) all.splice(odd[0], 0, odd[1]);
    const text = all.map((one) => one + ending).join('');
    return slip === null ? text : text.slice(0, slip[0]) + slip[2] + text.slice(slip[0] + slip[1]);
  });

describe('fields written plainly', () => {
  it('are taken as the YAML reader takes them, or left to it', () => {
    let all = 0;
    let quick = 0;
    fc.assert(
      fc.property(block, (source) => {
        all++;
        if (taken(source)) quick++;
      }),
      { numRuns: Number(process.env.BLOCK_RUNS ?? 900) },
    );
    // Were the plain reader to give up on everything, the property would hold and say nothing.
    assert.ok(quick > all / 20, `only ${quick} of ${all} blocks were taken`);
  });

  it('are taken in the forms that records are written in', () => {
    const forms = [
      'by: j.okafor\nseen: yes\nalone: yes\nplace: placement\n',
      'by: a\nactions:\n  - what: Ring the school about maths\n    who: j.okafor\n    due: 2026-03-11\n  - what: Book the dentist\n    who: b.hale\n',
      'actions:\n- what: x\n  due:\n- what: y\n',
      'decision:\n  outcome: referral\n  by: m.patel\n  on: 2026-02-02\n  rationale: Unexplained injury, and a similar contact in November.\n',
      'also: [CH-1043, CH-1044]\nfactors: [1B, 2A]\n',
      'factors:\n  - 1B\n  - 20\nby:\n',
      'by: a\r\nseen: no\r\n',
      'by: a  \n\nseen: no',
    ];
    for (const form of forms) assert.ok(taken(form), JSON.stringify(form));
  });

  it('are left to the YAML reader where they are not plain', () => {
    for (const form of [
      '',
      'by: "a"\n',
      'by: a # why\n',
      'by: a\n  b\n',
      'by: a\nby: b\n',
      '- a\n',
      'by: a\n c: d\n',
      '{by: a}\n',
      'by: |\n  a\n',
    ]) {
      assert.ok(!taken(form), JSON.stringify(form));
    }
  });
});
