/** *Chronology*: the significant events of a record, as a table and as a document to keep. */
import * as vscode from 'vscode';
import { CHRONOLOGY_REQUEST, type ChronologyParams, type ChronologyResult } from '../../server/protocol.ts';
import { CHRONOLOGY_STYLE } from '../../views/chronology/style.ts';
import type { Asking } from '../client.ts';
import type { RecordView } from '../panel.ts';
import { PAGE_STYLE } from './page-style.ts';

export const chronologyView: RecordView = {
  viewType: 'caseRecord.chronology',
  script: 'chronology-page.js',
  style: PAGE_STYLE + CHRONOLOGY_STYLE,
  title: (fileName) => vscode.l10n.t('Chronology of {0}', fileName),
  words: () => ({
    nothing: vscode.l10n.t(
      'There is no chronology to show: this is no record, or it does not say whose it is. Its findings say more.',
    ),
    toolbar: vscode.l10n.t('What is shown'),
    all: vscode.l10n.t('Every entry'),
    document: vscode.l10n.t('Open as Markdown'),
  }),
  async load(client, uri) {
    const result = await ask(client, { uri, all: true });
    return result === null ? undefined : { content: result.chronology, places: result.places };
  },
  async act(client, uri, act) {
    if (act !== 'document' && act !== 'document-all') return false;
    const result = await ask(client, { uri, all: act === 'document-all', document: true });
    if (result?.markdown === undefined) return false;
    // A new document that is no file yet: whoever asked for it says where it is kept, and nothing is written over.
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: result.markdown });
    await vscode.window.showTextDocument(document);
    return true;
  },
};

function ask(client: Asking, params: ChronologyParams): Promise<ChronologyResult | null> {
  return client.ask<ChronologyResult | null>(CHRONOLOGY_REQUEST, params);
}
