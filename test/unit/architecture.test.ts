import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** The folders of src/ in the order in which the data flows; a folder imports only from those above it. */
const layers: readonly string[] = [
  'record',
  'schema',
  'calendar',
  'policy',
  'journey',
  'rules',
  'lint',
  'workspace',
  'views',
  'returns',
  'server',
  'extension',
  'cli',
];

/** Folders that run anywhere: no editor, no Node. */
const pure: ReadonlySet<string> = new Set([
  'record',
  'schema',
  'calendar',
  'policy',
  'journey',
  'rules',
  'lint',
  'views',
]);

/** What the core must never reach for: the clock and chance come in as arguments, the network not at all. */
const forbiddenInCore = [
  /\bDate\.now\(/,
  /\bnew Date\(\)/,
  /\bMath\.random\(/,
  /\bprocess\./,
  /\bfetch\(/,
  /\bsetTimeout\(/,
];

interface Import {
  readonly from: string;
  readonly specifier: string;
}

const files = (readdirSync(source, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
  .map((name) => join(source, name));
const text = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const imports: readonly Import[] = files.flatMap((from) =>
  [...(text.get(from) ?? '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => ({
    from,
    specifier: match[1] ?? '',
  })),
);

const layerOf = (file: string) => relative(source, file).split(/[\\/]/)[0] ?? '';
const rank = (layer: string) => layers.indexOf(layer);
const show = ({ from, specifier }: Import) => `${relative(source, from)} imports ${specifier}`;

describe('the direction of imports', () => {
  it('sees the source', () => {
    assert.ok(imports.length > 50, `only ${imports.length} imports were found; is the pattern still right?`);
    for (const file of files)
      assert.notEqual(rank(layerOf(file)), -1, `${relative(source, file)} is in no known layer`);
  });

  it('goes from the command line down to the language, never up', () => {
    const wrong = imports.filter(({ from, specifier }) => {
      if (!specifier.startsWith('.')) return false;
      return rank(layerOf(resolve(dirname(from), specifier))) > rank(layerOf(from));
    });
    assert.deepEqual(wrong.map(show), []);
  });

  it('keeps the editor and Node out of the core', () => {
    const wrong = imports.filter(
      ({ from, specifier }) => pure.has(layerOf(from)) && (specifier === 'vscode' || specifier.startsWith('node:')),
    );
    assert.deepEqual(wrong.map(show), []);
  });

  it('lets only the extension know the editor, and keeps it apart from the command line', () => {
    const wrong = imports.filter(
      ({ from, specifier }) =>
        (specifier === 'vscode' && layerOf(from) !== 'extension') ||
        (layerOf(from) === 'cli' && specifier.includes('/extension/')),
    );
    assert.deepEqual(wrong.map(show), []);
  });

  it('keeps the clock, chance and the network out of the core', () => {
    const wrong = files.filter(
      (file) => pure.has(layerOf(file)) && forbiddenInCore.some((pattern) => pattern.test(text.get(file) ?? '')),
    );
    assert.deepEqual(
      wrong.map((file) => relative(source, file)),
      [],
    );
  });

  it('has no network code and no telemetry anywhere, for Node or for a browser', () => {
    const wrong = imports.filter(({ specifier }) => /^node:(http|https|http2|net|tls|dgram|dns)$/.test(specifier));
    assert.deepEqual(wrong.map(show), []);
    const asking =
      /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bimportScripts\(|\bcreateTelemetryLogger\b/;
    assert.deepEqual(
      files.filter((file) => asking.test(text.get(file) ?? '')).map((file) => relative(source, file)),
      [],
    );
  });
});
