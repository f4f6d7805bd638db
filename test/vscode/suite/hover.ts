import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, openRecord, placeOf } from './window.ts';

describe('hover', () => {
  async function hoverAt(text: string, into: number): Promise<string> {
    const document = await openRecord(fileIn('amara.case.md'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, text, into),
    );
    return hovers
      .flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
      .join('\n');
  }

  it('says what a type of entry is, and which deadlines hang on the entry', async () => {
    const text = await hoverAt('2026-01-09 15:30 Visit', 18);
    assert.match(text, /\*\*Visit\*\*/);
    assert.match(text, /Counted from here/);
    assert.match(text, /2010/);
  });

  it('says what a field is, and what a code means', async () => {
    assert.match(await hoverAt('provider: PR1', 2), /provider/i);
    assert.match(await hoverAt('status: C2', 9), /care order/i);
  });
});
