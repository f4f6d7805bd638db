/** The records of a child's brothers and sisters, judged: few, small, and read again only where their text is another. */
import type { Sibling } from '../lint/fixes/sibling-visit.ts';
import type { Judgement } from '../lint/types.ts';
import { DEFAULT_LIMITS } from '../record/parse.ts';
import type { IsoDate } from '../record/types.ts';
import { judgeRecord } from '../workspace/judge.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import type { JudgedRecord } from './judged-record.ts';

/** More than any family has on one visit. */
const MOST = 12;

interface Kept {
  readonly text: string;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
  readonly judgement: Judgement;
}

export class SiblingRecords {
  readonly #files: FileAccess;
  readonly #kept = new Map<Uri, Kept>();

  constructor(files: FileAccess) {
    this.#files = files;
  }

  /** Those whom the record names in `siblings`, and those with whom it shares entries. */
  async of({ judgement, workspace, asOf }: JudgedRecord): Promise<readonly Sibling[]> {
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
      const other = await this.#judged(uri, workspace, asOf);
      const name = other?.record.frontMatter?.fields?.value.name;
      if (other) siblings.push({ id, name: typeof name === 'string' ? `${name} (${id})` : id, judgement: other });
    }
    // Only the last family that was asked after is kept.
    for (const uri of this.#kept.keys()) if (!seen.has(uri)) this.#kept.delete(uri);
    return siblings;
  }

  async #judged(uri: Uri, workspace: Workspace, asOf: IsoDate): Promise<Judgement | undefined> {
    const file = await this.#files.read(uri, DEFAULT_LIMITS.recordLength);
    if (!('text' in file)) return undefined;
    const kept = this.#kept.get(uri);
    if (kept?.text === file.text && kept.workspace === workspace && kept.asOf === asOf) return kept.judgement;
    const judgement = judgeRecord(workspace, file.text, asOf);
    this.#kept.set(uri, { text: file.text, workspace, asOf, judgement });
    return judgement;
  }
}
