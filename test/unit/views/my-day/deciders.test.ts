import assert from 'node:assert/strict';
import { englandPolicy } from '../../../../src/policy/england.ts';
import { parseIsoDate } from '../../../../src/record/date.ts';
import { type Asked, decidersOf } from '../../../../src/views/my-day/deciders.ts';
import type { Person } from '../../../../src/workspace/types.ts';

const asOf = parseIsoDate('2026-03-20') ?? assert.fail();
const left = parseIsoDate('2026-03-01') ?? assert.fail();
const people = new Map<string, Person>(
  [
    { id: 'head', name: 'Head', role: 'head of service' },
    { id: 'lead', name: 'Lead', role: 'Team Manager', team: 'east', manager: 'head' },
    { id: 'west', name: 'West', role: 'team manager', team: 'west', manager: 'head' },
    { id: 'gone', name: 'Gone', role: 'team manager', team: 'east', left },
    { id: 'ann', name: 'Ann', role: 'social worker', team: 'east', manager: 'lead' },
  ].map((person) => [person.id, person]),
);
const ask = (roles: readonly string[], about: Partial<Asked> = {}, notByAuthor = false): string[] =>
  decidersOf(
    { roles, ...(notByAuthor ? { notByAuthor } : {}) },
    { worker: undefined, team: undefined, author: undefined, asOf, ...about },
    people,
    englandPolicy(),
  );

describe('for whom a decision waits', () => {
  it('is the nearest above the worker who has one of the roles', () => {
    assert.deepEqual(ask(['team manager', 'head of service'], { worker: 'ann' }), ['lead']);
    assert.deepEqual(ask(['head of service'], { worker: 'ann' }), ['head']);
    assert.deepEqual(ask(['social worker'], { worker: 'ann' }), ['ann']);
  });
  it("is whoever has one in the case's team where no worker holds it, and else whoever has one", () => {
    assert.deepEqual(ask(['team manager'], { team: 'east' }), ['lead']);
    assert.deepEqual(ask(['team manager']), ['lead', 'west']);
    assert.deepEqual(ask(['team manager'], { worker: 'a.stranger' }), ['lead', 'west']);
  });
  it('is the worker and their manager where the policy names no role', () => {
    assert.deepEqual(ask([], { worker: 'ann' }), ['ann', 'lead']);
    assert.deepEqual(ask([]), []);
  });
  it('is not the author where another person must decide, and nobody who has left', () => {
    assert.deepEqual(ask(['team manager', 'head of service'], { worker: 'ann', author: 'lead' }, true), ['head']);
    assert.deepEqual(ask(['team manager', 'head of service'], { worker: 'ann', author: 'lead' }), ['lead']);
    assert.deepEqual(ask(['team manager'], { worker: 'gone' }), ['lead', 'west']);
  });
});
