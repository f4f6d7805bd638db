/** A store of two records with the same action late in each, which is what its baseline lists. */
import { child, entry, Folder } from './command.ts';

const LATE = ['by: j.okafor', 'actions:', '  - what: Ring the school', '    who: j.okafor', '    due: 2026-03-11'];
/** A record with one action that is late. */
export const late = (id: string, more = ''): string => child(id, `${entry('2026-03-04 Case note', ...LATE)}${more}`);
/** The next day's entry, with the same action late once more. */
export const AGAIN = entry('2026-03-05 Case note', ...LATE);

/** What `lint --format json` says of a finding. */
export interface Finding {
  readonly rule: string;
  readonly record: string | null;
  readonly entry: string | null;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
}

/** The store, and `lint` with its `baseline.json`. */
export class BaselinedStore extends Folder {
  constructor() {
    super();
    this.write('.case-record/config.yaml', 'policies: [england]\n');
    this.write('north/a.case.md', late('CH-1'));
    this.write('north/b.case.md', late('CH-2'));
  }

  writeBaseline(...more: readonly string[]) {
    return this.run(['lint', '--write-baseline', 'baseline.json', ...more]);
  }

  lint(...more: readonly string[]) {
    return this.run(['lint', '--baseline', 'baseline.json', '--fail-on', 'warning', ...more]);
  }

  async found(...more: readonly string[]): Promise<readonly Finding[]> {
    return (JSON.parse((await this.lint('--format', 'json', ...more)).out) as { findings: Finding[] }).findings;
  }

  /** How many findings the baseline lists. */
  listed(): number {
    return (JSON.parse(this.read('baseline.json')) as { findings: unknown[] }).findings.length;
  }
}
