/** What axe, the judge of how open a page is to everybody, says of a page: in a browser, or in a webview of VS Code. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** As far as it is read here. */
interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

export interface Fault {
  /** Of impact serious or critical. */
  readonly isSerious: boolean;
  /** The rule, its impact, and the pieces of the page that break it. */
  readonly words: string;
}

/** Judges a page where it stands: scripts must run in it. */
export async function faultsIn(page: Pick<Frame, 'evaluate'>): Promise<readonly Fault[]> {
  await page.evaluate(axe);
  const answer = await page.evaluate('axe.run().then(({ violations }) => JSON.stringify(violations))');
  const violations: readonly Violation[] = JSON.parse(String(answer));
  return violations.map(({ id, impact, help, nodes }) => ({
    isSerious: impact === 'serious' || impact === 'critical',
    words: `${id} (${impact}): ${help}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('\n')}`,
  }));
}
