/**
 * A worker's day, kept: of each record its part, worked out again only where something it depends on is another. The first question looks at all records;
 * from then on changes are told, and only what changed is read again. What is kept holds titles, dates and places, and no text of a record.
 */
import { ownCopy } from '../record/own-copy.ts';
import type { IsoDate } from '../record/types.ts';
import type { CaseSummary, Colleague } from '../views/my-day/types.ts';
import { isWithin } from '../workspace/record-files.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import { caseSummaryOf, colleaguesOf } from './features/my-day.ts';
import type { MyDayParams, MyDayResult } from './protocol.ts';
import { type CaseRecordService, canonical } from './service.ts';
import type { Watch } from './workspace-checks.ts';

interface Kept {
  /** The digest of the file's text; undefined where an editor held the record, which is asked again for nothing. */
  readonly content: string | undefined;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
  /** Undefined for a file that is no record, or says of nobody that it is theirs. */
  readonly summary: CaseSummary | undefined;
  /** When it last became another. */
  readonly revision: number;
}

interface Surroundings {
  readonly service: CaseRecordService;
  readonly files: FileAccess;
  folders(): readonly Uri[];
  today(): IsoDate;
}

export class MyDay {
  readonly #around: Surroundings;
  readonly #kept = new Map<Uri, Kept>();
  /** Records that are no longer there, with the revision in which they went. */
  readonly #gone = new Map<Uri, number>();
  /** Records to be looked at again, though the rest is known. */
  readonly #changed = new Set<Uri>();
  #revision = 0;
  #told = 0;
  /** What all records were last looked at for; undefined where they are to be looked at again. */
  #lookedAt: string | undefined;
  /** Counts changes of settings: what was looked at before one is to be looked at again. */
  #round = 0;
  /** One answer after another: two at once would look at the same records twice. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(around: Surroundings) {
    this.#around = around;
    around.service.onAffected((uris) => {
      // The text is the same: what others share with it isn't.
      for (const uri of uris.map(canonical)) this.#forget(uri);
    });
  }

  /** Counts what it was told. */
  get changes(): number {
    return this.#told;
  }

  /** A record's text, in the editor or on disk, may be another now; undefined for settings, on which everything depends. */
  changed(uri: Uri | undefined): void {
    this.#told += 1;
    if (uri === undefined) {
      this.#lookedAt = undefined;
      this.#round += 1;
    } else this.#changed.add(canonical(uri));
  }

  /** What became another since the revision that the client has; all of it where it has none. */
  answer(params: MyDayParams, watch: Watch): Promise<MyDayResult> {
    const next = this.#last.then(() => this.#answer(params, watch));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #answer({ since, afresh = false }: MyDayParams, watch: Watch): Promise<MyDayResult> {
    const wanted = JSON.stringify([this.#around.today(), ...this.#around.folders()]);
    if (afresh || wanted !== this.#lookedAt) await this.#lookAtAll(wanted, watch);
    else await this.#lookAtChanged(watch);
    const from = since !== undefined && since <= this.#revision ? since : undefined;
    const workspaces = new Map<Workspace, IsoDate>();
    const cases: CaseSummary[] = [];
    for (const { summary, workspace, asOf, revision } of this.#kept.values()) {
      workspaces.set(workspace, asOf);
      if (summary !== undefined && (from === undefined || revision > from)) cases.push(summary);
    }
    return {
      revision: this.#revision,
      whole: from === undefined,
      cases,
      gone: from === undefined ? [] : [...this.#gone].filter(([, revision]) => revision > from).map(([uri]) => uri),
      people: peopleOf(workspaces),
      records: this.#kept.size,
    };
  }

  async #lookAtAll(wanted: string, watch: Watch): Promise<void> {
    const { service, files, folders } = this.#around;
    const round = this.#round;
    // Stopped or failed, it begins again with the next question: nothing that changed is lost.
    this.#lookedAt = undefined;
    const all = new Set<Uri>();
    for (const folder of folders()) for (const uri of await files.records(folder)) all.add(uri);
    for (const uri of service.openRecords) all.add(canonical(uri));
    for (const uri of [...this.#kept.keys()]) if (!all.has(uri)) this.#drop(uri);
    let done = 0;
    for (const uri of all) {
      if (watch.isCancelled()) return;
      await this.#lookNow(uri);
      done += 1;
      watch.progress(done, all.size);
    }
    await this.#lookAtChanged(watch);
    if (round === this.#round) this.#lookedAt = wanted;
  }

  /** Looking at one may show that another depends on it: the list can grow meanwhile, and ends, as the same text changes nothing twice. */
  async #lookAtChanged(watch: Watch): Promise<void> {
    for (const uri of this.#changed) {
      if (watch.isCancelled()) return;
      await this.#lookNow(uri);
    }
  }

  /** What changes while one is looked at is looked at again; so is one at which looking failed. */
  async #lookNow(uri: Uri): Promise<void> {
    this.#changed.delete(uri);
    try {
      await this.#look(uri);
    } catch (error) {
      this.#changed.add(uri);
      throw error;
    }
  }

  async #look(uri: Uri): Promise<void> {
    const { checks } = this.#around.service;
    const kept = this.#kept.get(uri);
    let isSame = false;
    const found = await checks.look(uri, ({ text, workspace, asOf }) => {
      isSame =
        kept?.workspace === workspace && kept.asOf === asOf && kept.content === this.#around.service.digest(text);
      return isSame;
    });
    if (isSame) return;
    if (found === undefined || !this.#isShown(uri)) return this.#drop(uri);
    const { text, record } = found;
    const summary = ownCopy(caseSummaryOf(record, uri));
    const before = this.#kept.get(uri);
    const isOther = before === undefined || JSON.stringify(before.summary) !== JSON.stringify(summary);
    if (isOther) this.#revision += 1;
    if (summary === undefined) this.#gone.set(uri, this.#revision);
    else this.#gone.delete(uri);
    this.#kept.set(uri, {
      content: text === undefined ? undefined : this.#around.service.digest(text),
      workspace: record.workspace,
      asOf: record.asOf,
      summary,
      revision: isOther ? this.#revision : before.revision,
    });
  }

  /** Whether it is in a folder of the window, or open. */
  #isShown(uri: Uri): boolean {
    const { service, folders } = this.#around;
    return (
      folders().some((folder) => isWithin(folder, uri)) || service.openRecords.some((open) => canonical(open) === uri)
    );
  }

  #drop(uri: Uri): void {
    if (!this.#kept.delete(uri)) return;
    this.#revision += 1;
    this.#gone.set(uri, this.#revision);
  }

  /** Judged again at the next question, even where its text is the same. */
  #forget(uri: Uri): void {
    const kept = this.#kept.get(uri);
    if (kept !== undefined) this.#kept.set(uri, { ...kept, content: undefined });
    this.#changed.add(uri);
  }
}

/** Each once: by the last workspace that names them, where several do. */
function peopleOf(workspaces: ReadonlyMap<Workspace, IsoDate>): Colleague[] {
  const people = new Map<string, Colleague>();
  for (const [workspace, asOf] of workspaces)
    for (const person of colleaguesOf(workspace, asOf)) people.set(person.id, person);
  return [...people.values()];
}
