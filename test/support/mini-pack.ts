/** Small packs for tests of the engine, as YAML text, read by the real loader. */
import { readdirSync } from 'node:fs';
import { loadPack } from '../../src/policy/load.ts';
import { createPolicy } from '../../src/policy/policy.ts';
import type { Policy } from '../../src/policy/types.ts';

/** The ids of all entry types are the names of their schemas. */
const ENTRY_TYPES = new Set(
  readdirSync(new URL('../../schemas/entries/', import.meta.url)).map((file) => file.replace('.schema.json', '')),
);

const HEAD = `
policy: mini
title: A small pack
version: "1"
`;

/** The policy of a pack's text, with or without its head. A pack with a fault is a fault of the test. */
export function policyOf(yaml: string): Policy {
  const text = /^policy:/m.test(yaml) ? yaml : `${HEAD}${yaml}`;
  const pack = loadPack([{ path: 'mini.yaml', text }], { builtIn: true, entryTypes: ENTRY_TYPES });
  const { policy, problems } = createPolicy([pack]);
  const faults = [...pack.problems, ...problems].filter(({ severity }) => severity === 'error');
  if (faults.length > 0)
    throw new Error(
      faults.map(({ message, place }) => `${message} (${text.slice(place.span.start, place.span.end)})`).join('\n'),
    );
  return policy;
}

const SOURCE = 'source: {provision: a test, status: local, evidence: found}';

/** A timescale of its own in few words: what it adds to the usual keys. */
export function timescale(id: string, keys: string): string {
  return `
  - id: ${id}
    title: ${id}
    stage: placement
    asks: what is asked
    ${SOURCE}
    ${keys.trim().replaceAll('\n', '\n    ')}`;
}
