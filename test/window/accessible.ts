/** What axe says of a page of a webview, in it where scripts may run in it, else in a copy. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import type { EditorWindow } from './editor-window.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

export interface Faults {
  /** Of impact serious or critical. */
  readonly serious: readonly string[];
  /** All others. */
  readonly lesser: readonly string[];
}

/** Judges a page that runs scripts where it stands. */
export async function faultsIn(frame: Frame): Promise<Faults> {
  await frame.evaluate(axe);
  return told(await frame.evaluate('axe.run().then(({ violations }) => JSON.stringify(violations))'));
}

/** Judges a page that may run no script, not even axe, by a copy with all that VS Code gave it: classes, colours, style. */
export async function faultsInCopy(editor: EditorWindow, frame: Frame): Promise<Faults> {
  const { markup, size } = await frame.evaluate(() => ({
    markup: document.documentElement.outerHTML,
    size: { width: window.innerWidth, height: window.innerHeight },
  }));
  const copy = await editor.blankPage(size);
  try {
    await copy.setContent(markup);
    await copy.evaluate(axe);
    return told(await copy.evaluate('axe.run().then(({ violations }) => JSON.stringify(violations))'));
  } finally {
    await copy.close();
  }
}

function told(answer: unknown): Faults {
  const violations: readonly Violation[] = JSON.parse(String(answer));
  const isSerious = ({ impact }: Violation): boolean => impact === 'serious' || impact === 'critical';
  const say = ({ id, impact, help, nodes }: Violation): string =>
    `${id} (${impact}): ${help}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('\n')}`;
  return {
    serious: violations.filter(isSerious).map(say),
    lesser: violations.filter((each) => !isSerious(each)).map(say),
  };
}
