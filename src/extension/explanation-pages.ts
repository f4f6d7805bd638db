/** The pages that say why something is due: read-only documents made by the server when a lens is clicked. */
import * as vscode from 'vscode';
import { jsonIn } from '../schema/plain-data.ts';
import {
  EXPLANATION_REQUEST,
  EXPLANATION_SCHEME,
  type ExplanationParams,
  type ExplanationTarget,
} from '../server/protocol.ts';
import type { CaseRecordClient } from './client.ts';

const changed = new vscode.EventEmitter<vscode.Uri>();

export function showExplanationPages(client: CaseRecordClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri, token) {
      const target = targetIn(uri);
      const markdown =
        target === undefined ? null : await client.ask<string | null>(EXPLANATION_REQUEST, asked(target), token);
      return (
        markdown ??
        `${vscode.l10n.t('This is no longer due or waiting. It may have been done, or the record may have changed.')}\n`
      );
    },
  });
}

/** Shows why something is due, to be read by eye or aloud; gives the address of the page. A page that is still open is made anew. */
export async function showExplanation(target: ExplanationTarget): Promise<vscode.Uri> {
  const page = vscode.Uri.from({
    scheme: EXPLANATION_SCHEME,
    path: `/${target.title.replace(/[/\\]/g, '-')}.md`,
    query: JSON.stringify(target),
  });
  changed.fire(page);
  // VS Code's own preview makes it readable; where that was switched off, the page is read as text.
  if (vscode.extensions.getExtension('vscode.markdown-language-features') === undefined)
    await vscode.window.showTextDocument(page, { preview: true });
  else await vscode.commands.executeCommand('markdown.showPreview', page);
  return page;
}

function asked({ uri, key }: ExplanationTarget): ExplanationParams {
  return { uri, key };
}

function targetIn(page: vscode.Uri): ExplanationTarget | undefined {
  return targetOf(jsonIn(page.query));
}

/** A lens tells what it is about; so may anyone else who calls the command. Undefined for what is nothing that can be explained. */
export function targetOf(told: unknown): ExplanationTarget | undefined {
  if (typeof told !== 'object' || told === null || !('uri' in told && 'key' in told && 'title' in told))
    return undefined;
  const { uri, key, title } = told;
  if (typeof uri !== 'string' || typeof key !== 'string' || typeof title !== 'string') return undefined;
  return { uri, key, title };
}
