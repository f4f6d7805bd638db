/** *Show preview*: the record for reading. */
import * as vscode from 'vscode';
import { PREVIEW_REQUEST, type PreviewParams, type PreviewResult } from '../../server/protocol.ts';
import { PREVIEW_STYLE } from '../../views/preview/style.ts';
import type { RecordView } from '../panel.ts';
import { PAGE_STYLE } from './page-style.ts';

export const previewView: RecordView = {
  viewType: 'caseRecord.preview',
  script: 'preview-page.js',
  style: PAGE_STYLE + PREVIEW_STYLE,
  isFollowing: true,
  title: (fileName) => vscode.l10n.t('Preview of {0}', fileName),
  words: () => ({
    nothing: vscode.l10n.t('There is nothing to show: this is no record.'),
    toolbar: vscode.l10n.t('What is shown'),
    findings: vscode.l10n.t('Show findings'),
  }),
  async load(client, uri) {
    const params: PreviewParams = { uri };
    const result = await client.ask<PreviewResult | null>(PREVIEW_REQUEST, params);
    return result === null ? undefined : { content: result.preview, places: result.places };
  },
};
