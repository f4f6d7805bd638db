/** How the records of a run stand: those that are kept are known again, those that are judged are learnt. */
import type { Policy } from '../policy/types.ts';
import type { JudgedCase } from '../views/report/types.ts';
import { keptStanding, type Standing, standingOf } from '../views/standing.ts';
import type { Uri } from '../workspace/types.ts';
import { isHeldByIds } from './kept-ids.ts';
import type { KeptStanding, KeptStandings } from './kept-standings.ts';
import { standingIn } from './standing-shape.ts';

export interface WantedStandings {
  /** Whether every file that is wanted is to have one; otherwise those have one that are judged anyway. */
  readonly ofAll: boolean;
  /** Whether the reasons for being late are wanted too. As words of a record they are not kept, so a record with any is judged. */
  readonly reasons: boolean;
  /** What was made before. */
  readonly before: KeptStandings;
}

/** How a record stands, as JSON: it holds no slice of the record's text, which would keep all of that in memory. */
export interface WrittenStanding {
  /** As it is kept; null where the record doesn't say whose it is. */
  readonly json: string;
  /** Whether it may be kept: no words stand in it where ids belong. */
  readonly isFit: boolean;
  /** With the words of the record that are not kept, where there are any. */
  readonly whole?: string;
}

export function writtenStanding(judged: JudgedCase | undefined): WrittenStanding {
  if (judged === undefined) return { json: 'null', isFit: true };
  const standing = standingOf(judged);
  const json = JSON.stringify(keptStanding(standing));
  const hasWords = standing.due.open.some(({ reason }) => reason !== undefined);
  return { json, isFit: isHeldByIds(standing, judged.config), ...(hasWords && { whole: JSON.stringify(standing) }) };
}

export class Standings {
  /** By file, where they are wanted of all; null where the file doesn't say whose record it is. */
  readonly all = new Map<Uri, Standing | null>();
  /** By the digest of a content: those of this run, to be kept. */
  readonly judged = new Map<string, KeptStanding>();
  readonly #wanted: WantedStandings | undefined;

  readonly #policy: Policy;

  constructor(wanted: WantedStandings | undefined, policy: Policy) {
    this.#wanted = wanted;
    this.#policy = policy;
  }

  /** Whether a file needn't be judged to know how it stands, or nobody asks. */
  know(uri: Uri, digest: string, context: string): boolean {
    if (this.#wanted?.ofAll !== true) return true;
    const kept = this.#wanted.before.get(digest);
    const standing = kept?.context === context ? standingIn(kept.json) : undefined;
    if (standing === undefined || !this.#isEnough(standing)) return false;
    this.all.set(uri, standing);
    return true;
  }

  /** A file was judged in such a context. Without a digest it is not to be kept. */
  learn(uri: Uri, digest: string | undefined, context: string, { json, isFit, whole }: WrittenStanding): void {
    if (digest !== undefined && isFit) this.judged.set(digest, { context, json });
    if (this.#wanted?.ofAll !== true) return;
    // From this very run: nobody else had it in hand.
    const standing: Standing | null = JSON.parse(whole ?? json);
    this.all.set(uri, standing);
  }

  #isEnough(standing: Standing | null): boolean {
    if (standing === null) return true;
    // What a pack of old called so is no timescale here: somebody else wrote this.
    if (!standing.due.open.every(({ timescale }) => this.#policy.timescale(timescale) !== undefined)) return false;
    return this.#wanted?.reasons !== true || !standing.due.open.some(({ reasoned }) => reasoned);
  }
}
