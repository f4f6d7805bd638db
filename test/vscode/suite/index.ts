/** Runs the suite inside VS Code's extension host: the harness loads this module and calls `run`. */
import { format } from 'node:util';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { SUITE_MARK } from '../../../scripts/vscode/suite.ts';
import { closeEverything, folders } from './window.ts';

/** Milliseconds after which no further test is begun: whoever waits for an answer that never comes costs half a minute, and what failed is to be told. */
const LONGEST_RUN = 240_000;

/** Rejects where a test fails, which the host turns into its exit code. */
export async function run(): Promise<void> {
  // The harness tells our lines from VS Code's own by their mark.
  Mocha.reporters.Base.consoleLog = (...args) => say(format(...args));
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  const isHostile = folders().some(({ uri }) => uri.path.endsWith('/hostile'));
  if (!isHostile) {
    // The first looks at the window before anything of ours is awake.
    await import('./activation.ts');
    await import('./untitled.ts');
  }
  if (isHostile) {
    await import('./hostile.ts');
  } else if (folders().length === 0) {
    await import('./no-folder.ts');
    await import('./my-day.ts');
  } else {
    await import('./diagnostics.ts');
    await import('./hover.ts');
    await import('./completion.ts');
    await import('./fixes.ts');
    await import('./outline.ts');
    await import('./reading.ts');
    await import('./writing.ts');
    await import('./settings-folder.ts');
    await import('./templates.ts');
    // Before the command that checks the folders, after which what is made in them is shown whatever the setting.
    await import('./lint-by-itself.ts');
    await import('./commands.ts');
    await import('./report.ts');
    await import('./journey.ts');
    await import('./record-pages.ts');
    await import('./my-day.ts');
  }
  if (folders().length > 1) await import('./multi-root.ts');
  if (!vscode.workspace.isTrusted && !isHostile) await import('./restricted.ts');
  for (const suite of mocha.suite.suites) suite.afterAll('closes what it opened', closeEverything);
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      clearTimeout(stopping);
      if (isLate) reject(new Error(`The suites were stopped after ${LONGEST_RUN / 1000} s.`));
      else if (failures > 0) reject(new Error(`${failures} of the tests failed.`));
      else resolve();
    });
    let isLate = false;
    const stopping = setTimeout(() => {
      isLate = true;
      runner.abort();
    }, LONGEST_RUN);
  });
}

function say(text: string): void {
  for (const line of text.split('\n')) console.log(SUITE_MARK + line);
}
