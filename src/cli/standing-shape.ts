/** Whether plain data from the cache is how a record stands: every part that is there is what it should be, and nothing else is there. */
import { isListOf, isObject, isText, isTextOrNull, isWhole, jsonIn } from '../schema/plain-data.ts';
import { type Audit, GRADES, type Judgement, PARTS } from '../views/audit/summary.ts';
import type { ListedMoment } from '../views/due/listed.ts';
import type { DueOfCase, HeldBy, OpenDeadline } from '../views/due/of-case.ts';
import type { CountedCase, CountedThing, FigureOfCase } from '../views/report/counted-case.ts';
import { FIGURES } from '../views/report/figures.ts';
import type { PartName } from '../views/report/types.ts';
import type { Standing } from '../views/standing.ts';
import type { Concerns } from '../views/supervision/concerns.ts';
import { isDate } from './findings-shape.ts';

/** What is asked of each part of a thing. A part that the type is given and this is not does not compile. */
type Shape<T> = { readonly [K in keyof Required<T>]: (value: unknown) => boolean };

const isThing = has<CountedThing>({
  counts: (value) => typeof value === 'boolean',
  worker: maybe(isText),
  team: maybe(isText),
  part: maybe(isText),
  on: maybe(isDate),
  days: maybe(Number.isSafeInteger),
  times: maybe(Number.isSafeInteger),
  entry: maybe(isText),
  line: maybe((value) => Number.isSafeInteger(value) && Number(value) > 0),
});

const isName = has<PartName>({ title: isText, authority: maybe(isText) });

const IDS: ReadonlySet<unknown> = new Set(FIGURES.map(({ id }) => id));

const isFigure = has<FigureOfCase>({
  id: (value) => IDS.has(value),
  counted: (value) => isListOf(value, isThing),
  parts: (value) => isListOf(value, isPart),
});

const isCounted = has<CountedCase>({
  id: isText,
  asOf: isDate,
  open: (value) => typeof value === 'boolean',
  figures: (value) => isListOf(value, isFigure),
});

const isHeldBy = has<HeldBy>({ worker: maybe(isText), team: maybe(isText) });

const isMoment = has<ListedMoment>({ entry: isTextOrNull, on: isDate });

const STATUSES: readonly unknown[] = ['overdue', 'due-soon', 'upcoming'];

const isOpenDeadline = has<OpenDeadline>({
  timescale: isText,
  opened: isMoment,
  last: maybe(isMoment),
  due: isDate,
  dueTime: maybe(isText),
  status: (value) => STATUSES.includes(value),
  daysLate: maybe(isWhole),
  whenDue: maybe(isHeldBy),
  reason: (value) => value === undefined,
  reasoned: maybe((value) => value === true),
});

const isDueOfCase = has<DueOfCase>({
  holder: isHeldBy,
  open: (value) => isListOf(value, isOpenDeadline),
});

const isGrade = (value: unknown): boolean => GRADES.some((grade) => grade === value);

const isJudgement = has<Judgement>({ about: (value) => PARTS.some((part) => part === value), grade: isGrade });

const isAudit = has<Audit>({
  record: isText,
  entry: isText,
  on: isDate,
  worker: maybe(isText),
  team: maybe(isText),
  grade: maybe(isGrade),
  moderated: maybe(isGrade),
  judgements: (value) => isListOf(value, isJudgement),
  familyHeard: (value) => typeof value === 'boolean',
  actionsOpen: isWhole,
  actionsOverdue: isWhole,
});

const isConcerns = has<Concerns>({
  supervises: maybe(has<NonNullable<Concerns['supervises']>>({ worker: maybe(isText), team: maybe(isText) })),
  asked: maybe((value) => isListOf(value, isText)),
  others: maybe((value) => value === true),
});

const isStanding = has<Standing>({
  counted: isCounted,
  due: isDueOfCase,
  gravest: maybe(isText),
  audits: maybe((value) => isListOf(value, isAudit)),
  concerns: maybe(isConcerns),
});

/** The standing that stands in a text as JSON, null where it says that there is none; undefined for anything else. */
export function standingIn(json: string): Standing | null | undefined {
  const value = jsonIn(json);
  return value === null || isStanding(value) ? value : undefined;
}

function maybe(is: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === undefined || is(value);
}

function has<T>(shape: Shape<T>): (value: unknown) => value is T {
  const checks: ReadonlyMap<string, (value: unknown) => boolean> = new Map(Object.entries(shape));
  return (value): value is T => {
    if (!isObject(value)) return false;
    for (const key in value) if (!checks.has(key)) return false;
    for (const [key, is] of checks) if (!is(value[key])) return false;
    return true;
  };
}

function isPart(value: unknown): value is readonly [string, PartName] {
  return Array.isArray(value) && value.length === 2 && isText(value[0]) && isName(value[1]);
}
