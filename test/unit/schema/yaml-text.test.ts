import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { flowText, yamlText } from '../../../src/schema/yaml-text.ts';

const read = (yaml: string): unknown => parse(yaml, { schema: 'failsafe' });
/** One line, as a field's value is, with the signs that YAML reads as its own. */
const texts = fc
  .string({ unit: fc.oneof(fc.constantFrom(...',:#[]{}\'"&*!|>%@`-? \t'), fc.constantFrom(...'aß1é中')), minLength: 1 })
  .map((text) => text.trim())
  .filter((text) => text !== '');

describe('a text as YAML', () => {
  it('is itself behind a key', () => {
    fc.assert(fc.property(texts, (text) => assert.deepEqual(read(`key: ${yamlText(text)}`), { key: text })));
  });

  it('is itself, and one value, in a list in brackets', () => {
    fc.assert(
      fc.property(texts, texts, (one, two) =>
        assert.deepEqual(read(`key: [${flowText(one)}, ${flowText(two)}]`), { key: [one, two] }),
      ),
    );
  });
});
