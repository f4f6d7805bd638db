/** Takes the picture of docs/report.md: the first page of the report on the example team, in a real browser. `tsx scripts/report-picture.ts [FILE]`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../src/cli/run.ts';
import { startBrowser } from './vscode/browser.ts';
import { installHost } from './vscode/host.ts';

const target = process.argv[2] ?? 'docs/images/report.png';
const folder = mkdtempSync(join(tmpdir(), 'case-record-report-'));
const page = join(folder, 'report.html');
try {
  const status = await run(['report', 'examples/riverside', '-o', page], {
    cwd: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => new Date(),
  });
  if (status !== 0) throw new Error('The report was not written.');
  const browser = await startBrowser(installHost(console.log));
  try {
    const shown = await browser.newPage({ viewport: { width: 1100, height: 1460 }, colorScheme: 'light' });
    await shown.goto(pathToFileURL(page).href);
    mkdirSync(dirname(target), { recursive: true });
    await shown.screenshot({ path: target });
  } finally {
    await browser.close();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
