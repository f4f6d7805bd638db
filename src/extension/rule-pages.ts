/** The pages about rules, to which the rule id of a finding links: read-only documents made by the server. */
import * as vscode from 'vscode';
import { RULE_PAGE_REQUEST, RULE_SCHEME, type RulePageResult } from '../server/protocol.ts';
import type { CaseRecordClient } from './client.ts';

export function showRulePages(client: CaseRecordClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, {
    async provideTextDocumentContent(uri, token) {
      const page = uri.path.replace(/^\//, '');
      const markdown = await client.ask<RulePageResult>(RULE_PAGE_REQUEST, { page }, token);
      const none = vscode.l10n.t(
        'No rule has this page. The rules of this workspace may have changed since the finding was made.',
      );
      return markdown ?? `${none}\n`;
    },
  });
}
