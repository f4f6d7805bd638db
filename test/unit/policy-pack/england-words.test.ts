/** What the pack's conditions name must exist: entry types, fields, codes, dates, carried facts. A misspelt one would never fit, in silence. */
import assert from 'node:assert/strict';
import { englandPolicy } from '../../../src/policy/england.ts';
import type { Circumstances, EntryPattern, JsonSchema, StatusEdge, Step } from '../../../src/policy/types.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';

const catalogue = builtInCatalogue();
const policy = englandPolicy();

describe('England pack: words', () => {
  for (const status of policy.statuses) {
    it(`status ${status.id}: names fields and codes that exist`, () => {
      const patterns = [...status.opens, ...status.closes].filter(isPattern);
      for (const pattern of patterns) checkPattern(pattern);
      const openings = status.opens.filter(isPattern).flatMap(typesOf);
      for (const field of status.carries) {
        assert.ok(
          openings.some((entry) => catalogue.fieldAt({ entry }, [field])),
          `no entry that opens it has ${field}`,
        );
      }
    });
  }

  for (const clock of policy.clocks) {
    it(`clock ${clock.id}: names fields and codes that exist`, () => {
      for (const pattern of [...(clock.opens ?? []), ...clock.metBy.filter(isPattern), ...clock.stops])
        checkPattern(pattern);
      for (const branch of clock.branches) {
        for (const step of branch.steps) if (isPatternStep(step)) checkPattern(step.until);
        if (branch.when) checkCircumstances(branch.when);
      }
    });

    it(`clock ${clock.id}: asks for something that a sentence can name`, () => {
      assert.match(clock.asks, /^(?:an?|the) |^contact /, 'it is said as: No visit since 4 March; one was due by …');
    });
  }

  for (const point of policy.decisions) {
    it(`decision point ${point.id}: names fields and codes that exist`, () => checkPattern(point.at));
  }
});

function isPattern(edge: StatusEdge): edge is EntryPattern {
  return 'entry' in edge;
}

function isPatternStep(step: Step): step is Step & { readonly until: EntryPattern } {
  return step.until !== undefined && 'entry' in step.until;
}

function typesOf({ entry }: EntryPattern): readonly string[] {
  return typeof entry === 'string' ? [entry] : entry;
}

function checkPattern(pattern: EntryPattern): void {
  for (const entry of typesOf(pattern)) {
    assert.ok(catalogue.type(entry), `no entry type ${entry}`);
    if (pattern.where !== undefined) checkCondition(pattern.where, entry, []);
  }
  for (const way of [pattern.at ?? []].flat().filter((each) => each !== 'date')) {
    const path = way.split('.');
    assert.ok(
      typesOf(pattern).some((entry) => catalogue.fieldAt({ entry }, path)?.kind === 'date'),
      `${way} is no date of ${typesOf(pattern).join(', ')}`,
    );
  }
}

/** Every field that a condition names is a field of the type, and every value one of its codes. */
function checkCondition(condition: JsonSchema, entry: string, path: readonly string[]): void {
  if (typeof condition === 'boolean') return;
  for (const [keyword, value] of Object.entries(condition)) {
    if (keyword === 'properties' && isMap(value)) {
      for (const [field, part] of Object.entries(value)) {
        knownField(entry, [...path, field]);
        if (isSchema(part)) checkCondition(part, entry, [...path, field]);
      }
    } else if (keyword === 'required' && Array.isArray(value)) {
      for (const field of value) knownField(entry, [...path, String(field)]);
    } else if (keyword === 'const') knownCode(entry, path, String(value));
    else if (keyword === 'enum' && Array.isArray(value)) {
      for (const code of value) knownCode(entry, path, String(code));
    } else {
      for (const part of [value].flat()) if (isSchema(part)) checkCondition(part, entry, path);
    }
  }
}

function knownField(entry: string, path: readonly string[]): void {
  assert.ok(catalogue.fieldAt({ entry }, path), `${entry} has no field ${path.join('.')}`);
}

function knownCode(entry: string, path: readonly string[], value: string): void {
  const field = catalogue.fieldAt({ entry }, path);
  if (field?.kind === 'yes-no') assert.match(value, /^(?:yes|no)$/);
  const codes = field?.codes;
  if (codes) {
    assert.ok(
      codes.some(({ code }) => code === value),
      `${value} is no code of ${entry}.${path.join('.')}`,
    );
  }
}

function checkCircumstances(when: Circumstances): void {
  for (const pattern of [when.before, when.after]) if (pattern) checkPattern(pattern);
  for (const [id, carrying] of Object.entries(when.status ?? {})) {
    const status = policy.statuses.find((each) => each.id === id);
    assert.ok(status, `no status ${id}`);
    for (const field of namedIn(carrying)) assert.ok(status.carries.includes(field), `${id} does not carry ${field}`);
    const openings = status.opens.filter(isPattern).flatMap(typesOf);
    for (const entry of openings) checkCondition(carrying, entry, []);
  }
  for (const id of when.without ?? [])
    assert.ok(
      policy.statuses.some((each) => each.id === id),
      `no status ${id}`,
    );
}

function namedIn(condition: JsonSchema): readonly string[] {
  if (typeof condition === 'boolean') return [];
  const { properties, required } = condition;
  return [...(isMap(properties) ? Object.keys(properties) : []), ...(Array.isArray(required) ? required : [])];
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isMap(value);
}
