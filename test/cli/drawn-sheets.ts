/** Work sheets of a case audit as they are drawn, of three children, to be filled in and filed. */
import { child, entry, Folder } from './command.ts';

/** An audit that is filled in. */
export const audit = (day = '2026-03-20', ...more: readonly string[]): string =>
  `${entry(`${day} Case audit`, 'by: q.sterne', 'auditor: q.sterne', 'grade: good', 'family-view: It helped.', ...more)}### Strengths\n\nSeen every week.\n`;
/** A sheet with this below its line. */
export const sheetOf = (id: string, text: string): string => `# Case audit of ${id}\n\nWhat to do.\n\n---\n\n${text}`;
/** The entries of each child's record. */
export const OPEN =
  entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-05 Allocation', 'worker: j.okafor', 'team: east');

/** The records of the three children in `records`, and their sheets in `q1`. */
export class DrawnSheets extends Folder {
  static async draw(): Promise<DrawnSheets> {
    const drawn = new DrawnSheets().write('.case-record/config.yaml', 'teams: {east: {name: East}}\n');
    for (const at of [1, 2, 3]) drawn.write(`records/${at}.case.md`, child(`CH-${at}`, OPEN));
    await drawn.run(['audit', 'sample', 'records', '--n', '3', '--seed', '7', '--out', 'q1']);
    return drawn;
  }

  /** `audit file`. */
  file(...args: readonly string[]) {
    return this.run(['audit', 'file', ...args]);
  }

  fillIn(id: string, text = audit()): this {
    return this.write(`q1/AUDIT-${id}.md`, sheetOf(id, text));
  }

  record(at: number): string {
    return this.read(`records/${at}.case.md`);
  }

  records(): readonly string[] {
    return [1, 2, 3].map((at) => this.record(at));
  }
}
