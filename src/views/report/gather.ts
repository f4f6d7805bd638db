/** Counts the figures over many records, one record at a time. Keeps no text and no journey. */
import { PERSON_ID } from '../../record/ids.ts';
import type { IsoDate } from '../../record/types.ts';
import { isTeamId } from '../../workspace/holder.ts';
import { severityUnder } from '../../workspace/severity.ts';
import type { Workspace, WorkspaceConfig } from '../../workspace/types.ts';
import { grouped } from '../grouped.ts';
import { type CountedCase, type CountedThing, countedCase } from './counted-case.ts';
import { FIGURES } from './figures.ts';
import { firstDay, monthOf, monthsTo } from './months.ts';
import type {
  Counted,
  Figure,
  FigureResult,
  JudgedCase,
  Month,
  PartName,
  Ratio,
  RecordPlace,
  TeamReport,
  WorkerLoad,
} from './types.ts';

/** Gathers what the figures count. */
export class ReportGathering {
  readonly #figures: readonly Figure[];
  readonly #counted = new Map<Figure, Counted[]>();
  readonly #parts = new Map<Figure, Map<string, PartName>>();
  readonly #ids: string[] = [];
  readonly #open: string[] = [];
  readonly #places = new Map<string, RecordPlace>();
  readonly #elsewhere = new Map<object, RecordPlace>();
  readonly #twice = new Set<string>();
  readonly #configs = new Set<WorkspaceConfig>();
  /** Workers and teams that records name by other words than an id, in the order in which they came. */
  readonly #workersWithoutId = new Map<string, string>();
  readonly #teamsWithoutId = new Map<string, string>();
  readonly #unlistedTeams = new Set<string>();
  readonly #faulty = new Set<WorkspaceConfig>();
  readonly #days = new Set<IsoDate>();
  #uncounted = 0;

  constructor(figures: readonly Figure[] = FIGURES) {
    this.#figures = figures;
    for (const figure of figures) {
      this.#counted.set(figure, []);
      this.#parts.set(figure, new Map());
    }
  }

  /** Counts a record. */
  add(judged: JudgedCase, place: RecordPlace): void {
    this.count(countedCase(judged, this.#figures), judged.config, place);
  }

  /** Adds what was counted in a record, now or before. */
  count({ id, asOf, open, figures }: CountedCase, config: WorkspaceConfig, place: RecordPlace): void {
    this.#ids.push(id);
    const again = this.#places.has(id);
    if (again) this.#twice.add(id);
    else this.#places.set(id, place);
    this.#configs.add(config);
    this.#days.add(asOf);
    if (open) this.#open.push(id);
    const byId = new Map(figures.map((figure) => [figure.id, figure]));
    for (const figure of this.#figures) {
      const found = byId.get(figure.id);
      if (found === undefined) continue;
      const counted = this.#counted.get(figure);
      for (const thing of found.counted) {
        const one = { record: id, ...thing, worker: this.#workerIn(thing), team: this.#teamIn(thing, config) };
        counted?.push(one);
        if (again) this.#elsewhere.set(one, place);
      }
      const parts = this.#parts.get(figure);
      for (const [part, name] of found.parts) if (!parts?.has(part)) parts?.set(part, name);
    }
  }

  #workerIn({ worker }: CountedThing): string | undefined {
    return worker === undefined || PERSON_ID.test(worker) ? worker : standIn(worker, this.#workersWithoutId);
  }

  #teamIn({ team }: CountedThing, config: WorkspaceConfig): string | undefined {
    if (team === undefined || config.teams.has(team)) return team;
    const told = isTeamId(team, config) ? team : standIn(team, this.#teamsWithoutId);
    if (config.teams.size > 0) this.#unlistedTeams.add(told);
    return told;
  }

  /** Takes note of the workspace of a record: true the first time that something is found to be wrong in its settings. */
  governedBy({ config, problems }: Pick<Workspace, 'config' | 'problems'>): boolean {
    if (this.#faulty.has(config) || !problems.some(({ severity }) => severity === 'error')) return false;
    this.#faulty.add(config);
    return true;
  }

  /** A record that can't be counted. */
  leaveOut(): void {
    this.#uncounted += 1;
  }

  /** The whole picture; `asOf` where no record was counted. */
  report(fallback: IsoDate, showNames: boolean): TeamReport {
    const days = [...this.#days].sort(byText);
    const asOf = days.at(-1) ?? fallback;
    const months = monthsTo(asOf);
    const teamNames = new Map<string, string>();
    const workerNames = new Map<string, string>();
    for (const { teams, people } of this.#configs) {
      for (const { id, name } of teams.values()) {
        const known = teamNames.get(id);
        // Two workspaces that mean different teams by one id: the reader is to see it.
        if (known === undefined) teamNames.set(id, name);
        else if (!known.split(' / ').includes(name)) teamNames.set(id, `${known} / ${name}`);
      }
      if (showNames) for (const { id, name } of people.values()) workerNames.set(id, name);
    }
    const results = this.#figures.map((figure) => this.#result(figure, months));
    const loads = results.find(({ figure }) => figure.kind === 'load');
    const allLoads = loads === undefined ? [] : workerLoads(loads.counted, [...this.#configs]);
    return {
      asOf,
      from: firstDay(asOf),
      months,
      days,
      records: this.#ids.length,
      uncounted: this.#uncounted,
      workspaces: this.#configs.size,
      switchedOff: this.#switchedOff(),
      unlistedTeams: [...this.#unlistedTeams].sort(byText),
      faultySettings: this.#faulty.size,
      twice: [...this.#twice].sort(byText),
      ids: this.#ids.sort(byText),
      open: this.#open.sort(byText),
      results: results.map((result) => (result === loads ? withOverloaded(result, allLoads) : result)),
      loads: allLoads,
      teamNames,
      workerNames,
      places: this.#places,
      elsewhere: this.#elsewhere,
    };
  }

  #switchedOff(): TeamReport['switchedOff'] {
    return this.#figures.flatMap((figure) => {
      if (figure.kind !== 'stock' || figure.rule === undefined) return [];
      const { rule } = figure;
      const workspaces = [...this.#configs].filter(({ rules }) => !severityUnder(rules, rule, 'warning')).length;
      return workspaces === 0 ? [] : [{ figure, rule, workspaces }];
    });
  }

  #result(figure: Figure, months: readonly Month[]): FigureResult {
    const first = months[0] ?? '';
    const counted = (this.#counted.get(figure) ?? [])
      .filter(({ on }) => figure.kind !== 'share' || (on !== undefined && monthOf(on) >= first))
      .sort(byRecord);
    const names = this.#parts.get(figure);
    const share = figure.kind === 'share';
    const byMonth = (some: readonly Counted[]): readonly Ratio[] => {
      if (!share) return [];
      const groups = grouped(some, ({ on }) => (on === undefined ? undefined : monthOf(on)));
      return months.map((month) => ratio(groups.get(month) ?? []));
    };
    return {
      figure,
      ...ratio(counted),
      most: mostDays(counted),
      teams: sorted(grouped(counted, ({ team }) => team)).map(([team, some]) => ({
        team,
        ...ratio(some),
        most: mostDays(some),
        months: byMonth(some),
      })),
      months: byMonth(counted),
      parts: sorted(grouped(counted, ({ part }) => part)).flatMap(([part, some]) =>
        part === undefined ? [] : [{ part, name: names?.get(part), ...ratio(some) }],
      ),
      listed: counted.filter((one) => isListed(figure, one)).sort(byDays),
      counted,
    };
  }
}

/** The words that stand where an id belongs, as a name, stay in the record: one is told from another by a number. */
function standIn(words: string, others: Map<string, string>): string {
  const known = others.get(words) ?? `not an id (${others.size + 1})`;
  others.set(words, known);
  return known;
}

/** Whether a thing that was counted is to be looked at: what was not on time, or what stands as it should not. */
function isListed({ kind }: Figure, { counts }: Counted): boolean {
  return kind === 'share' ? !counts : counts;
}

/** Children by worker: those above their limit first, by how much, and then those with most children. */
function workerLoads(counted: readonly Counted[], configs: readonly WorkspaceConfig[]): readonly WorkerLoad[] {
  const loads: WorkerLoad[] = [];
  for (const [worker, children] of grouped(counted, (one) => one.worker)) {
    if (worker === undefined) continue;
    const person = configs.map(({ people }) => people.get(worker)).find((found) => found !== undefined);
    const team = person?.team ?? children[0]?.team;
    const perWorker = configs
      .map(({ teams }) => teams.get(team ?? ''))
      .find((found) => found !== undefined)?.caseloadLimit;
    const fte = person?.fte ?? 1;
    const limit =
      person?.caseloadLimit ?? (perWorker === undefined ? undefined : Math.round(perWorker * fte * 100) / 100);
    loads.push({ worker, team, fte, children: children.length, limit });
  }
  return loads.sort((a, b) => above(b) - above(a) || b.children - a.children || byText(a.worker, b.worker));
}

function above(load: WorkerLoad): number {
  return isOverLimit(load) ? load.children - (load.limit ?? 0) : 0;
}

export function isOverLimit({ children, limit }: WorkerLoad): boolean {
  return limit !== undefined && children > limit;
}

/** Children whom workers above their limit hold are the numerator of the caseload. */
function withOverloaded(result: FigureResult, loads: readonly WorkerLoad[]): FigureResult {
  const over = new Set(loads.filter(isOverLimit).map(({ worker }) => worker));
  const counted = result.counted.map((one) => ({ ...one, counts: one.worker !== undefined && over.has(one.worker) }));
  const teams = sorted(grouped(counted, ({ team }) => team)).map(([team, some]) => ({
    team,
    ...ratio(some),
    most: undefined,
    months: [],
  }));
  return { ...result, ...ratio(counted), teams, counted, listed: [] };
}

function ratio(counted: readonly Counted[]): Ratio {
  let numerator = 0;
  for (const { counts } of counted) if (counts) numerator += 1;
  return { numerator, denominator: counted.length };
}

function mostDays(counted: readonly Counted[]): number | undefined {
  let most: number | undefined;
  for (const { counts, days } of counted) if (counts && days !== undefined && days > (most ?? -1)) most = days;
  return most;
}

/** Groups in the order of their keys; the one without a key last. */
function sorted<T>(groups: ReadonlyMap<string | undefined, T>): [string | undefined, T][] {
  return [...groups].sort(([a], [b]) => Number(a === undefined) - Number(b === undefined) || byText(a ?? '', b ?? ''));
}

function byRecord(a: Counted, b: Counted): number {
  return (
    byText(a.record, b.record) ||
    byText(a.on ?? '', b.on ?? '') ||
    byText(a.part ?? '', b.part ?? '') ||
    byText(a.entry ?? '', b.entry ?? '')
  );
}

function byDays(a: Counted, b: Counted): number {
  return (b.times ?? 0) - (a.times ?? 0) || (b.days ?? 0) - (a.days ?? 0) || byRecord(a, b);
}

/** By code unit: the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
