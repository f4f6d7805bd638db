/**
 * Writing at the desk with all that an editor asks after a keystroke: outline, folding, colours, lenses, hints, links, highlights, actions, the line in the
 * status bar. What each costs by itself, and how long findings and a completion take that are asked for in the middle of it.
 */
import type { Position } from 'vscode-languageserver-protocol';
import { LineIndex } from '../src/record/lines.ts';
import { RECORD_STATUS_REQUEST } from '../src/server/protocol.ts';
import type { BenchClient } from './server-client.ts';
import { median, percentile95 } from './throughput.ts';

const ROUNDS = 30;
const WARM_UP = 15;
/** Lines that an editor shows at once. */
const VISIBLE = 60;
/** A code is being typed in the middle of the record. */
const AFTER = '\nparticipation: ';
const KEY = 'P';

interface Request {
  readonly name: string;
  readonly method: string;
  params(resultId: string): object;
}

function burst(uri: string, cursor: Position): readonly Request[] {
  const textDocument = { uri };
  const line = Math.max(0, cursor.line - VISIBLE / 2);
  const visible = { start: { line, character: 0 }, end: { line: line + VISIBLE, character: 0 } };
  const here = { start: cursor, end: cursor };
  return [
    { name: 'outline', method: 'textDocument/documentSymbol', params: () => ({ textDocument }) },
    { name: 'folding', method: 'textDocument/foldingRange', params: () => ({ textDocument }) },
    {
      name: 'colours in view',
      method: 'textDocument/semanticTokens/range',
      params: () => ({ textDocument, range: visible }),
    },
    {
      name: 'colours, the difference',
      method: 'textDocument/semanticTokens/full/delta',
      params: (previousResultId) => ({ textDocument, previousResultId }),
    },
    { name: 'lenses', method: 'textDocument/codeLens', params: () => ({ textDocument }) },
    { name: 'hints in view', method: 'textDocument/inlayHint', params: () => ({ textDocument, range: visible }) },
    { name: 'links', method: 'textDocument/documentLink', params: () => ({ textDocument }) },
    {
      name: 'highlights',
      method: 'textDocument/documentHighlight',
      params: () => ({ textDocument, position: cursor }),
    },
    {
      name: 'actions at the cursor',
      method: 'textDocument/codeAction',
      params: () => ({ textDocument, range: here, context: { diagnostics: [] } }),
    },
    { name: 'line in the status bar', method: RECORD_STATUS_REQUEST, params: () => ({ uri }) },
  ];
}

/** Prints what each question costs when it is asked alone, in milliseconds, and what a keystroke costs with all of them. */
export async function withBurst(client: BenchClient, uri: string, text: string): Promise<void> {
  const offset = text.indexOf(AFTER, Math.floor(text.length / 2)) + AFTER.length;
  const cursor = new LineIndex(text).position(offset);
  const after = { line: cursor.line, character: cursor.character + KEY.length };
  const requests = burst(uri, after);
  let resultId = idOf((await client.request('textDocument/semanticTokens/full', { textDocument: { uri } })).answer);
  const ask = async ({ method, params }: Request): Promise<number> => {
    const { answer, spent } = await client.request(method, params(resultId));
    resultId = idOf(answer) || resultId;
    return spent;
  };

  const alone = new Map<string, number[]>(requests.map(({ name }) => [name, []]));
  for (let n = 0; n < WARM_UP + ROUNDS; n++) {
    await client.replace(uri, cursor, after, KEY);
    for (const request of requests) {
      const spent = await ask(request);
      if (n >= WARM_UP) alone.get(request.name)?.push(spent);
    }
  }
  console.log("\n  The editor's burst after a keystroke, each question alone:");
  for (const [name, times] of alone) row(name, times);
  row('together', sums([...alone.values()]));

  const times: Record<'findings' | 'completion' | 'all', number[]> = { findings: [], completion: [], all: [] };
  const position = after;
  let started: number | undefined;
  for (let n = 0; n < WARM_UP + ROUNDS; n++) {
    if (n === WARM_UP) started = await client.processor();
    const began = performance.now();
    const findings = client.replace(uri, cursor, after, KEY);
    const answers = requests.map(ask);
    const completion = client.request('textDocument/completion', { textDocument: { uri }, position });
    const spent = { findings: await findings, completion: (await completion).spent };
    await Promise.all(answers);
    if (n < WARM_UP) continue;
    times.findings.push(spent.findings);
    times.completion.push(spent.completion);
    times.all.push(performance.now() - began);
  }
  console.log("  The editor's burst all at once, and a completion asked for right behind it:");
  row('findings', times.findings, 50);
  row('completion', times.completion, 20);
  row('all of it', times.all);
  const ended = await client.processor();
  if (started !== undefined && ended !== undefined) row('processor', [(ended - started) / ROUNDS]);
  await client.replace(uri, cursor, after, '');
}

function row(name: string, times: readonly number[], limit?: number): void {
  const middle = median([...times]);
  const most = limit === undefined ? '' : `   at most ${limit}${middle > limit ? '   too slow' : ''}`;
  console.log(
    `  ${name.padEnd(34)}${middle.toFixed(1).padStart(12)}${percentile95(times).toFixed(1).padStart(10)}${most}`,
  );
}

function sums(lists: readonly (readonly number[])[]): number[] {
  return (lists[0] ?? []).map((_, n) => lists.reduce((sum, list) => sum + (list[n] ?? 0), 0));
}

/** The name of an answer about colours; empty for any other. */
function idOf(answer: unknown): string {
  const has = typeof answer === 'object' && answer !== null && 'resultId' in answer;
  return has && typeof answer.resultId === 'string' ? answer.resultId : '';
}
