/** Four children of two teams who have been audited, one of them with a grade that there is not. */
import { child, entry, Folder } from './command.ts';

/** What `audit summary --format json` says. */
export interface SummaryJson {
  readonly rows: readonly {
    readonly team: string | null;
    readonly month: string;
    readonly audits: number;
    readonly grades: Readonly<Record<string, number>>;
    readonly moderated: number;
    readonly raised: number;
    readonly lowered: number;
  }[];
  readonly months: readonly { readonly month: string; readonly audits: number }[];
  readonly judgements: readonly {
    readonly about: string;
    readonly month: string;
    readonly grades: Readonly<Record<string, number>>;
  }[];
  readonly total: {
    readonly ungraded: number;
    readonly familyHeard: number;
    readonly actionsOpen: number;
    readonly actionsOverdue: number;
  };
  readonly audits: readonly {
    readonly record: string;
    readonly entry: string;
    readonly on: string;
    readonly judgements: readonly object[];
  }[];
  readonly sample?: {
    readonly audited: readonly string[];
    readonly waiting: readonly string[];
    readonly unknown: readonly string[];
  };
}

/** The entries of an open case, held by one worker of a team. */
export const open = (team: string, ...entries: string[]) =>
  entry('2025-11-03 Referral', 'from: 2A') +
  entry('2025-11-03 Allocation', 'worker: j.okafor', `team: ${team}`) +
  entries.join('');
/** A case audit of a day. */
export const audit = (date: string, ...fields: string[]) => entry(`${date} Case audit`, ...fields);

export class AuditedStore extends Folder {
  constructor() {
    super();
    this.write(
      'a.case.md',
      child(
        'CH-1',
        open(
          'east',
          audit('2026-01-15', 'grade: good'),
          audit('2026-02-10', 'grade: good', 'moderated-grade: inadequate', 'family-view: Zephyrine'),
        ),
      ),
    )
      .write(
        'b.case.md',
        child('CH-2', open('east', audit('2026-01-20', 'grade: requires-improvement', 'moderated-grade: good'))),
      )
      .write(
        'c.case.md',
        child(
          'CH-3',
          open(
            'west',
            audit(
              '2026-01-09',
              'grade: Excellent',
              'actions:',
              '  - {what: Zephyrine, who: j.okafor, due: 2026-02-01}',
              '  - {what: Zephyrine, who: j.okafor, due: 2026-05-01}',
              '  - {what: Zephyrine, done: 2026-02-01}',
            ),
          ),
        ),
      )
      .write(
        'd.case.md',
        child(
          'CH-4',
          open(
            'west',
            audit('2026-03-02', 'grade: good', 'moderated-grade: good'),
            entry('2026-03-10 Allocation', 'worker: a.else', 'team: east'),
          ),
        ),
      );
  }

  summary(...args: readonly string[]) {
    return this.run(['audit', 'summary', ...args]);
  }

  async json(...args: readonly string[]): Promise<SummaryJson> {
    return JSON.parse((await this.summary('--format', 'json', ...args)).out) as SummaryJson;
  }
}
