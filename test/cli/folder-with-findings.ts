/** A small workspace in which lint finds something of everything: errors, warnings, information, faults of settings, files that can't be read. */
import type { LintReport } from '../../src/cli/lint-report.ts';
import { child, entry, Folder } from './command.ts';

const start = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6');
/** Its heading, its fields and its message each hold what one format or another takes for a sign of its own. */
const strange = entry('2026-02-03 Vis,it: <b>&"\'%25', '"=1+1<b>]]>&%0A::": x') + entry('2026-02-31 Nothing');

/** An action that is overdue, and a remark whose words and reason stay in the record. */
export const silenced = child(
  'CH-11',
  `## 2026-03-04 Case note

<!-- case-record-disable practice/action-overdue: Greenacre is closed (by m.patel, until 2026-04-12) -->

\`\`\`yaml
by: j.okafor
actions:
  - what: Ring the school
    who: j.okafor
    due: 2026-03-11
\`\`\`
`,
);

export function folderWithFindings(): Folder {
  return new Folder()
    .write(
      '.case-record/config.yaml',
      'teams:\n  east: {name: "East <team> & friends"}\npeople:\n  j.okafor: {name: Jo Okafor, team: east}\nunknown: 1\n',
    )
    .write('a.case.md', child('CH-1', entry('2026-03-01 Allocation', 'worker: j.okafor') + start))
    .write('b/50% off, <really>: & #1.case.md', child('CH-2', start + strange))
    .write('c.case.md', Uint8Array.of(0xff, 0xfe, 0x00))
    .write('d.case.md', child('CH-4'));
}

export async function lintedAs(folder: Folder, format: string, ...args: readonly string[]): Promise<string> {
  return (await folder.run(['lint', '--format', format, ...args])).out;
}

export async function reportOf(folder: Folder, ...args: readonly string[]): Promise<LintReport> {
  return JSON.parse(await lintedAs(folder, 'json', ...args)) as LintReport;
}
