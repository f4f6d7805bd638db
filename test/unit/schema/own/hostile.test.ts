import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { faultsOfType, findingsOn, withTypes } from './own-types.ts';

/** What is said of a file, without the text it stands on: that may be long. */
async function said(id: string, type: string | object): Promise<readonly string[]> {
  return (await faultsOfType(id, type)).map((fault) => fault.slice(0, 4_000));
}

/** The kinds of everything that a Markdown text is made of. */
function markdownKinds(markdown: string): ReadonlySet<string> {
  const kinds = new Set<string>();
  const take = (node: Nodes): void => {
    kinds.add(node.type);
    if ('children' in node) node.children.forEach(take);
  };
  take(unified().use(remarkParse).parse(markdown));
  return kinds;
}

const field = (schema: object) => ({ title: 'Circle', properties: { mood: schema } });
const code = (about: object) => field({ 'x-codes': [{ code: 'good', ...about }] });

describe("The file of a team's own entry type", () => {
  const cases: readonly (readonly [string, string | object, RegExp])[] = [
    ['that is empty', '', /^entry-type : This file is empty/u],
    ['of spaces', ' \n', /This file is empty/u],
    ['that is no JSON', 'title: Circle', /This is not JSON/u],
    ['that is cut short', '{"title": "Circle", "prop', /This is not JSON/u],
    ['with a comment', '{"title": "Circle" /* ours */}', /it can hold no comments/u],
    ['with a comma too many', '{"title": "Circle",}', /comma too many/u],
    ['that is a list', '[]', /curly brackets/u],
    ['that is a number', '42', /curly brackets/u],
    ['that nests ten thousand deep', '[{"a":'.repeat(10_000), /nests more than 24/u],
    [
      'that nests deep in a field',
      `{"title":"Circle","properties":{"mood":${'{"items":'.repeat(60)}{}`,
      /nests more than 24/u,
    ],
    ['with a key of another language', { title: 'Circle', const: 1 }, /has no key "const"/u],
    ['with a misspelt key', { titel: 'Circle', title: 'Circle' }, /Did you mean "title"\?/u],
    ['with a key twice', '{"title": "Circle", "title": "Ring"}', /stands here twice/u],
    ['with $data', field({ enum: { $data: '1/by' } }), /"enum" is a list/u],
    ['with a $ref to the network', field({ $ref: 'https://example.invalid/schema.json' }), /nothing is ever fetched/u],
    ['with a $ref to a file', field({ $ref: 'file:///etc/passwd' }), /nothing is ever fetched/u],
    [
      'with a $ref that climbs',
      field({ $ref: '../../../../common.schema.json#/$defs/text' }),
      /nothing is ever fetched/u,
    ],
    ['with a $ref to itself', field({ $ref: '#' }), /nothing is ever fetched/u],
    [
      'with a $ref to its own parts',
      { ...field({ $ref: '#/$defs/a' }), $defs: { a: { $ref: '#/$defs/a' } } },
      /has no key "\$defs"/u,
    ],
    [
      'with a code list that is not there',
      field({ $ref: '../codes/visit_plase.schema.json' }),
      /Did you mean "visit_place"\?/u,
    ],
    [
      'with the beginning of the name of a code list',
      field({ $ref: '../codes/visit_.schema.json' }),
      /Did you mean "visit_place"\?/u,
    ],
    ['with a pattern that looks around', field({ pattern: '(?=a)' }), /This pattern is not used/u],
    ['with a pattern that refers back', field({ pattern: '(a)\\1' }), /This pattern is not used/u],
    ['with a pattern that repeats too much', field({ pattern: '(((a{9}){9}){9}){9}' }), /This pattern is not used/u],
    ['with a pattern that is no text', field({ pattern: 5 }), /entry-type 5: "pattern" is a text/u],
    ['with alternatives that are no list', field({ anyOf: { enum: ['a'] } }), /"anyOf" is a list/u],
    ['with an order that is no number', { title: 'Circle', 'x-order': 'first' }, /entry-type "first": "x-order" is a/u],
    ['with an order beyond all numbers', '{"title":"Circle","x-order":1e999}', /"x-order" is a number/u],
    ['with the meaning of a code that is no text', code({ meaning: ['a'] }), /"meaning" must be a text/u],
    ['with a meaning that is an essay', code({ meaning: 'a'.repeat(301) }), /"meaning" must be a text of at most 300/u],
    ['with the note of a code that is no text', code({ note: 7 }), /entry-type 7: "note" must be a text/u],
    ['with a code from a day that is none', code({ from: 'soon' }), /entry-type "soon": "from" must be a day/u],
    ['with a code to a day that does not exist', code({ to: '2026-02-30' }), /"to" must be a day/u],
    ['with a code from a number', code({ from: 2026 }), /"from" must be a day/u],
    ['with a kind that is not there', field({ 'x-kind': 'dat' }), /Did you mean "date"\?/u],
    ['with a code that is no text', field({ enum: [1] }), /Each code must be one line/u],
    ['with codes without a name', field({ 'x-codes': [{ meaning: 'x' }] }), /A code needs its "code"/u],
    [
      'with a field of a hostile name',
      '{"title":"Circle","properties":{"__proto__":{"x-kind":"text"}}}',
      /A field is named in small letters/u,
    ],
    [
      'with a field that is no map',
      { title: 'Circle', properties: { mood: 'text' } },
      /The field "mood" is written in curly/u,
    ],
    ['that requires what is not there', { title: 'Circle', required: ['mood'] }, /has no field "mood"/u],
    ['with a title of two lines', { title: 'Circle\n## Visit' }, /"title" must be one line/u],
    ['with a title that turns text round', { title: 'Cir\u202ecle' }, /"title" must be one line/u],
    ['with a title that is a subject', { title: 'Circle: first' }, /can't stand in a heading/u],
    ['with a title that is no text', { title: 7 }, /"title" must be one line/u],
    ['without a title', {}, /it is called "Circle"/u],
    ['with the title of another type', { title: 'visit' }, /Another type is called "visit" already: Visit/u],
    ['with the other name of another type', { title: 'Circle', 'x-aliases': ['Home visit'] }, /means Visit already/u],
    [
      'that is of another version',
      { title: 'Circle', $schema: 'http://json-schema.org/draft-07/schema#' },
      /draft 2020-12/u,
    ],
    [
      'that calls itself otherwise',
      { title: 'Circle', $id: 'https://a.invalid/ring.schema.json' },
      /"\$id" says "ring"/u,
    ],
    ['for a record that is not there', { title: 'Circle', 'x-records': ['adult'] }, /"child" or "supervision"/u],
    [
      'with a picture from elsewhere',
      { title: 'Circle', description: '![x](https://example.invalid/x.png)' },
      /no pictures/u,
    ],
    ['with markup', { title: 'Circle', description: '<img src=x onerror=alert(1)>' }, /no HTML/u],
  ];
  for (const [what, type, message] of cases) {
    it(`${what} is told of, and the rest works`, async () => {
      const faults = await said('circle', type);
      assert.ok(
        faults.some((fault) => message.test(fault)),
        faults.join('\n') || 'nothing was said',
      );
      const workspace = await withTypes({ circle: type });
      assert.deepEqual(findingsOn(workspace, '2026-03-04 Visit', 'by: j.okafor', 'seen: yes'), []);
      assert.equal(({} as { title?: string }).title, undefined);
    });
  }

  it('shows no picture and no markup', async () => {
    const description = 'See ![x](https://example.invalid/x.png) and <img src=x>';
    const { catalogue } = await withTypes({ circle: { title: 'Circle', description } });
    assert.equal(catalogue.type('circle')?.description, 'See !\\[x](https://example.invalid/x.png) and &lt;img src=x>');
  });

  it('shows no link, however many backslashes stand before it', async () => {
    for (const backslashes of ['', '\\', '\\\\', '\\\\\\']) {
      const description = `Please ${backslashes}[sign in](https://evil.example) or ${backslashes}<a href=x>`;
      const { catalogue } = await withTypes({ circle: { title: 'Circle', description } });
      const shown = catalogue.type('circle')?.description ?? '';
      const kinds = markdownKinds(shown);
      assert.ok(kinds.has('text') && !kinds.has('link') && !kinds.has('html') && !kinds.has('image'), shown);
    }
  });

  it('with a thousand faults tells of the first fifty', async () => {
    const keys = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`unknown-${n}`, 1]));
    assert.equal((await said('circle', { title: 'Circle', ...keys })).length, 51);
  });

  it('of a name that no type can have is told of', async () => {
    for (const id of ['Circle', 'a b', '..', '-x', 'a'.repeat(61)]) {
      const { problems } = await withTypes({ [encodeURIComponent(id)]: { title: 'Circle' } });
      assert.match(problems[0]?.message ?? '', /can't be one/u, id);
    }
  });

  it('gives way to the first of two with one title', async () => {
    const { problems, catalogue } = await withTypes({ circle: { title: 'Circle' }, ring: { title: 'circle' } });
    assert.deepEqual(
      problems.map((problem) => ('uri' in problem ? problem.uri.split('/').at(-1) : '')),
      ['ring.schema.json'],
    );
    assert.equal(catalogue.resolve('Circle'), 'circle');
    assert.equal(catalogue.type('ring'), undefined);
  });

  it('gives way where a title is the other name of a file before it', async () => {
    const { problems, catalogue } = await withTypes({
      circle: { title: 'Circle', 'x-aliases': ['Ring'] },
      ring: { title: 'Ring' },
    });
    assert.equal(problems.length, 1);
    assert.equal(catalogue.resolve('Ring'), 'ring');
  });

  it('is one of three hundred at most, and five thousand hold nobody up', async () => {
    const types = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`type-${n}`, { title: `Type ${n}` }]));
    const { problems, catalogue } = await withTypes(types);
    assert.match(problems[0]?.message ?? '', /At most 300 entry types are read/u);
    assert.equal(catalogue.resolve('Type 0'), 'type-0');
  });

  it('of ten megabytes is not read, and said to be too large', async () => {
    assert.match((await said('circle', `{"title": "${'x'.repeat(10_000_000)}"}`)).join(''), /10\.0 MB/u);
  });

  it('matches a pattern in a time that grows with the text alone', async () => {
    const workspace = await withTypes({ circle: field({ pattern: '^(([a-z])+.)+[A-Z]([a-z])+$' }) });
    // With another kind of engine this would not end.
    assert.equal(findingsOn(workspace, '2026-03-04 Circle', `mood: ${'a'.repeat(900)}`).length, 1);
  });
});
