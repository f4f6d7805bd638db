import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { FILE_ID, PERSON_ID } from '../../../src/record/ids.ts';

const SIGNS = [...'abzÉ7\u0301._@\'- ,:#/\\"[]{}$\u202e\n'];
const words = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 90 }).map((signs) => signs.join(''));

describe('an id', () => {
  it('of a person is read by YAML as it stands, behind a key and in a list', () => {
    fc.assert(
      fc.property(words, (id) => {
        fc.pre(PERSON_ID.test(id));
        assert.deepEqual(parse(`by: ${id}\npresent: [${id}, ${id}]\n`, { schema: 'failsafe' }), {
          by: id,
          present: [id, id],
        });
      }),
    );
    for (const id of ['j.okafor', "o'hara@east", 'Zoë-1', '7']) assert.ok(PERSON_ID.test(id), id);
  });

  it('is one word of at most 80 signs', () => {
    for (const id of ['', ' a', 'a b', '@a', '.a', "'a", 'a:', 'a,b', 'a\n', 'a'.repeat(81)])
      for (const shape of [PERSON_ID, FILE_ID]) assert.ok(!shape.test(id), JSON.stringify(id));
  });

  it('that names a file leads nowhere else', () => {
    for (const id of ['../a', 'a/b', 'a\\b', '.', '..', 'a@b', "o'hara"]) assert.ok(!FILE_ID.test(id), id);
    assert.ok(FILE_ID.test('CH-1042'));
  });
});
