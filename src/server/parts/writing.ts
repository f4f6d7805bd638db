/** What helps to write one: completion. */
import { completionOf, TRIGGER_CHARACTERS } from '../features/completion.ts';
import { withoutPlaceholders } from '../features/plain-completion.ts';
import type { Part } from './part.ts';

export const writing: Part = {
  capabilities: () => ({ completionProvider: { triggerCharacters: [...TRIGGER_CHARACTERS] } }),
  register({ connection, service, client }) {
    connection.onCompletion(async ({ textDocument, position }) => {
      const items = await service.ask(textDocument.uri, (record) => completionOf(record, position), []);
      const takesSnippets = client().capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
      return takesSnippets ? items : items.map(withoutPlaceholders);
    });
  },
};
