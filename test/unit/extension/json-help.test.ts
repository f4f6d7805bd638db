/** The schemas by which VS Code itself helps to write JSON of a team's folder: it shows a description as plain text, and Markdown only where it is called so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import manifest from '../../../package.json' with { type: 'json' };

const root = new URL('../../../', import.meta.url);

/** Each map in a schema, with its place. */
function* mapsIn(value: unknown, place: string): Iterable<readonly [string, Readonly<Record<string, unknown>>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [place, { ...value }];
  for (const [key, inner] of Object.entries(value)) yield* mapsIn(inner, `${place}/${key}`);
}

describe('what VS Code shows of the schemas that it is given', () => {
  for (const { url } of manifest.contributes.jsonValidation) {
    it(`has no backticks to read in ${url}`, () => {
      const schema: unknown = JSON.parse(readFileSync(new URL(url, root), 'utf8'));
      let told = 0;
      for (const [place, { description, markdownDescription, enumDescriptions }] of mapsIn(schema, '')) {
        assert.ok(!JSON.stringify(enumDescriptions ?? '').includes('`'), place);
        if (typeof description !== 'string' || !description.includes('`')) continue;
        assert.equal(markdownDescription, description, place);
        told += 1;
      }
      assert.ok(told > 0);
    });
  }
});
