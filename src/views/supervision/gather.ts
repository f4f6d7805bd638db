/** Gathers the agendas of supervision sessions over many records, one at a time. Keeps no journey, and no text unless it is asked for. */
import { packNumber } from '../../policy/pack-number.ts';
import type { Policy } from '../../policy/types.ts';
import { FILE_ID } from '../../record/ids.ts';
import type { IsoDate } from '../../record/types.ts';
import { text, timelineOf } from '../../rules/timeline.ts';
import { nearest } from '../../schema/suggest.ts';
import { heldCase } from '../../workspace/held-case.ts';
import { holderOf } from '../../workspace/holder.ts';
import { lastSpokenOf, notSpokenOf, type OnList, onList, SESSIONS, spokenOfIn } from '../../workspace/spoken-of.ts';
import type { Person, WorkspaceConfig } from '../../workspace/types.ts';
import { byText } from '../report/gather.ts';
import type { RecordPlace } from '../report/types.ts';
import { heldIn, type Standing } from '../standing.ts';
import { byRisk } from './by-risk.ts';
import { actionsIn, eachOnce, type OpenAction, type Shown } from './open-actions.ts';
import { placeAt, placeOf } from './places.ts';
import { notBegun, openDeadlines, pressing, waiting } from './pressing.ts';
import { risksOf } from './risks.ts';
import type { Agenda, AgendaChild, AgendaDeadline, Place, SupervisedRecord } from './types.ts';

/** A child before it is known what supervision said of it. */
interface Listed {
  readonly child: Omit<AgendaChild, 'discussed' | 'notDiscussedBy' | 'within' | 'actions'>;
  readonly actions: readonly OpenAction[];
  readonly held: OnList;
  readonly policy: Policy;
}

/** What the records say of one worker. */
class Gathered {
  readonly children = new Map<string, Listed>();
  readonly carried: OpenAction[] = [];
  readonly elsewhere: OpenAction[] = [];
  /** Of each supervision record: its last session and what its next one is due by. */
  readonly next: { readonly last: IsoDate | ''; readonly deadlines: readonly AgendaDeadline[] }[] = [];
  readonly records: Place[] = [];
  readonly sessions: IsoDate[] = [];
  readonly groups: IsoDate[] = [];
  /** The teams that a supervision record, and the cases that are held, say; for a worker whom no settings name. */
  readonly teams = new Set<string>();
  readonly supervisors = new Set<string>();
  /** Whom the last session, of whatever kind, named. */
  named: { readonly on: IsoDate | ''; readonly children: ReadonlySet<string> } = { on: '', children: new Set() };
  oneSided: Agenda['oneSided'];

  get isKnown(): boolean {
    return this.records.length > 0 || this.children.size > 0;
  }
}

export class AgendaGathering {
  readonly #showText: boolean;
  readonly #only: string | undefined;
  readonly #workers = new Map<string, Gathered>();
  /** By the id of a child: the days on which a session spoke of it. */
  readonly #spokenOf = new Map<string, IsoDate[]>();
  readonly #children = new Set<string>();
  readonly #people = new Map<string, Person>();
  readonly #teams = new Set<string>();
  readonly #configs = new Set<WorkspaceConfig>();
  #unread = 0;
  #asOf: IsoDate | undefined;

  /** `only`: the worker whose agenda is wanted; everybody's without it. */
  constructor(showText: boolean, only?: string) {
    this.#showText = showText;
    this.#only = only;
  }

  /** Looks at a record, whoever's it is: another worker's group supervision may have spoken of this worker's children. */
  add(judged: SupervisedRecord, place: RecordPlace): void {
    const { facts, asOf } = judged.journey;
    this.#meet(asOf, judged.config);
    if (facts.kind === 'supervision') this.#addSupervision(judged, place);
    else this.#addChild(judged, place);
  }

  /** A record of which nothing can stand on an agenda that is wanted, by how it stands. Never one of supervision, nor that of a child on such a list. */
  pass(standing: Standing, config: WorkspaceConfig): void {
    const { id, asOf } = standing.counted;
    this.#meet(asOf, config);
    this.#children.add(id);
    const held = heldIn(standing);
    if (held?.worker !== undefined && standing.due.holder.team !== undefined) this.#teams.add(standing.due.holder.team);
  }

  /** A record that can't be read: the agenda says that it may lack something. */
  leaveOut(): void {
    this.#unread += 1;
  }

  /** The agenda; undefined where no record names the worker. `fallback` is the day where there was no record. */
  agenda(worker: string, fallback: IsoDate): Agenda | undefined {
    const gathered = this.#workers.get(worker);
    if (gathered?.isKnown !== true) return undefined;
    const asOf = this.#asOf ?? fallback;
    const { children, carried, elsewhere, next, records, sessions, groups, oneSided } = gathered;
    const left = this.left(worker, asOf);
    const last = latest(sessions);
    const lastGroup = latest(groups);
    const held = [...sessions, ...groups];
    const shown = this.#shownTo(worker);
    return {
      worker,
      asOf,
      ...(left === undefined ? {} : { left }),
      ...(last === undefined ? {} : { last }),
      ...(lastGroup === undefined || (last !== undefined && last >= lastGroup) ? {} : { lastGroup }),
      next: nextOf(next).sort((a, b) => byText(a.due, b.due)),
      records: records.sort((a, b) => byText(a.record, b.record) || byText(a.link, b.link)),
      unread: this.#unread,
      carried: eachOnce(carried, shown).map((action) => {
        const passed = held.filter((day) => day > action.agreed).length;
        return { ...action, sessions: passed };
      }),
      elsewhere: eachOnce(elsewhere, shown),
      children: [...children.values()].map((listed) => this.#child(listed, worker, asOf)).sort(byRisk),
      strangers: [...gathered.named.children].filter((id) => FILE_ID.test(id) && !this.#children.has(id)),
      ...(oneSided === undefined ? {} : { oneSided }),
    };
  }

  /** The day on which somebody left by the team's settings, where it is past. */
  left(worker: string, asOf: IsoDate): IsoDate | undefined {
    const left = this.#people.get(worker)?.left;
    return left !== undefined && left <= (this.#asOf ?? asOf) ? left : undefined;
  }

  /** Those of a team for whom there is an agenda, in order of id: by the team's settings or, of those whom they don't name, by the records. */
  workersOf(team: string, fallback: IsoDate): readonly string[] {
    const found = [...this.#workers].filter(
      ([worker, { isKnown, teams }]) =>
        isKnown &&
        this.left(worker, fallback) === undefined &&
        (this.#people.has(worker) ? this.#people.get(worker)?.team === team : teams.has(team)),
    );
    return found.map(([worker]) => worker).sort(byText);
  }

  /** The worker who is most likely meant by an id that nobody has, or by a name. */
  meant(worker: string): string | undefined {
    const byName = new Map([...this.#people.values()].map(({ id, name }) => [name, id]));
    const found = nearest(worker, new Set([...this.workers, ...byName.keys()]));
    return found === undefined ? undefined : (byName.get(found) ?? found);
  }

  /** Ids by which a worker can be asked for: of those whom records or settings name. */
  get workers(): ReadonlySet<string> {
    const named = [...this.#workers].filter(([, { isKnown }]) => isKnown).map(([worker]) => worker);
    return new Set([...named, ...this.#people.keys()].sort(byText));
  }

  /** The teams that settings or records name. */
  get teams(): ReadonlySet<string> {
    return new Set([...this.#teams, ...[...this.#workers.values()].flatMap(({ teams }) => [...teams])].sort(byText));
  }

  #meet(asOf: IsoDate, config: WorkspaceConfig): void {
    if (this.#asOf === undefined || asOf > this.#asOf) this.#asOf = asOf;
    if (this.#configs.has(config)) return;
    this.#configs.add(config);
    for (const [id, person] of config.people) {
      if (!this.#people.has(id)) this.#people.set(id, person);
      if (person.team !== undefined) this.#teams.add(person.team);
    }
    for (const team of config.teams.keys()) this.#teams.add(team);
  }

  /** What is kept of a worker; undefined for one whose agenda is not wanted. */
  #of(worker: string): Gathered | undefined {
    if (this.#only !== undefined && worker !== this.#only) return undefined;
    let gathered = this.#workers.get(worker);
    if (gathered === undefined) {
      gathered = new Gathered();
      this.#workers.set(worker, gathered);
    }
    return gathered;
  }

  #addSupervision(judged: SupervisedRecord, place: RecordPlace): void {
    const { journey } = judged;
    const { frontMatter } = journey.facts;
    const timeline = timelineOf(journey);
    const sessions = timeline.of(...SESSIONS);
    for (const session of sessions) {
      for (const child of spokenOfIn(session)) {
        const days = this.#spokenOf.get(child);
        if (days === undefined) this.#spokenOf.set(child, [session.date]);
        else days.push(session.date);
      }
    }
    const worker = text(frontMatter.worker);
    const gathered = worker === undefined ? undefined : this.#of(worker);
    const own = sessions.filter((session) => session.own);
    // What a worker and their supervisor agreed between them stays with them; what a group agreed everybody in it knows.
    for (const session of own.filter(({ type }) => type === 'group-supervision'))
      this.#addElsewhere(actionsIn(judged, place, session, this.#showText), worker);
    if (gathered === undefined) return;
    gathered.records.push(placeOf(judged, place));
    for (const session of own) {
      (session.type === 'supervision' ? gathered.sessions : gathered.groups).push(session.date);
      gathered.carried.push(...actionsIn(judged, place, session, this.#showText));
    }
    const last = own.findLast(({ type }) => type === 'supervision')?.date ?? '';
    gathered.next.push({ last, deadlines: openDeadlines(judged, place) });
    const latestOwn = own.at(-1);
    if (latestOwn !== undefined && latestOwn.date >= gathered.named.on)
      gathered.named = { on: latestOwn.date, children: spokenOfIn(latestOwn) };
    const [team, supervisor] = [text(frontMatter.team), text(frontMatter.supervisor)];
    if (team !== undefined) gathered.teams.add(team);
    if (supervisor !== undefined) gathered.supervisors.add(supervisor);
    const oneSided = judged.findings.find(({ rule }) => rule === 'supervision/one-sided');
    if (oneSided !== undefined)
      gathered.oneSided = {
        ...placeAt(judged, place, judged.lineAt(oneSided.span.start)),
        message: oneSided.message,
      };
  }

  #addChild(judged: SupervisedRecord, place: RecordPlace): void {
    const { journey } = judged;
    this.#children.add(journey.facts.id);
    const held = onList(journey, judged.config);
    const timeline = timelineOf(journey);
    const actions = timeline.own.flatMap((entry) => actionsIn(judged, place, entry, this.#showText));
    // Of a case that is closed nobody is waited for.
    if (heldCase(journey, judged.config) !== undefined) this.#addElsewhere(actions, held?.worker);
    const gathered = held === undefined ? undefined : this.#of(held.worker);
    if (held === undefined || gathered === undefined) return;
    const { team } = holderOf(journey, judged.config);
    if (team !== undefined) gathered.teams.add(team);
    if (gathered.children.has(journey.facts.id)) return;
    const { risks, rank } = risksOf(journey);
    const drift = judged.findings.find(({ rule }) => rule === 'practice/drift');
    const child = {
      ...placeOf(judged, place),
      ...(this.#showText && place.name !== undefined ? { name: place.name } : {}),
      since: held.since,
      risks,
      rank,
      ...pressing(judged, place),
      decisions: waiting(judged, place),
      notBegun: notBegun(judged, place),
      ...(drift === undefined ? {} : { drift: drift.message }),
    };
    gathered.children.set(journey.facts.id, { child, actions, held, policy: judged.policy });
  }

  /** What others than `holder` are to do, by a record that is not on their list. */
  #addElsewhere(actions: readonly OpenAction[], holder: string | undefined): void {
    for (const action of actions) {
      if (action.who === undefined || action.who === holder) continue;
      // Not everybody who is named works here.
      if (action.who === this.#only || (this.#only === undefined && this.#people.has(action.who)))
        this.#of(action.who)?.elsewhere.push({ ...action, words: inRecord(action) });
    }
  }

  #shownTo(worker: string): Shown {
    const supervisors = this.#workers.get(worker)?.supervisors;
    const isKnown = (who: string): boolean => who === worker || this.#people.has(who) || supervisors?.has(who) === true;
    return { text: this.#showText, isKnown };
  }

  #child({ child, actions, held, policy }: Listed, worker: string, asOf: IsoDate): AgendaChild {
    const days = this.#spokenOf.get(child.record) ?? [];
    const discussed = lastSpokenOf(held, days, asOf);
    const missed = notSpokenOf(held, days, policy, asOf);
    return {
      ...child,
      actions: eachOnce(actions, this.#shownTo(worker)).sort((a, b) => byText(a.due ?? '9999', b.due ?? '9999')),
      ...(discussed === undefined ? {} : { discussed }),
      ...(missed === undefined ? {} : { notDiscussedBy: missed.by }),
      within: packNumber(policy, 'discussion-months'),
    };
  }
}

/** Of several records of one worker the one that is gone on with tells when they next meet; an older one would say for ever that they are late. */
function nextOf(next: Gathered['next']): AgendaDeadline[] {
  const newest = next.reduce((last, each) => (each.last > last ? each.last : last), '');
  return next.filter(({ last }) => last === newest).flatMap(({ deadlines }) => deadlines);
}

/** The same words in the records of two children are two actions. */
function inRecord({ words, place }: OpenAction): string {
  return words === '' ? '' : `${place.record}: ${words}`;
}

function latest(days: readonly IsoDate[]): IsoDate | undefined {
  return days.reduce<IsoDate | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined);
}
