/** A worker's children and the first session with them, for the agendas of `supervision prepare`. */
import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

export const TEAM = 'people:\n  j.okafor: {name: Joy Okafor, team: east}\n  m.patel: {name: Meera Patel}\n';
export const allocated = entry('2026-01-05 Allocation', 'worker: j.okafor', 'team: east');
export const referral = entry(
  '2026-01-05 Referral',
  'from: 2A',
  'decision: {outcome: assessment, by: m.patel, on: 2026-01-05, rationale: So.}',
);
export const plan = entry('2026-01-12 Child protection plan', 'category: NEG');
export const inCare = entry('2026-02-02 Legal status', 'status: C2') + entry('2026-02-02 Placement', 'type: U6');
export const supervision = (worker: string, entries = ''): string =>
  `---\nrecord: supervision\nid: SUP-${worker}\nworker: ${worker}\nsupervisor: m.patel\nstarted: 2025-12-01\nstage: experienced\n---\n\n${entries}`;
export const session = (date: string, cases: string, ...more: string[]): string =>
  entry(`${date} Supervision`, `cases: [${cases}]`, ...more);
export const action = (...fields: string[]): string => `actions: [{${fields.join(', ')}}]`;

/** Five children, of whom three are on the list of j.okafor, and a session that spoke of two of them. */
export const supervisedTeam = (): Folder =>
  new Folder()
    .write('.case-record/config.yaml', TEAM)
    .write('children/a.case.md', child('CH-1', referral + allocated))
    .write('children/b.case.md', child('CH-2', referral + allocated + plan))
    .write('children/c.case.md', child('CH-3', referral + allocated + inCare))
    .write('children/d.case.md', child('CH-4', referral + entry('2026-01-05 Allocation', 'worker: a.else')))
    .write('children/e.case.md', child('CH-5', referral + allocated + entry('2026-02-20 Closure', 'reason: RC8')))
    .write('sup.case.md', supervision('j.okafor', session('2026-03-04', 'CH-1, CH-2')));

/** What stands under a heading of the second or third level. */
export const under = (page: string, title: string): string =>
  page.split(/^#{2,3} /mu).find((part) => part.startsWith(title)) ?? assert.fail(`no ${title} in ${page}`);
