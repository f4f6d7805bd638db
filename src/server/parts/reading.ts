/** What helps to read a record: hover, outline, folding. */
import { foldingOf } from '../features/folding.ts';
import { hoverOf } from '../features/hover.ts';
import { nameHover } from '../features/hover-name.ts';
import { settingsHover } from '../features/settings-help.ts';
import { symbolsOf } from '../features/symbols.ts';
import { openRecord, surroundingsOf } from './finding-places.ts';
import type { Part } from './part.ts';

export const reading: Part = {
  capabilities: () => ({ hoverProvider: true, documentSymbolProvider: true, foldingRangeProvider: true }),
  register(serving) {
    const { connection, service, unhurried, settingsFile } = serving;
    const around = surroundingsOf(serving);
    connection.onHover(async ({ textDocument: { uri }, position }) => {
      const file = await settingsFile(uri);
      if (file) return settingsHover(file.document, file.document.offsetAt(position), file.workspace);
      const said = await service.ask(uri, (record) => hoverOf(record, position), null);
      const read = said === null ? await openRecord(service, uri) : undefined;
      if (read === undefined) return said;
      return nameHover(read, read.document.offsetAt(position), around);
    });
    connection.onDocumentSymbol(({ textDocument: { uri } }, token) => unhurried.ask(uri, token, symbolsOf, []));
    connection.onFoldingRanges(({ textDocument: { uri } }, token) => unhurried.ask(uri, token, foldingOf, []));
  },
};
