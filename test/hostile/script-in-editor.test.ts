/** Whatever a workspace calls its teams, types, rules and people is text in what an editor shows. */
import assert from 'node:assert/strict';
import {
  CompletionRequest,
  CompletionResolveRequest,
  DocumentSymbolRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol/node';
import { Client, Folder as ServedFolder } from '../server/client.ts';
import { FILES, faultsOfMarkdown, RECORD } from './script-workspace.ts';

describe('what a workspace calls things, in an editor', () => {
  let served: ServedFolder;
  let client: Client;
  before(async () => {
    served = new ServedFolder();
    for (const [name, content] of Object.entries(FILES)) served.write(name, content);
    served.write('a.case.md', RECORD);
    client = await Client.start([served.uri()]);
    await client.open(served.uri('a.case.md'), RECORD);
  });
  after(async () => {
    await client.stop();
    served.remove();
  });

  const places = () => {
    const lines = RECORD.split('\n');
    return lines.flatMap((line, number) =>
      [0, 3, Math.min(line.length, 12)].map((character) => ({ line: number, character })),
    );
  };

  it('is text in every hover', async () => {
    let seen = 0;
    for (const position of places()) {
      const hover = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: served.uri('a.case.md') },
        position,
      });
      if (hover === null) continue;
      const { contents } = hover;
      assert.ok(typeof contents === 'object' && 'value' in contents);
      if (contents.value.includes('alert')) seen += 1;
      assert.deepEqual(faultsOfMarkdown(contents.value), [], contents.value);
    }
    assert.ok(seen > 3, `${seen} hovers`);
  });

  it('is text in what completion says', async () => {
    let seen = 0;
    for (const position of places()) {
      const found = await client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri: served.uri('a.case.md') },
        position,
      });
      for (const item of Array.isArray(found) ? found : (found?.items ?? [])) {
        const { documentation } =
          item.documentation === undefined && item.data !== undefined
            ? await client.connection.sendRequest(CompletionResolveRequest.type, item)
            : item;
        if (documentation === undefined || typeof documentation === 'string' || documentation.kind === 'plaintext')
          continue;
        if (documentation.value.includes('alert')) seen += 1;
        assert.deepEqual(faultsOfMarkdown(documentation.value), [], documentation.value);
      }
    }
    assert.ok(seen > 0, `${seen} items`);
  });

  it('leaves the outline standing', async () => {
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri: served.uri('a.case.md') },
    });
    assert.ok((symbols ?? []).length > 0);
  });
});
