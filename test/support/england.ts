/** The linter as the programs build it: the built-in types and the England pack. Made once; it keeps nothing that a test could change. */
import { createLinter } from '../../src/lint/lint.ts';
import type { Linter } from '../../src/lint/types.ts';
import { englandPack, englandPolicy } from '../../src/policy/england.ts';
import { loadPack } from '../../src/policy/load.ts';
import { createPolicy } from '../../src/policy/policy.ts';
import type { People } from '../../src/rules/types.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';

let linter: Linter | undefined;
let adopting: Linter | undefined;

/** Where people are given, a linter of its own, which knows of them. */
export function englandLinter(people?: People): Linter {
  if (people) return createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue(), people });
  linter ??= createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
  return linter;
}

/** The same where a local pack takes up every decision point that is off, and where those that wait have come into force. */
export function adoptingLinter(): Linter {
  if (adopting) return adopting;
  const catalogue = builtInCatalogue();
  const waiting = englandPack().items.decisions.filter(({ keys }) => keys.off === true || keys.inForce === false);
  const items = waiting.map(({ id }) => `  - {id: ${id}, off: no, in-force: yes, reason: a test}\n`);
  const text = `policy: adopting\nextends: england\ndecisions:\n${items.join('')}`;
  const entryTypes = new Set(catalogue.types.map(({ id }) => id));
  const pack = loadPack([{ path: 'policy.yaml', text }], { entryTypes });
  adopting = createLinter({ policy: createPolicy([englandPack(), pack]).policy, catalogue });
  return adopting;
}
