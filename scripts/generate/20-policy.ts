/**
 * Reads and checks the built-in pack and writes it as plain data, so that nothing parses YAML for it at run time. Its examples are for
 * tests and documents and go into a module of their own.
 */
import type { ItemKind, LoadedPack, PackItem } from '../../src/policy/pack.ts';
import { createPolicy } from '../../src/policy/policy.ts';
import type { PolicyExample, PolicyProblem } from '../../src/policy/types.ts';
import type { GeneratedFile } from '../generate.ts';
import { ENGLAND_FOLDER, englandFiles, type PackFile, readEngland } from '../policy/read-england.ts';

export async function generate(): Promise<GeneratedFile[]> {
  const files = englandFiles();
  const pack = readEngland(files);
  const problems = [...pack.problems, ...createPolicy([pack]).problems];
  if (problems.length > 0) {
    throw new Error(
      `The built-in pack has faults:\n${problems.map((problem) => `  ${said(problem, files)}`).join('\n')}`,
    );
  }
  return [
    data('england', 'ENGLAND', "import type { LoadedPack } from '../pack.ts';", 'LoadedPack', withoutExamples(pack)),
    data(
      'england-examples',
      'ENGLAND_EXAMPLES',
      "import type { ExamplesById } from '../england-examples.ts';",
      'ExamplesById',
      {
        timescales: examplesOf(pack.items.timescales),
        decisions: examplesOf(pack.items.decisions),
      },
    ),
  ];
}

/** `policies/england/visits.yaml:12: message`, lines from 1. */
function said({ place, rule, message, clears }: PolicyProblem, files: readonly PackFile[]): string {
  const text = files.find((file) => file.path === place.file)?.text ?? '';
  const line = text.slice(0, place.span.start).split('\n').length;
  return `${place.file}:${line}: ${rule}: ${message}${clears === undefined ? '' : ` ${clears}`}`;
}

/** As a string to be parsed: an engine reads that faster than an object written out. */
function data(name: string, constant: string, imports: string, type: string, value: unknown): GeneratedFile {
  const content = `/** Made from ${ENGLAND_FOLDER}; change it there. */
${imports}

export const ${constant}: ${type} = JSON.parse(
  ${JSON.stringify(JSON.stringify(value))},
);
`;
  return { path: `src/policy/generated/${name}.ts`, content, committed: false };
}

/** Items keep the place of the whole; the places of their keys serve only findings, and there are none. */
function withoutExamples(pack: LoadedPack): LoadedPack {
  const slim = <K extends ItemKind>(items: readonly PackItem<K>[]): PackItem<K>[] =>
    items.map(({ keySpans: _, ...item }) => ({ ...item, keys: { ...item.keys, examples: undefined } }));
  const { statuses, clocks, timescales, decisions } = pack.items;
  return {
    ...pack,
    items: {
      statuses: slim(statuses),
      clocks: slim(clocks),
      timescales: slim(timescales),
      decisions: slim(decisions),
    },
  };
}

function examplesOf(items: readonly PackItem<'timescales' | 'decisions'>[]): {
  [id: string]: readonly PolicyExample[];
} {
  return Object.fromEntries(items.map((item) => [item.id, item.keys.examples ?? []]));
}
