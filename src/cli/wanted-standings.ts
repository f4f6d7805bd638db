/** How the records of a run stand: those that are kept are known again, those that are judged are learnt. */
import type { Standing } from '../views/standing.ts';
import type { Uri } from '../workspace/types.ts';
import type { KeptStanding, KeptStandings } from './kept-standings.ts';
import { standingIn } from './standing-shape.ts';

export interface WantedStandings {
  /** Whether every file that is wanted is to have one; otherwise those have one that are judged anyway. */
  readonly ofAll: boolean;
  /** What was made before. */
  readonly before: KeptStandings;
}

export class Standings {
  /** By file, where they are wanted of all; null where the file doesn't say whose record it is. */
  readonly all = new Map<Uri, Standing | null>();
  /** By the digest of a content: those of this run, to be kept. */
  readonly judged = new Map<string, KeptStanding>();
  readonly #wanted: WantedStandings | undefined;

  constructor(wanted: WantedStandings | undefined) {
    this.#wanted = wanted;
  }

  /** Whether a file needn't be judged to know how it stands, or nobody asks. */
  know(uri: Uri, digest: string, context: string): boolean {
    if (this.#wanted?.ofAll !== true) return true;
    const kept = this.#wanted.before.get(digest);
    const standing = kept?.context === context ? standingIn(kept.json) : undefined;
    if (standing !== undefined) this.all.set(uri, standing);
    return standing !== undefined;
  }

  /** A file was judged. Without a digest it is not to be kept. */
  learn(uri: Uri, digest: string | undefined, kept: KeptStanding): void {
    if (digest !== undefined) this.judged.set(digest, kept);
    if (this.#wanted?.ofAll !== true) return;
    // From this very run: nobody else had it in hand. Parsed, it holds no slice of a text.
    const standing: Standing | null = JSON.parse(kept.json);
    this.all.set(uri, standing);
  }
}
