/** What helps to read a record: hover, outline, folding. */
import { foldingOf } from '../features/folding.ts';
import { hoverOf } from '../features/hover.ts';
import { symbolsOf } from '../features/symbols.ts';
import type { Part } from './part.ts';

export const reading: Part = {
  capabilities: () => ({ hoverProvider: true, documentSymbolProvider: true, foldingRangeProvider: true }),
  register({ connection, service }) {
    connection.onHover(({ textDocument, position }) =>
      service.ask(textDocument.uri, (record) => hoverOf(record, position), null),
    );
    connection.onDocumentSymbol(({ textDocument }) => service.ask(textDocument.uri, symbolsOf, []));
    connection.onFoldingRanges(({ textDocument }) => service.ask(textDocument.uri, foldingOf, []));
  },
};
