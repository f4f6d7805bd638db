/** The suites as one file for the extension host: under Node, or in a web worker, where Node's assertions and mocha are what their packages have for browsers. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Its package says that it is a module, which this file of it isn't: bundled by its address, it would put itself in the place of what the suite exports. */
const mochaForBrowsers = readFileSync(`${root}node_modules/mocha/mocha.js`, 'utf8');

/** What a browser has in place of Node's modules, and of mocha, which there gives its class to the world. */
const BROWSER_MODULES: Readonly<Record<string, string>> = {
  'node:assert/strict': "module.exports = require('assert/').strict;",
  'node:util': "module.exports = require('util/');",
  mocha: `${mochaForBrowsers}\nmodule.exports = globalThis.Mocha;`,
};

const browserModules: Plugin = {
  name: 'browser-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:.*|mocha)$/ }, ({ path }) =>
      path in BROWSER_MODULES ? { path, namespace: 'in-browser' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'in-browser' }, ({ path }) => ({
      contents: BROWSER_MODULES[path] ?? '',
      resolveDir: root,
    }));
  },
};

const underNode: BuildOptions = { platform: 'node', target: 'node20', external: ['vscode', 'mocha'] };
const inBrowser: BuildOptions = {
  platform: 'browser',
  target: 'es2022',
  external: ['vscode'],
  // The package of `util` asks for the one while it is loaded, that of `assert` for the other to say what differs.
  define: { 'process.env.NODE_DEBUG': 'undefined', 'process.stderr': 'undefined' },
  plugins: [browserModules],
};

/** Writes `outfile`, a module that exports `run`. */
export async function bundleSuite(host: 'node' | 'web worker', outfile: string): Promise<void> {
  await build({
    ...(host === 'node' ? underNode : inBrowser),
    entryPoints: [`${root}test/vscode/suite/index.ts`],
    outfile,
    bundle: true,
    format: 'cjs',
    logLevel: 'warning',
  });
}
