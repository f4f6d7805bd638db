/** How the programs are bundled, for the build and for tests of what is built. */
import type { BuildOptions, Plugin } from 'esbuild';

/** What all bundles have in common. */
export function sharedOptions(production: boolean): BuildOptions {
  return {
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: production,
    keepNames: false,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    // Its main file looks for its parts in a way that no bundler can follow; its modules don't.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  };
}

/** A package that has both forms is bundled as modules: what the other form asks for while it runs is not found in a bundle. */
const asModules: BuildOptions = { mainFields: ['module', 'main'] };

/** Packages written as CommonJS ask for Node's own modules by `require` and for their own place by `__filename`, which an ES module must be given. */
const requireForModules =
  "import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __toPath}from'node:url';const require=__createRequire(import.meta.url),__filename=__toPath(import.meta.url);";

/** The command line, in modules that it loads as it needs them. */
export function commandLine(production: boolean, outdir: string): BuildOptions {
  return {
    ...sharedOptions(production),
    ...asModules,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir,
    chunkNames: 'cli-[hash]',
    format: 'esm',
    splitting: true,
    banner: { js: requireForModules },
  };
}

/** Where anything asks for Node, these builds fail: a browser has no such modules. */
const inBrowser: BuildOptions = {
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  // Packages that have a form for pages have another for workers, which have no document.
  conditions: ['worker'],
};

/** What makes the report, and the agenda of a supervision, are files of their own beside the server's, which are read when somebody asks: drawing takes a large library. */
const pagesApart: Plugin = {
  name: 'pages-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:report|agenda)-page\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import'
        ? { path: path.includes('report') ? './report.cjs' : './agenda.cjs', external: true }
        : undefined,
    );
  },
};

/** The language server as the extension starts it, under Node and in a web worker, and what it reads only when it is needed. */
export function languageServer(production: boolean, outdir: string): BuildOptions {
  return {
    ...sharedOptions(production),
    ...inBrowser,
    entryPoints: {
      'server-core': 'src/server/core.ts',
      report: 'src/server/report-page.ts',
      agenda: 'src/server/agenda-page.ts',
    },
    outdir,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    plugins: [pagesApart],
    // `import` of a file takes an address, which a worker made from text does not have: it hands in its own `require`.
    supported: { 'dynamic-import': false },
    // A library would build on the address of the worker, which can be one that is no address of a page.
    define: { 'self.location': 'undefined' },
  };
}

/** The server's program is a file beside the one that starts it under Node. */
const coreApart: Plugin = {
  name: 'core-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/core\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './server-core.cjs', external: true },
    );
  },
};

/** What starts the language server in a process of its own. */
export function serverProcess(production: boolean, outdir: string): BuildOptions {
  return {
    ...sharedOptions(production),
    ...asModules,
    entryPoints: { server: 'src/server/process-main.ts' },
    outdir,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    plugins: [coreApart],
  };
}

/** The extension under Node. */
export function extension(production: boolean, outdir: string): BuildOptions {
  return {
    ...sharedOptions(production),
    entryPoints: { extension: 'src/extension/node-main.ts' },
    outdir,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
  };
}

/** The extension in a browser. */
export function browserExtension(production: boolean, outdir: string): BuildOptions {
  return {
    ...sharedOptions(production),
    ...inBrowser,
    entryPoints: { browser: 'src/extension/browser-main.ts' },
    outdir,
    format: 'cjs',
    external: ['vscode'],
  };
}

/** The scripts of the pages that the extension shows in editor tabs. Each stands alone in its page. */
export function pages(production: boolean, outdir: string): BuildOptions {
  return {
    ...sharedOptions(production),
    platform: 'browser',
    target: 'es2022',
    entryPoints: {
      'journey-page': 'src/extension/pages/journey/journey-page.ts',
      'preview-page': 'src/extension/pages/preview-page.ts',
      'chronology-page': 'src/extension/pages/chronology-page.ts',
    },
    outdir,
    format: 'iife',
    // A page may load nothing but its script: no map beside it.
    sourcemap: false,
  };
}
