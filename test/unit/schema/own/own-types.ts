/** Workspaces in memory with entry types of their own, for tests. */
import assert from 'node:assert/strict';
import { parseIsoDate } from '../../../../src/record/date.ts';
import type { Finding } from '../../../../src/rules/types.ts';
import { judgeRecord } from '../../../../src/workspace/judge.ts';
import { memoryFiles } from '../../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../../src/workspace/open.ts';
import { standardEngine } from '../../../../src/workspace/standard-engine.ts';
import type { Workspace } from '../../../../src/workspace/types.ts';

const ROOT = 'file:///team';
const engine = standardEngine();

/** The text of a file of an entry type, or what to write into it. */
export type TypeFile = string | object;

/** A workspace with these files under `.case-record/entries/`, by the id of the type. */
export function withTypes(
  types: Readonly<Record<string, TypeFile>>,
  others: Readonly<Record<string, string>> = {},
): Promise<Workspace> {
  const files = new Map(Object.entries(others).map(([name, text]) => [`${ROOT}/${name}`, text]));
  for (const [id, type] of Object.entries(types)) {
    files.set(
      `${ROOT}/.case-record/entries/${id}.schema.json`,
      typeof type === 'string' ? type : JSON.stringify(type, null, 2),
    );
  }
  return new Workspaces(memoryFiles(files), engine).at(ROOT);
}

/** What is said of the files of a workspace: `name:text at fault: message`. */
export async function faultsOfType(id: string, type: TypeFile): Promise<readonly string[]> {
  const text = typeof type === 'string' ? type : JSON.stringify(type, null, 2);
  const { problems } = await withTypes({ [id]: text });
  return problems.map((problem) => {
    assert.ok('uri' in problem);
    assert.ok(problem.uri.endsWith(`/${id}.schema.json`));
    return `${problem.rule.replace('policy/', '')} ${text.slice(problem.span.start, problem.span.end)}: ${problem.message}`;
  });
}

/** The findings of rules `schema/…` and `record/…` on one entry of a child's record, with the text they stand on. */
export function findingsOn(workspace: Workspace, heading: string, ...fields: readonly string[]): readonly string[] {
  const text = [
    '---',
    'record: child',
    'id: CH-1',
    'name: Ada Test',
    'born: 2015-01-01',
    '---',
    '',
    `## ${heading}`,
    '',
    '```yaml',
    ...fields,
    '```',
    '',
  ].join('\n');
  const day = parseIsoDate('2026-03-20') ?? assert.fail();
  const { findings } = judgeRecord(workspace, text, day);
  const about = ({ rule }: Finding) => /^(?:schema|record)\//u.test(rule);
  return findings
    .filter(about)
    .map(({ rule, span, message }) => `${rule} ${text.slice(span.start, span.end)}: ${message}`);
}
