/** Runs a compiled mocha suite inside the extension host of a real VS Code and passes its output on. */
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import type { RunningServer } from './server.ts';

export interface SuiteRun {
  readonly server: RunningServer;
  readonly browser: Browser;
  /** Absolute path or address of the folder or `.code-workspace` to open; absent for a window with no folder. */
  readonly workspace?: string;
  /** Absolute path of the extension's folder (its package.json). */
  readonly extension: string;
  /** Absolute path of the compiled suite, which exports `run(): Promise<void>`. */
  readonly suite: string;
  readonly log: (line: string) => void;
  /** Milliseconds after which the suite counts as failed. */
  readonly timeout: number;
}

/** What the suite puts before each line of its own; VS Code's own lines come the same way. */
export const SUITE_MARK = '[suite] ';

/** Lines of VS Code's own that are shown where the suite does not end by itself. */
const lastWords = 40;

/** Runs the suite. Gives the exit code: 0 where everything passed. A suite that never starts is an error that says so. */
export async function runSuite(options: SuiteRun): Promise<number> {
  const { server, browser } = options;
  const page = await browser.newPage();
  const opened = performance.now();
  let began: number | undefined;
  try {
    const finished = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    const others: string[] = [];
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      for (const line of format(...args).split('\n')) {
        if (line.startsWith(SUITE_MARK)) {
          began ??= performance.now();
          options.log(line.slice(SUITE_MARK.length));
        } else others.push(line);
      }
    });
    await page.goto(address(options), { waitUntil: 'commit' });
    try {
      const code = await Promise.race([finished, tooLate(options.timeout)]);
      const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
      options.log(
        `  (${seconds(opened, began ?? opened)} s until the first test, then ${seconds(began ?? opened, performance.now())} s)`,
      );
      return code;
    } catch (error) {
      for (const line of others.slice(-lastWords)) options.log(line);
      throw error;
    }
  } finally {
    await page.close();
  }

  function address({ workspace, extension, suite }: SuiteRun): string {
    const remote = `vscode-remote://localhost:${server.port}`;
    const payload = [
      ['extensionDevelopmentPath', `${remote}${extension}`],
      ['extensionTestsPath', `${remote}${suite}`],
      ['skipWelcome', 'true'],
    ];
    const open =
      workspace === undefined
        ? 'ew=true'
        : `${workspace.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${workspace}`;
    return `http://localhost:${server.port}/?${open}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  }
}

function tooLate(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Error(`The suite in VS Code did not finish in ${milliseconds / 1000} s: it may never have started.`),
        ),
      milliseconds,
    );
    timer.unref();
  });
}
