/** The command line as a process of its own. */
import { fileURLToPath } from 'node:url';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** What stands behind `node` where it is to run TypeScript. */
export const asSource: readonly string[] = ['--import', import.meta.resolve('tsx')];

/**
 * What stands behind `node`: the program as it is shipped, where the suite says that it has just been built; else from its source, which takes a second
 * longer to start.
 */
export const wholeProgram: readonly string[] =
  process.env.CASE_RECORD_BUILT === 'yes' ? [path('../../dist/cli.js')] : [...asSource, path('../../src/cli/main.ts')];

/** The same for a shell. */
export const wholeCommand = [process.execPath, ...wholeProgram].map((word) => `'${word}'`).join(' ');
