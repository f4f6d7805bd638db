/** What can be done about a finding, and at a place: code actions. */
import { CodeActionKind } from 'vscode-languageserver';
import { partAt } from '../../lint/fixes/place.ts';
import { isVisit } from '../../lint/fixes/sibling-visit.ts';
import { ruleDocumentation } from '../../rules/index.ts';
import {
  AT_PLACE,
  codeActionsOf,
  FIX_ALL,
  type FixClient,
  type FixQuestion,
  OPEN_RULE_PAGE,
} from '../features/fixes.ts';
import type { JudgedRecord } from '../judged-record.ts';
import { SiblingRecords } from '../siblings.ts';
import type { Client, Part, Serving } from './part.ts';

export const fixes: Part = {
  capabilities: (client) => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, AT_PLACE, FIX_ALL] },
    ...(canShowPages(client) && { executeCommandProvider: { commands: [OPEN_RULE_PAGE] } }),
  }),
  register: answerFixes,
};

/** Whether the client was given pages about rules, and shows what it is asked to. */
function canShowPages({ capabilities, options }: Client): boolean {
  return options.rulePages !== undefined && capabilities.window?.showDocument?.support === true;
}

function answerFixes({ connection, service, client, settings }: Serving): void {
  const siblings = new SiblingRecords(service.checks);

  connection.onCodeAction(async ({ textDocument: { uri }, range, context: { diagnostics, only } }) => {
    // A client without this takes commands alone, and a fix is no command.
    if (client().capabilities.textDocument?.codeAction?.codeActionLiteralSupport === undefined) return [];
    const question: FixQuestion = { range, diagnostics, only };
    // Reading a family's records takes a while, so that the text may be another by then: what is answered is of the text as it stands.
    const visit = await service.ask(uri, (record) => (asksForFamily(record, question) ? record : undefined), undefined);
    const family = visit ? await siblings.of(visit) : [];
    return service.ask(
      uri,
      (record) => {
        const isSame = visit === undefined || record.document.version === visit.document.version;
        return isSame ? codeActionsOf(record, question, fixClient(), family) : [];
      },
      [],
    );
  });

  connection.onExecuteCommand(async ({ command, arguments: [page] = [] }) => {
    const pages = client().options.rulePages;
    // Only a page of ours: the argument comes from outside.
    if (command !== OPEN_RULE_PAGE || typeof page !== 'string' || pages === undefined || !page.startsWith(pages))
      return;
    await connection.window.showDocument({ uri: page, takeFocus: true });
  });

  function fixClient(): FixClient {
    const { capabilities, options } = client();
    const edits = capabilities.workspace?.workspaceEdit;
    const { worker } = settings();
    return {
      snippets: edits?.snippetEditSupport === true,
      versions: edits?.documentChanges === true,
      ...(worker !== undefined && { worker }),
      rulePage: (rule) =>
        canShowPages(client()) && options.rulePages !== undefined
          ? options.rulePages + ruleDocumentation(rule)
          : undefined,
    };
  }
}

/** Whether the cursor stands in a visit, and what may be done at a place is asked for. */
function asksForFamily(record: JudgedRecord, { range, only }: FixQuestion): boolean {
  if (only !== undefined && !only.some((kind) => kind === '' || AT_PLACE === kind || AT_PLACE.startsWith(`${kind}.`))) {
    return false;
  }
  return isVisit(partAt(record.judgement.record, record.document.offsetAt(range.start)));
}
