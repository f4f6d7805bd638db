import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { JudgedRecord } from '../../../src/server/judged-record.ts';
import { Unhurried } from '../../../src/server/unhurried.ts';
import { childRecord, openInEditor } from './editor.ts';

const NEVER = new CancellationTokenSource().token;
const TEXT = childRecord('## 2026-03-04 Visit', '', 'Words.', '');
const PUT = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'x' };

function codeOf(answer: unknown): number | undefined {
  return answer instanceof ResponseError ? answer.code : undefined;
}

describe('questions that nobody waits for', () => {
  const opened = () => {
    const { service, uri } = openInEditor(TEXT);
    const asked: string[] = [];
    const feature = (name: string) => (record: JudgedRecord) => {
      asked.push(name);
      return `${name} ${record.document.version}`;
    };
    return { service, uri, asked, feature, unhurried: new Unhurried(service) };
  };

  it('are answered in their order, behind what was asked in a hurry after them', async () => {
    const { service, uri, asked, feature, unhurried } = opened();
    const answers = ['outline', 'folds'].map((name) => unhurried.ask(uri, NEVER, feature(name), ''));
    await service.ask(uri, feature('completion'), '');
    assert.deepEqual(await Promise.all(answers), ['outline 1', 'folds 1']);
    assert.deepEqual(asked, ['completion', 'outline', 'folds']);
  });

  it('are refused without work where the text has changed, and answered where only another record has', async () => {
    const { service, uri, asked, feature, unhurried } = opened();
    const before = unhurried.ask(uri, NEVER, feature('before'), '');
    service.change(uri, 2, [PUT]);
    const after = unhurried.ask(uri, NEVER, feature('after'), '');
    service.open('file:///team/other.case.md', 1, TEXT);
    assert.equal(codeOf(await before), LSPErrorCodes.ContentModified);
    assert.equal(await after, 'after 2');
    assert.deepEqual(asked, ['after']);
  });

  it('are dropped when they are taken back', async () => {
    const { uri, asked, feature, unhurried } = opened();
    const source = new CancellationTokenSource();
    const dropped = unhurried.ask(uri, source.token, feature('dropped'), '');
    source.cancel();
    assert.equal(codeOf(await dropped), LSPErrorCodes.RequestCancelled);
    assert.equal(await unhurried.ask(uri, NEVER, feature('next'), ''), 'next 1');
    assert.deepEqual(asked, ['next']);
  });

  it('go on after an error of ours, which is told to whoever asked', async () => {
    const { uri, feature, unhurried } = opened();
    const failed = unhurried.ask(
      uri,
      NEVER,
      () => {
        throw new Error('ours');
      },
      '',
    );
    const next = unhurried.ask(uri, NEVER, feature('next'), '');
    await assert.rejects(failed, /ours/);
    assert.equal(await next, 'next 1');
  });

  it('get nothing about a record that is not open', async () => {
    const { uri, feature, unhurried, service } = opened();
    service.close(uri);
    assert.equal(await unhurried.ask(uri, NEVER, feature('closed'), 'nothing'), 'nothing');
  });
});
