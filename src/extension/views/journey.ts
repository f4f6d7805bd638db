/** *Show journey*: the child's journey on one axis of time. */
import * as vscode from 'vscode';
import { JOURNEY_REQUEST, type JourneyParams, type JourneyResult } from '../../server/protocol.ts';
import { EDITOR_STYLE } from '../../views/journey/style.ts';
import type { RecordView } from '../panel.ts';
import { PAGE_STYLE } from './page-style.ts';

export const journeyView: RecordView = {
  viewType: 'caseRecord.journey',
  script: 'journey-page.js',
  style: PAGE_STYLE + EDITOR_STYLE,
  title: (fileName) => vscode.l10n.t('Journey of {0}', fileName),
  words: () => ({
    nothing: vscode.l10n.t(
      'There is no journey to show: this is no record, or it does not say whose it is. Its findings say more.',
    ),
    toolbar: vscode.l10n.t('Days shown'),
    earlier: vscode.l10n.t('Earlier (Page Up)'),
    later: vscode.l10n.t('Later (Page Down)'),
    further: vscode.l10n.t('Zoom out (-)'),
    nearer: vscode.l10n.t('Zoom in (+)'),
    whole: vscode.l10n.t('Show all (0)'),
    wholeShort: vscode.l10n.t('All'),
    showing: vscode.l10n.t('{0} to {1}', '{0}', '{1}'),
    hint: vscode.l10n.t(
      'Arrow keys go from one to the next, Enter goes to the entry, + and - zoom, 0 shows all. The same facts stand in tables below.',
    ),
  }),
  async load(client, uri) {
    const params: JourneyParams = { uri };
    const result = await client.ask<JourneyResult | null>(JOURNEY_REQUEST, params);
    return result === null ? undefined : { content: result.timeline, places: result.places };
  },
};
