import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, openRecord, placeOf, replace } from './window.ts';

describe('completion', () => {
  /** Labels offered behind `typed`, which stands in the record for `before` meanwhile. */
  async function offered(before: string, typed: string): Promise<string[]> {
    const document = await openRecord(fileIn('amara.case.md'));
    await replace(document, before, typed);
    try {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        placeOf(document, typed, typed.length),
      );
      return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    } finally {
      await replace(document, typed, before);
    }
  }

  it('offers the types of entry after a heading', async () => {
    const labels = await offered('Settling in.\n', 'Settling in.\n\n## ');
    for (const type of ['Visit', 'Placement', 'Contact']) assert.ok(labels.includes(type), type);
    assert.ok(!labels.includes('Group supervision'));
  });

  it('offers fields not yet written, and codes', async () => {
    const fields = await offered('place: hme', 'be');
    assert.ok(fields.includes('bedroom-seen'));
    assert.ok(!fields.includes('seen'));
    assert.ok((await offered('type: U6', 'type: U')).includes('U1'));
  });
});
