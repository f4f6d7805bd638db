/** Whether the items of a policy hang together: what each needs, and that what it names exists. What doesn't is left out with a finding. */
import { closest, distance } from 'fastest-levenshtein';
import { fieldsNamedIn } from './conditions.ts';
import type { MergedItems } from './extend.ts';
import { checkLimits } from './limits.ts';
import type { MergedItem } from './merged.ts';
import { type ItemKind, itemName, type LoadedPack, type PackItems } from './pack.ts';
import type { PackRule, ProblemList } from './problems.ts';
import type { Circumstances, PolicyProblem, StatusEdge } from './types.ts';

type Kept = { readonly [K in ItemKind]: ReadonlyMap<string, MergedItem<K>> };

/** What an item can't do without, by kind: the key in the data and as it is written. */
const NEEDED: { readonly [K in ItemKind]: readonly (readonly [key: string, written: string])[] } = {
  statuses: [
    ['title', 'title'],
    ['opens', 'opens'],
    ['closes', 'closes'],
  ],
  clocks: [
    ['title', 'title'],
    ['metBy', 'met-by'],
    ['asks', 'asks'],
    ['branches', 'branches'],
  ],
  timescales: [
    ['title', 'title'],
    ['stage', 'stage'],
    ['steps', 'within", "every", "ahead", "total" or "steps'],
    ['source', 'source'],
  ],
  decisions: [
    ['title', 'title'],
    ['question', 'question'],
    ['stage', 'stage'],
    ['at', 'at'],
    ['decidedBy', 'decided-by'],
    ['source', 'source'],
  ],
};

/**
 * The items that can be used. Leaving one out can leave another without what it names, so the look is repeated until nothing more goes.
 * What names an item that had a fault of its own and was set aside is left out without a second finding; what such an item names and nobody has is found too.
 */
export function checkReferences(merged: MergedItems, packs: readonly LoadedPack[], problems: ProblemList): Kept {
  const checker = new ReferenceChecker(merged, new Set(packs.flatMap(({ setAside }) => setAside)), problems);
  const kept = checker.check();
  for (const { flawed } of packs) if (flawed) checker.checkFlawed(flawed);
  return kept;
}

class ReferenceChecker {
  readonly #merged: MergedItems;
  readonly #gone: Set<string>;
  readonly #problems: ProblemList;
  readonly #kept: { readonly [K in ItemKind]: Map<string, MergedItem<K>> };

  constructor(merged: MergedItems, gone: Set<string>, problems: ProblemList) {
    this.#merged = merged;
    this.#gone = gone;
    this.#problems = problems;
    const { statuses, clocks, timescales, decisions } = merged.items;
    this.#kept = {
      statuses: new Map(statuses),
      clocks: new Map(clocks),
      timescales: new Map(timescales),
      decisions: new Map(decisions),
    };
  }

  check(): Kept {
    const { statuses, clocks, timescales, decisions } = this.#kept;
    const all: readonly [ItemKind, Map<string, MergedItem>][] = [
      ['statuses', statuses],
      ['clocks', clocks],
      ['timescales', timescales],
      ['decisions', decisions],
    ];
    for (const [kind, items] of all)
      for (const item of [...items.values()]) if (!this.#complete(kind, item)) this.#drop(kind, item);
    for (let before = -1; before !== this.#gone.size; ) {
      before = this.#gone.size;
      for (const item of [...statuses.values()]) if (!this.#statusHolds(item)) this.#drop('statuses', item);
      for (const item of [...clocks.values()]) if (!this.#clockHolds(item)) this.#drop('clocks', item);
      for (const item of [...timescales.values()]) if (!this.#timescaleHolds(item)) this.#drop('timescales', item);
      for (const item of [...decisions.values()]) if (!this.#decisionHolds(item)) this.#drop('decisions', item);
    }
    for (const item of timescales.values()) this.#isListed(item);
    checkLimits(this.#kept, this.#problems);
    return this.#kept;
  }

  /** The statuses and clocks that items name which count for nothing: with their own fault mended, they would be a second one. */
  checkFlawed({ statuses, clocks, timescales, decisions }: PackItems): void {
    for (const item of statuses) this.#statusHolds(item);
    for (const item of clocks) this.#runs(item);
    for (const item of timescales) this.#timescaleHolds(item);
    for (const item of decisions)
      this.#statusesExist(item, 'during', item.keys.during === undefined ? [] : [item.keys.during]);
  }

  #drop(kind: ItemKind, item: MergedItem): void {
    this.#kept[kind].delete(item.id);
    this.#gone.add(itemName(kind, item.id));
  }

  #complete(kind: ItemKind, item: MergedItem): boolean {
    const absent = NEEDED[kind].filter(
      ([key]) => (item.keys as { readonly [key: string]: unknown })[key] === undefined,
    );
    if (kind === 'timescales') absent.push(...ownClockLacks(item as MergedItem<'timescales'>));
    if (kind === 'decisions') absent.push(...pointLacks(item as MergedItem<'decisions'>));
    if ('inForce' in item.keys && item.keys.inForce === false && item.keys.note === undefined)
      absent.push(['note', 'note" (what it waits for)']);
    for (const [, written] of absent) this.#report('policy/missing', item, 'id', `"${item.id}" needs "${written}".`);
    return absent.length === 0;
  }

  #statusHolds(item: MergedItem<'statuses'>): boolean {
    const named = (edges: readonly StatusEdge[] | undefined): readonly string[] =>
      (edges ?? []).flatMap((edge) => ('status' in edge ? [edge.status] : []));
    const opens = this.#statusesExist(item, 'opens', named(item.keys.opens));
    return this.#statusesExist(item, 'closes', named(item.keys.closes)) && opens;
  }

  #clockHolds(item: MergedItem<'clocks'>): boolean {
    const running = this.#runs(item);
    const branches = (item.keys.branches ?? []).filter((id) => this.#isBranch(item, id));
    if (branches.length < (item.keys.branches ?? []).length) {
      this.#kept.clocks.set(item.id, { ...item, keys: { ...item.keys, branches } });
    }
    return running;
  }

  /** Whether the statuses that a clock hangs on, and those that meet it, exist. */
  #runs(item: MergedItem<'clocks'> | MergedItem<'timescales'>): boolean {
    const { during, metBy } = item.keys;
    const met = (metBy ?? []).flatMap((pattern) => ('status' in pattern ? [pattern.status] : []));
    const meets = this.#statusesExist(item, 'met-by', met);
    return this.#statusesExist(item, 'during', during === undefined ? [] : [during]) && meets;
  }

  /** A branch that can't be used is left out of the clock; the other branches still decide. */
  #isBranch(clock: MergedItem<'clocks'>, id: string): boolean {
    const timescale = this.#kept.timescales.get(id);
    if (timescale === undefined) {
      // A pack that takes a branch away means the clock to go on without it.
      if (this.#merged.removed.has(itemName('timescales', id))) return false;
      return this.#unknown('policy/unknown-timescale', clock, 'branches', 'timescales', id);
    }
    if (timescale.keys.branchOf === clock.id) return true;
    this.#report(
      'policy/unknown-timescale',
      clock,
      'branches',
      `"${id}" is not a branch of "${clock.id}".`,
      `Give it "branch-of: ${clock.id}".`,
    );
    return false;
  }

  #timescaleHolds(item: MergedItem<'timescales'>): boolean {
    const { branchOf, when } = item.keys;
    const clock = branchOf === undefined || this.#kept.clocks.has(branchOf);
    if (branchOf !== undefined && !clock)
      this.#unknown('policy/unknown-timescale', item, 'branch-of', 'clocks', branchOf);
    const running = this.#runs(item);
    const carried = this.#areCarried(item);
    return this.#statusesExist(item, 'when', namedIn(when)) && running && clock && carried;
  }

  #decisionHolds(item: MergedItem<'decisions'>): boolean {
    const { timescale, during, inPlaceOf, ...keys } = item.keys;
    if (inPlaceOf !== undefined && !this.#isPoint(inPlaceOf))
      this.#unknown('policy/unknown-timescale', item, 'in-place-of', 'decisions', inPlaceOf, 'warning');
    if (timescale !== undefined && !this.#kept.timescales.has(timescale)) {
      this.#unknown('policy/unknown-timescale', item, 'timescale', 'timescales', timescale, 'warning');
      // Without its timescale a decision is due with its entry: it still counts, unless it is about being late.
      if (keys.onlyLate) return false;
      const rest = { ...keys, ...(during && { during }), ...(inPlaceOf && { inPlaceOf }) };
      this.#kept.decisions.set(item.id, { ...item, keys: rest });
    }
    return this.#statusesExist(item, 'during', during === undefined ? [] : [during]);
  }

  /** A point that a pack takes away, or that has a fault of its own, may still be named. */
  #isPoint(id: string): boolean {
    return this.#merged.items.decisions.has(id) || this.#merged.removed.has(itemName('decisions', id));
  }

  /** A condition on a status is asked of what it carries; what it doesn't carry is never there. */
  #areCarried(item: MergedItem<'timescales'>): boolean {
    const { status, held } = item.keys.when ?? {};
    const conditions = [...Object.entries(status ?? {}), ...Object.entries(held?.status ?? {})];
    const strange = conditions.flatMap(([id, condition]) => {
      const carries = this.#kept.statuses.get(id)?.keys.carries;
      return carries === undefined ? [] : fieldsNamedIn(condition).filter((field) => !carries.includes(field));
    });
    for (const field of new Set(strange)) {
      const message = `"when" of "${item.id}" asks for "${field}", which the status does not carry.`;
      this.#report(
        'policy/unknown-field',
        item,
        'when',
        message,
        'Name a field under "carries" of the status, or add it there.',
      );
    }
    return strange.length === 0;
  }

  /** A branch that its clock doesn't list never decides anything. */
  #isListed(item: MergedItem<'timescales'>): void {
    const clock = item.keys.branchOf === undefined ? undefined : this.#kept.clocks.get(item.keys.branchOf);
    if (clock === undefined || clock.keys.branches?.includes(item.id)) return;
    this.#problems.report(
      'policy/unknown-timescale',
      this.#placeOf(item, 'branch-of'),
      `"${clock.id}" does not list "${item.id}" among its branches, so it never applies.`,
      {
        clears: `Give "${clock.id}" in this pack with "branches:", this one in its place among them.`,
        severity: 'warning',
      },
    );
  }

  #statusesExist(item: MergedItem, key: string, ids: readonly string[]): boolean {
    const unknown = ids.filter((id) => !this.#kept.statuses.has(id));
    for (const id of unknown) this.#unknown('policy/unknown-status', item, key, 'statuses', id);
    return unknown.length === 0;
  }

  #unknown(
    rule: PackRule,
    item: MergedItem,
    key: string,
    kind: ItemKind,
    id: string,
    severity: PolicyProblem['severity'] = 'error',
  ): false {
    const name = itemName(kind, id);
    const removal = this.#merged.removed.get(name);
    if (this.#gone.has(name)) return false;
    if (removal !== undefined) {
      const message = `"${id}" is removed here, but "${item.id}" still names it.`;
      this.#problems.report(rule, removal, message, { clears: `Change or remove "${item.id}" as well.`, severity });
      this.#gone.add(name);
      return false;
    }
    const known = [...this.#merged.items[kind].keys()];
    const near = closest(id, known);
    const meant = known.length > 0 && distance(id, near) <= 3 ? `Did you mean "${near}"?` : undefined;
    this.#report(rule, item, key, `No ${WHAT[kind]} is called "${id}".`, meant);
    return false;
  }

  #report(rule: PackRule, item: MergedItem, key: string, message: string, clears?: string): void {
    this.#problems.report(rule, this.#placeOf(item, key), message, { clears });
  }

  #placeOf(item: MergedItem, key: string): MergedItem['place'] {
    return { file: item.place.file, span: item.keySpans?.[key] ?? item.place.span };
  }
}

const WHAT: { readonly [K in ItemKind]: string } = {
  statuses: 'status',
  clocks: 'clock',
  timescales: 'timescale',
  decisions: 'decision point',
};

/** What a timescale lacks to run: it is a branch of a clock, or says itself what starts it and what meets it. */
function ownClockLacks({ keys }: MergedItem<'timescales'>): readonly (readonly [string, string])[] {
  if (keys.branchOf !== undefined) return [];
  const starts = keys.during !== undefined || keys.opens !== undefined;
  return [
    ...(starts ? [] : [['opens', 'opens" or "during" (or "branch-of'] as const]),
    ...(keys.metBy === undefined ? [['metBy', 'met-by'] as const] : []),
    ...(keys.asks === undefined ? [['asks', 'asks'] as const] : []),
  ];
}

/** What a decision point lacks: something to ask for, and what its other keys lean on. */
function pointLacks({ keys }: MergedItem<'decisions'>): readonly (readonly [string, string])[] {
  const asks = keys.needs ?? keys.fields ?? keys.settledBy ?? keys.roles;
  return [
    ...(asks === undefined ? [['needs', 'needs" (or "fields", "roles", "settled-by'] as const] : []),
    ...(keys.first !== undefined && keys.during === undefined ? [['during', 'during'] as const] : []),
    ...(keys.onlyLate === true && keys.timescale === undefined ? [['timescale', 'timescale'] as const] : []),
  ];
}

function namedIn(when: Circumstances | undefined): readonly string[] {
  return [...Object.keys(when?.status ?? {}), ...(when?.without ?? []), ...Object.keys(when?.held?.status ?? {})];
}
