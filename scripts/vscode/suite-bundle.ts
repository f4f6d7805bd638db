/** The suites as one file for the extension host: under Node, or in a web worker, where Node's assertions and mocha are what their packages have for browsers. */
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a browser has in place of Node's modules, and of mocha, which there gives its class to the world. */
const BROWSER_MODULES: Readonly<Record<string, string>> = {
  'node:assert/strict': "module.exports = require('assert/').strict;",
  'node:util': "module.exports = require('util/');",
  mocha: "require('mocha/mocha.js'); module.exports = globalThis.Mocha;",
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
  // The package of `util` asks for it while it is loaded.
  define: { 'process.env.NODE_DEBUG': 'undefined' },
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
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
