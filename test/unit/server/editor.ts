/** A record in an editor, for tests: text with a mark where the cursor is, files in memory, a fixed day, and the real engine. */
import type { Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseIsoDate } from '../../../src/record/date.ts';
import { type CaseRecordService, createCaseRecordService } from '../../../src/server/service.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';

/** Where the cursor is. */
export const CURSOR = '‸';
export const FOLDER = 'file:///team';
export const RECORD = `${FOLDER}/amara.case.md`;

export interface Editor {
  readonly service: CaseRecordService;
  readonly uri: string;
  readonly text: string;
  readonly position: Position;
  readonly files: Map<string, string>;
}

/** Opens a record whose text holds the cursor's mark (or not). Other files may stand beside it. */
export function openInEditor(
  marked: string,
  others: Readonly<Record<string, string>> = {},
  today = '2026-03-20',
): Editor {
  const offset = Math.max(0, marked.indexOf(CURSOR));
  const text = marked.replace(CURSOR, '');
  const files = new Map(Object.entries({ [RECORD]: text, ...others }));
  const access = memoryFiles(files);
  const engine = standardEngine();
  const date = parseIsoDate(today);
  if (date === undefined) throw new Error(`${today} is no date`);
  const service = createCaseRecordService({
    files: access,
    workspaces: new Workspaces(access, engine),
    longestRecord: engine.longestRecord,
    today: () => date,
    rulePage: (rule) => `rule:/${rule}`,
  });
  service.open(RECORD, 1, text);
  const position = TextDocument.create(RECORD, 'case-record', 1, text).positionAt(offset);
  return { service, uri: RECORD, text, position, files };
}

/** A child's record with these entries. */
export function childRecord(...entries: readonly string[]): string {
  return ['---', 'record: child', 'id: CH-1042', 'name: Amara Bello', 'born: 2015-03-02', '---', '', ...entries].join(
    '\n',
  );
}

/** Entries of a child who is looked after since 5 January 2026. */
export const LOOKED_AFTER: readonly string[] = [
  ...['## 2026-01-05 Legal status', '', '```yaml', 'by: j.okafor', 'status: C2', 'need: N1', '```', ''],
  ...['## 2026-01-05 Placement', '', '```yaml', 'by: j.okafor', 'type: U6', 'provider: PR1', '```', ''],
];

/** Texts in which help is asked for and nothing may break. */
export const BROKEN: readonly string[] = [
  '',
  CURSOR,
  `---${CURSOR}`,
  `---\nrecord: ${CURSOR}`,
  `---\nrecord: child\nid: ${CURSOR}\n`,
  `# Notes\n\nNo record at all ${CURSOR}`,
  childRecord(`## ${CURSOR}`),
  childRecord(`## 2026-${CURSOR}`),
  childRecord(`## 2026-02-31 Vis${CURSOR}`),
  childRecord('## 2026-03-04 Visit', '', '```yaml', `by: [x${CURSOR}`, '', 'text'),
  childRecord('## 2026-03-04 Visit', '', '```yaml', 'seen: yes', `seen: no${CURSOR}`, '```'),
  childRecord('## 2026-03-04 Visit', '', '```yaml', `&a: *a${CURSOR}`, '```'),
  childRecord('## 2026-03-04 Vist', '', '```yaml', `se${CURSOR}`, '```'),
  childRecord('<<<<<<< HEAD', `## 2026-03-04 Visit${CURSOR}`, '=======', '>>>>>>> theirs'),
  `﻿${childRecord(`## 2026-03-04 Visit: 👪${CURSOR}`)}`,
  childRecord('## 2026-03-04 Visit', '', '```yaml', 'by: x', `se${CURSOR}`, '```').replaceAll('\n', '\r\n'),
  childRecord('## 2026-03-04 Visit', '', '```yaml', `${'- '.repeat(2_000)}${CURSOR}`, '```'),
  childRecord('## 2026-03-04 Visit', '', '```yaml', `${'{a: '.repeat(2_000)}${CURSOR}`, '```'),
  `\u0000\u0001${CURSOR}\ud800`,
];
