/** The worker's day as the extension has it: asked for when a view is first looked at, then brought up to date as the server tells of changes. */
import * as vscode from 'vscode';
import { DUE_CHANGED_NOTIFICATION, MY_DAY_REQUEST, type MyDayParams, type MyDayResult } from '../../server/protocol.ts';
import { type Day, dayOf } from '../../views/my-day/day.ts';
import { type InScope, scopeOf } from '../../views/my-day/scope.ts';
import type { CaseSummary, Colleague, Scope } from '../../views/my-day/types.ts';
import type { CaseRecordClient } from '../client.ts';
import { workerHere } from '../worker.ts';

/** `asleep` until somebody looks; `stopped` and `failed` before there was a first answer. */
export type DayState = 'asleep' | 'looking' | 'stopped' | 'failed' | 'ready';

const SCOPE_KEY = 'caseRecord.myDay.scope';
const SCOPES: readonly Scope[] = ['mine', 'team', 'all'];

/** What it asks of the client. */
type Asked = Pick<CaseRecordClient, 'askWatched' | 'hear' | 'onRestart'>;

export class DayModel implements vscode.Disposable {
  readonly #starting: Promise<Asked>;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #progressed = new vscode.EventEmitter<string | undefined>();
  readonly #cases = new Map<string, CaseSummary>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #people: readonly Colleague[] = [];
  #records = 0;
  #revision: number | undefined;
  #state: DayState = 'asleep';
  #asking: Promise<void> | undefined;
  #askAgain: MyDayParams | undefined;
  #stopping: vscode.CancellationTokenSource | undefined;
  #day: Day | undefined;
  #isHearing = false;
  /** Called after anything that the views show is another. */
  readonly onDidChange = this.#changed.event;
  /** How far a look at all records is, in words; undefined at its end. */
  readonly onDidProgress = this.#progressed.event;

  constructor(starting: Promise<Asked>, memory: vscode.Memento) {
    this.#starting = starting;
    this.#memory = memory;
    this.#subscriptions.push(
      this.#changed,
      this.#progressed,
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('caseRecord.worker')) this.#showAnew();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refreshIfAwake()),
      // The day may have gone by while the window was not looked at.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.refreshIfAwake();
      }),
    );
  }

  get state(): DayState {
    return this.#state;
  }
  get people(): readonly Colleague[] {
    return this.#people;
  }
  /** How many records there are. */
  get records(): number {
    return this.#records;
  }
  get cases(): Iterable<CaseSummary> {
    return this.#cases.values();
  }
  /** The id of whoever works here, as the setting has it. */
  get worker(): string | undefined {
    return workerHere();
  }
  /** Whose cases are shown: everybody's while it isn't known who works here. */
  get scope(): Scope {
    return this.worker === undefined ? 'all' : this.chosenScope;
  }
  get chosenScope(): Scope {
    const told = this.#memory.get(SCOPE_KEY);
    return SCOPES.find((scope) => scope === told) ?? 'mine';
  }
  get inScope(): InScope {
    return scopeOf(this.scope, this.worker, this.#people);
  }
  get day(): Day {
    this.#day ??= dayOf(this.#cases.values(), this.inScope);
    return this.#day;
  }

  async show(scope: Scope): Promise<void> {
    await this.#memory.update(SCOPE_KEY, scope);
    this.#showAnew();
  }

  /** Looks for the first time; later calls wait for that look, and a stopped one is not begun again by itself. */
  async wake(): Promise<void> {
    if (this.#state === 'asleep') await this.refresh();
    else await this.#asking;
  }

  /** Whether there is a day: looked for where nobody has looked, or where the last look was stopped or failed, which was said then. */
  async ready(): Promise<boolean> {
    if (this.#state === 'stopped' || this.#state === 'failed') await this.refresh();
    else await this.wake();
    return this.#state === 'ready';
  }

  refreshIfAwake(): void {
    if (this.#state === 'ready') void this.refresh();
  }

  /** Asks for what changed; with `afresh` every file is looked at. */
  refresh(params: MyDayParams = {}): Promise<void> {
    if (this.#asking !== undefined) {
      this.#askAgain = { ...this.#askAgain, ...params };
      return this.#asking;
    }
    this.#asking = this.#ask(params).finally(() => {
      this.#asking = undefined;
      const again = this.#askAgain;
      this.#askAgain = undefined;
      if (again !== undefined) void this.refresh(again);
    });
    return this.#asking;
  }

  /** Stops a look at all records; what was looked at is not looked at again. */
  stop(): void {
    this.#askAgain = undefined;
    this.#stopping?.cancel();
  }

  dispose(): void {
    this.stop();
    for (const each of this.#subscriptions) each.dispose();
  }

  async #ask(params: MyDayParams): Promise<void> {
    const wasReady = this.#state === 'ready';
    const stopping = new vscode.CancellationTokenSource();
    this.#stopping = stopping;
    if (!wasReady) this.#become('looking');
    try {
      const client = await this.#starting;
      this.#hear(client);
      // A server that was started again counts from nothing: what it calls a revision is another one than ours.
      const since = this.#revision === undefined || params.afresh === true ? {} : { since: this.#revision };
      const asked = { ...params, ...since };
      const result = await client.askWatched<MyDayResult>(MY_DAY_REQUEST, asked, stopping.token, ({ message }) => {
        this.#progressed.fire(message);
      });
      if (result !== undefined) this.#take(result);
      this.#become(result !== undefined || wasReady ? 'ready' : 'stopped');
    } catch (error) {
      this.#become(wasReady ? 'ready' : 'failed');
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('What is due could not be looked at: {0}', why));
    } finally {
      this.#progressed.fire(undefined);
      stopping.dispose();
      if (this.#stopping === stopping) this.#stopping = undefined;
    }
  }

  #hear(client: Asked): void {
    if (this.#isHearing) return;
    this.#isHearing = true;
    this.#subscriptions.push(
      client.hear(DUE_CHANGED_NOTIFICATION, () => this.refreshIfAwake()),
      // It remembers nothing of what it told, and would tell of no change.
      client.onRestart(() => {
        if (this.#state === 'ready') void this.refresh({ afresh: true });
      }),
    );
  }

  #take({ revision, whole, cases, gone, people, records }: MyDayResult): void {
    if (whole) this.#cases.clear();
    for (const uri of gone) this.#cases.delete(uri);
    for (const each of cases) this.#cases.set(each.uri, each);
    this.#revision = revision;
    this.#people = people;
    this.#records = records;
  }

  #become(state: DayState): void {
    this.#state = state;
    this.#showAnew();
  }

  #showAnew(): void {
    this.#day = undefined;
    this.#changed.fire();
  }
}
