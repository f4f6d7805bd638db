/** The records of a child's brothers and sisters, judged as the editor or the disk has them: few, and judged again only where something in them is another. */
import type { Sibling } from '../lint/fixes/sibling-visit.ts';
import type { Judgement } from '../lint/types.ts';
import type { IsoDate } from '../record/types.ts';
import type { Uri, Workspace } from '../workspace/types.ts';
import type { JudgedRecord } from './judged-record.ts';
import type { WorkspaceCheck } from './workspace-checks.ts';

/** More than any family has on one visit. */
const MOST = 12;

interface Kept {
  readonly text: string;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
  /** The entries that others share with it. */
  readonly shared: string;
  readonly judgement: Judgement;
}

export class SiblingRecords {
  readonly #checks: Pick<WorkspaceCheck, 'look'>;
  readonly #kept = new Map<Uri, Kept>();

  constructor(checks: Pick<WorkspaceCheck, 'look'>) {
    this.#checks = checks;
  }

  /** Those whom the record names in `siblings`, and those with whom it shares entries. */
  async of({ judgement, workspace }: JudgedRecord): Promise<readonly Sibling[]> {
    const { record } = judgement;
    const named = record.frontMatter?.fields?.value.siblings;
    const ids = new Set<unknown>([
      ...(Array.isArray(named) ? named : [named]),
      ...workspace.linter.sharedBy(record).keys(),
      ...(record.id === undefined ? [] : workspace.sharedWith(record.id).map(({ ref }) => ref.record)),
    ]);
    const siblings: Sibling[] = [];
    const seen = new Set<Uri>();
    for (const id of ids) {
      const uri = typeof id === 'string' && id !== record.id ? workspace.find(id) : undefined;
      if (typeof id !== 'string' || uri === undefined || siblings.length === MOST) continue;
      seen.add(uri);
      const other = await this.#judged(id, uri);
      const name = other?.record.frontMatter?.fields?.value.name;
      if (other) siblings.push({ id, name: typeof name === 'string' ? `${name} (${id})` : id, judgement: other });
    }
    // Only the last family that was asked after is kept.
    for (const uri of this.#kept.keys()) if (!seen.has(uri)) this.#kept.delete(uri);
    return siblings;
  }

  /** An open record is never judged twice over one text: only what was read from a file is kept. */
  async #judged(id: string, uri: Uri): Promise<Judgement | undefined> {
    const kept = this.#kept.get(uri);
    let isSame = false;
    const found = await this.#checks.look(uri, ({ text, workspace, asOf }) => {
      isSame =
        kept?.text === text &&
        kept.workspace === workspace &&
        kept.asOf === asOf &&
        kept.shared === share(id, workspace);
      return isSame;
    });
    if (isSame) return kept?.judgement;
    if (found?.text === undefined) this.#kept.delete(uri);
    else {
      const { workspace, asOf, judgement } = found.record;
      this.#kept.set(uri, { text: found.text, workspace, asOf, shared: share(id, workspace), judgement });
    }
    return found?.record.judgement;
  }
}

function share(id: string, workspace: Workspace): string {
  return JSON.stringify(workspace.sharedWith(id));
}
