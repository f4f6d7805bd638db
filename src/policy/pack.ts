/** One pack as it was read, before packs are put together: items by the keys that they give. Plain data, so that the built-in pack is made at build time. */
import type { Duration } from '../calendar/types.ts';
import type { FieldMap, Span } from '../record/types.ts';
import type {
  Circumstances,
  DecisionPoint,
  EntryPattern,
  MetBefore,
  PolicyExample,
  PolicyPlace,
  PolicyProblem,
  Source,
  StatusChange,
  StatusEdge,
  StatusRule,
  Step,
} from './types.ts';

/** The four lists of a pack. */
export const KINDS = ['statuses', 'clocks', 'timescales', 'decisions'] as const;
export type ItemKind = (typeof KINDS)[number];

/** An item among all of a policy: ids need be unique only among items of a kind. */
export function itemName(kind: ItemKind, id: string): string {
  return `${kind}/${id}`;
}

/** The keys of a clock, wherever they stand. */
export interface ClockKeys {
  readonly title?: string;
  readonly during?: string;
  readonly opens?: readonly EntryPattern[];
  readonly instances?: 'each' | 'one';
  readonly metBy?: readonly (EntryPattern | StatusChange)[];
  readonly metBefore?: MetBefore;
  readonly stops?: readonly EntryPattern[];
  readonly asks?: string;
  /** Ids of timescales; only where the clock is an item of its own. */
  readonly branches?: readonly string[];
}

export interface StatusKeys {
  readonly title?: string;
  readonly opens?: readonly StatusEdge[];
  readonly closes?: readonly StatusEdge[];
  readonly carries?: readonly string[];
  readonly again?: StatusRule['again'];
  readonly asserted?: { readonly key: string; readonly value: string };
}

/** Where it is written that something is so, and when that is in force. */
export interface AuthorityKeys {
  readonly source?: Source;
  readonly from?: string;
  readonly to?: string;
  readonly inForce?: boolean;
  readonly note?: string;
  readonly examples?: readonly PolicyExample[];
}

export interface TimescaleKeys extends Omit<ClockKeys, 'branches'>, AuthorityKeys {
  readonly stage?: string;
  readonly branchOf?: string;
  readonly when?: Circumstances;
  /** `within`, `every` or `steps`: whichever was written. */
  readonly steps?: readonly Step[];
  /** For every step that has none of its own. */
  readonly aim?: Duration;
}

export interface DecisionKeys extends AuthorityKeys {
  readonly title?: string;
  readonly question?: string;
  readonly stage?: string;
  readonly at?: EntryPattern;
  readonly during?: string;
  readonly first?: EntryPattern;
  readonly onlyLate?: boolean;
  readonly needs?: DecisionPoint['needs'];
  readonly fields?: readonly string[];
  readonly settledBy?: readonly EntryPattern[];
  readonly decidedBy?: string;
  readonly decider?: readonly string[];
  readonly roles?: readonly string[];
  readonly notByAuthor?: boolean;
  readonly inPlaceOf?: string;
  /** A local option: it counts only where a local pack says `off: no`. */
  readonly off?: boolean;
  readonly timescale?: string;
}

/** What the keys of each kind of item are. */
export interface KeysOf {
  readonly statuses: StatusKeys;
  readonly clocks: ClockKeys;
  readonly timescales: TimescaleKeys;
  readonly decisions: DecisionKeys;
}

/** One item of a pack: something new, a change to an item of the same id in the pack below, or its removal. */
export interface PackItem<K extends ItemKind = ItemKind> {
  readonly id: string;
  readonly keys: KeysOf[K];
  readonly remove?: true;
  /** Why a local pack changed or removed it. */
  readonly reason?: string;
  readonly place: PolicyPlace;
  /** Where each key stands, for findings; left out of the built-in pack, which has none. */
  readonly keySpans?: { readonly [key: string]: Span };
}

export type PackItems = { readonly [K in ItemKind]: readonly PackItem<K>[] };

export interface LoadedPack {
  readonly pack: PolicyPackHead;
  /** Comes with the program, and so may state the law. */
  readonly builtIn: boolean;
  readonly items: PackItems;
  /** What could be read of items with a fault, for what else is wrong in them: they count for nothing. A built-in pack has none. */
  readonly flawed?: PackItems;
  /** Names (see {@link itemName}) of items that were set aside because of a fault, so that what names them isn't a second finding. */
  readonly setAside: readonly string[];
  readonly problems: readonly PolicyProblem[];
}

/** The head of a pack (`policy:`, `title:`, `extends:` …) and where it stands. */
export interface PolicyPackHead {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly extends: readonly string[];
  readonly settings: FieldMap;
  readonly place: PolicyPlace;
}
