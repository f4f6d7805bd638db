/** What a file made to hold us up costs, counted in what is looked at: a clock would tell of the machine. */
import assert from 'node:assert/strict';
import { linearPattern } from '../../../../src/schema/own/patterns.ts';
import { OwnTypeProblems } from '../../../../src/schema/own/problems.ts';
import { readOwnType } from '../../../../src/schema/own/read-type.ts';

/** How many items of lists were searched while `work` was done. */
function searched(work: () => void): number {
  const { includes } = Array.prototype;
  let items = 0;
  Array.prototype.includes = function (this: unknown[], ...about: Parameters<typeof includes>) {
    items += this.length;
    return includes.apply(this, about);
  };
  try {
    work();
  } finally {
    Array.prototype.includes = includes;
  }
  return items;
}

/** Reads a type with so many fields, each name once, and gives the problems. */
function readWith(fields: number): readonly string[] {
  const properties = Array.from({ length: fields }, (_, n) => `"f${n}":{}`).join();
  const problems = new OwnTypeProblems('circle.schema.json');
  const text = `{"title":"Circle","properties":{${properties}}}`;
  const type = readOwnType('circle.schema.json', 'circle', text, {
    problems,
    lists: new Map(),
    pattern: linearPattern,
  });
  assert.equal(type?.fields.fields.length, Math.min(fields, 200));
  return problems.found.map(({ message }) => message);
}

describe("The work of reading a team's own entry type", () => {
  it('does not grow with the square of its fields', () => {
    const [few, many] = [2_000, 20_000].map((fields) => searched(() => readWith(fields))) as [number, number];
    assert.ok(many <= few * 10, `${few} items were searched for 2,000 fields, ${many} for 20,000`);
  });

  it('tells of too many fields, and of one that stands there twice', () => {
    assert.deepEqual(readWith(201), ['There are 201 fields here; the first 200 are used.']);
    const problems = new OwnTypeProblems('circle.schema.json');
    const text = '{"title":"Circle","properties":{"mood":{"x-kind":"date"},"mood":{"x-kind":"text"}}}';
    const type = readOwnType('circle.schema.json', 'circle', text, { problems, lists: new Map(), pattern: undefined });
    assert.deepEqual(
      problems.found.map(({ message }) => message),
      ['"mood" stands here twice; the last one counts.'],
    );
    assert.equal(type?.fields.fields[0]?.kind?.kind, 'text');
  });
});
