/** The engine of the programs, which tells of each record that is judged from the beginning: for tests of what is kept. */

import type { Engine } from '../../../src/workspace/engine.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';

/** `judged` is called with the id in the front matter, or `no id`. */
export function tellingEngine(judged: (id: string) => void): Engine {
  const standard = standardEngine();
  return {
    ...standard,
    createLinter: (options) => {
      const linter = standard.createLinter(options);
      return {
        ...linter,
        judge: (text, asOf, shared) => {
          judged(/^id: (.*)$/mu.exec(text)?.[1] ?? 'no id');
          return linter.judge(text, asOf, shared);
        },
      };
    },
  };
}
