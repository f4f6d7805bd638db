import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { englandPolicy } from '../../../src/policy/england.ts';
import { describeRule, describeRules, RULES } from '../../../src/rules/index.ts';

const SOURCE = join(import.meta.dirname, '../../../src');
/** A rule's id as the code writes it. */
const ID = /['"`]((?:record|schema|policy|journey|practice|supervision)\/[a-z0-9-]+)['"`]/g;

describe('the list of rules', () => {
  const described = new Set(describeRules(englandPolicy()).map(({ id }) => id as string));

  it('describes every rule that the code can find', () => {
    const written = new Set<string>();
    for (const name of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.includes('generated')) continue;
      for (const [, id = ''] of readFileSync(join(SOURCE, name), 'utf8').matchAll(ID)) written.add(id);
    }
    assert.ok(written.size > 30);
    assert.deepEqual(
      [...written].filter((id) => !described.has(id)),
      [],
    );
  });

  it('has every timescale and decision point of the policy', () => {
    const policy = englandPolicy();
    for (const { branches } of policy.clocks) {
      for (const { id, title } of branches) assert.equal(describeRule(`timescale/${id}`, policy)?.title, title);
    }
    for (const { id, title } of policy.decisions) assert.equal(describeRule(`decision/${id}`, policy)?.title, title);
  });

  it('knows no rule by an id that nothing has', () => {
    assert.equal(describeRule('practice/nothing', englandPolicy()), undefined);
    assert.equal(describeRule('timescale/*', englandPolicy()), undefined);
  });

  it('gives each rule a page and an id of its own', () => {
    const rules = describeRules(englandPolicy());
    assert.equal(new Set(rules.map(({ page }) => page)).size, rules.length);
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
  });
});
