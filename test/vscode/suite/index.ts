/** Runs the suite inside VS Code's extension host: the harness loads this module and calls `run`. */
import { format } from 'node:util';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { SUITE_MARK } from '../../../scripts/vscode/suite.ts';
import { hearOfFiles, putBack, rememberFiles } from './as-it-was.ts';
import { closeEverything, folders, isVirtual } from './window.ts';

/** Milliseconds after which no further test is begun: whoever waits for an answer that never comes costs half a minute, and what failed is to be told. */
const LONGEST_RUN = 240_000;

/** Rejects where a test fails, which the host turns into its exit code. */
export async function run(): Promise<void> {
  // The harness tells our lines from VS Code's own by their mark.
  Mocha.reporters.Base.consoleLog = (...args) => say(format(...args));
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  // A window of several folders may have none at first: the file that names them is read like any other.
  if (vscode.workspace.workspaceFile !== undefined && folders().length === 0) await foldersToCome();
  const isHostile = folders().some(({ uri }) => uri.path.endsWith('/hostile'));
  if (!isHostile) {
    hearOfFiles();
    mocha.suite.afterEach('puts back what was there', putBack);
    // As on the desktop. In a browser VS Code saves by itself, and what is saved can't be taken back by reverting.
    await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
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
    await import('./prepare-supervision.ts');
    await import('./journey.ts');
    await import('./record-pages.ts');
    await import('./my-day.ts');
  }
  if (isVirtual()) await import('./virtual.ts');
  if (folders().length > 1) await import('./multi-root.ts');
  if (!vscode.workspace.isTrusted && !isHostile) await import('./restricted.ts');
  for (const suite of mocha.suite.suites) {
    // After the suite has made what its tests have in common.
    if (!isHostile) suite.beforeAll('looks at what is there', rememberFiles);
    suite.afterAll('closes what it opened', closeEverything);
  }
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

function foldersToCome(): Promise<void> {
  return new Promise((resolve, reject) => {
    vscode.workspace.onDidChangeWorkspaceFolders(() => resolve());
    const why = new Error('VS Code opened a workspace with none of its folders.');
    setTimeout(() => reject(why), 20_000);
  });
}

function say(text: string): void {
  for (const line of text.split('\n')) console.log(SUITE_MARK + line);
}
