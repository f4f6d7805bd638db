/** The pages that say why something is due: read-only documents made by the server when a lens is clicked. */
import * as vscode from 'vscode';
import { EXPLANATION_REQUEST, EXPLANATION_SCHEME, type ExplanationTarget } from '../server/protocol.ts';
import type { CaseRecordClient } from './client.ts';

const changed = new vscode.EventEmitter<vscode.Uri>();

export function showExplanationPages(client: CaseRecordClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      const target = targetIn(uri);
      const markdown =
        target === undefined ? null : await client.ask<string | null>(EXPLANATION_REQUEST, target, token);
      return (
        markdown ??
        `${vscode.l10n.t('This is no longer due or waiting: the record has changed, or was closed, since you asked.')}\n`
      );
    },
  });
}

/** The page about a target; undefined for what is none. */
export function explanationPage(told: unknown): vscode.Uri | undefined {
  const target = targetOf(told);
  if (target === undefined) return undefined;
  const name = 'timescale' in target ? `${target.timescale} ${target.due}` : `${target.decision} ${target.entry}`;
  return vscode.Uri.from({
    scheme: EXPLANATION_SCHEME,
    path: `/${name.replace(/[/\\]/g, '-')}.md`,
    query: JSON.stringify(target),
  });
}

/** Makes a page anew that was made before and is still open. */
export function makeAnew(page: vscode.Uri): void {
  changed.fire(page);
}

function targetIn(page: vscode.Uri): ExplanationTarget | undefined {
  try {
    return targetOf(JSON.parse(page.query));
  } catch {
    // The address is not one of ours.
    return undefined;
  }
}

/** A lens tells what it is about; so may anyone else who calls the command. */
function targetOf(told: unknown): ExplanationTarget | undefined {
  if (typeof told !== 'object' || told === null || !('uri' in told) || typeof told.uri !== 'string') return undefined;
  const { uri } = told;
  if ('timescale' in told && 'opened' in told && 'due' in told) {
    const { timescale, opened, due } = told;
    if (typeof timescale === 'string' && typeof opened === 'string' && typeof due === 'string')
      return { uri, timescale, opened, due };
  }
  if ('decision' in told && 'entry' in told) {
    const { decision, entry } = told;
    if (typeof decision === 'string' && typeof entry === 'string') return { uri, decision, entry };
  }
  return undefined;
}
