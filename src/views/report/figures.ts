/**
 * The figures of the team's report, each defined once: what it is called, what it counts, and how somebody else comes to the same number. The page, the
 * data file, the list of one figure and docs/report.md are all made from this list.
 */
import { addMonths, daysBetween } from '../../calendar/dates.ts';
import { openCase } from '../../rules/open-case.ts';
import { changesOf } from '../../rules/practice/worker-changes.ts';
import { timelineOf } from '../../rules/timeline.ts';
import type { RuleId } from '../../rules/types.ts';
import { heldCase } from '../../workspace/held-case.ts';
import { holderOf } from '../../workspace/holder.ts';
import { onTime } from './on-time.ts';
import { seenAlone } from './seen-alone.ts';
import { nameOf } from './timely.ts';
import type { Figure, JudgedCase, LoadFigure, StockFigure } from './types.ts';
import { waits } from './undecided.ts';

const LINT = 'lint --fail-on never --format json';

const caseload: LoadFigure = {
  kind: 'load',
  id: 'caseload',
  title: 'Caseload by worker',
  definition:
    'Children and young people whose case is open (a referral taken on, a child in need or child protection plan, looked after, privately fostered) or who are care leavers, by the worker who ' +
    'holds the case on the day of the report: the worker of the last allocation, else the one whom the front matter names. The limit is the `caseload-limit` of the worker’s team times the ' +
    'part of full time (`fte`) that they work, or the `caseload-limit` that stands with the worker, all from the configuration; without either there is no limit here. The numerator is those whom workers above their limit hold.',
  numerator: 'held by workers above their limit',
  denominator: 'children and young people with a worker',
  recompute: {
    command: 'report --figure caseload',
    count: 'It lists every child that was counted with the worker; count them by worker.',
  },
  *of(judged) {
    const held = heldCase(judged.journey, judged.config);
    if (held === undefined || held.worker === undefined) return;
    yield { record: judged.journey.facts.id, counts: false, worker: held.worker, team: held.team, on: held.since };
  },
};

const unallocated: StockFigure = {
  kind: 'stock',
  id: 'unallocated',
  title: 'Children without a worker',
  definition:
    'Of all children and young people whose case is open or who are care leavers, those with no allocated worker on the day of the report: no allocation since the case was opened or last closed and none named in ' +
    'the front matter, an allocation to a team that names no worker, or one to somebody who has left. Days are calendar days since then.',
  numerator: 'without a worker',
  denominator: 'open cases and care leavers',
  daysCalled: 'Days without a worker',
  recompute: {
    command: 'report --figure unallocated',
    count: 'It lists every child that was counted; those with "counts" true have no worker.',
  },
  *of(judged) {
    const held = heldCase(judged.journey, judged.config);
    if (held === undefined) return;
    const { journey } = judged;
    const { worker, team, since } = held;
    const days = daysBetween(since, journey.asOf);
    const record = journey.facts.id;
    if (worker === undefined) yield { record, counts: true, worker, team, on: since, days, line: 1 };
    else yield { record, counts: false, worker, team };
  },
};

const workerChanges: StockFigure = {
  kind: 'stock',
  id: 'worker-changes',
  title: 'Changes of worker within a year',
  definition:
    'Of all children whose case is open on the day of the report, those whose worker changed at least once in the twelve months before it. A change is an allocation to another person than the last; the first ' +
    'allocation is none. The rule practice/worker-changes speaks from three changes on.',
  numerator: 'with a change of worker',
  denominator: 'open cases',
  partsCalled: { caption: 'Children by number of changes', part: 'Changes', many: 'Children' },
  recompute: {
    command: 'report --figure worker-changes',
    count: 'It lists every child that was counted with "times", the number of changes.',
  },
  *of(judged) {
    const { journey, config } = judged;
    if (journey.facts.kind !== 'child' || openCase(journey) === undefined) return;
    const changes = changesOf(timelineOf(journey).of('allocation')).filter(
      ({ date }) => addMonths(date, 12) > journey.asOf,
    );
    const last = changes.at(-1);
    yield {
      record: journey.facts.id,
      counts: last !== undefined,
      ...holderOf(journey, config),
      part: changes.length >= 3 ? '3 or more' : String(changes.length),
      times: changes.length,
      ...(last === undefined
        ? {}
        : { on: last.date, line: judged.lineOf(last.ref), ...(last.own ? { entry: last.ref.address } : {}) }),
    };
  },
};

/** Children of whom a rule says something, of those to whom it can apply. */
function ofRule(
  rule: RuleId,
  figure: Pick<StockFigure, 'id' | 'title' | 'definition' | 'numerator' | 'denominator'>,
  applies: (judged: JudgedCase) => boolean,
): StockFigure {
  return {
    kind: 'stock',
    ...figure,
    rule,
    recompute: {
      command: `${LINT} --no-inline-config`,
      count: `The numerator is the number of different "file" among findings whose "rule" is "${rule}".`,
      denominator: `report --figure ${figure.id}`,
    },
    *of(judged) {
      const { journey, config, findings } = judged;
      if (journey.facts.kind !== 'child' || !applies(judged)) return;
      const found = findings.find((finding) => finding.rule === rule);
      yield {
        record: journey.facts.id,
        counts: found !== undefined,
        ...holderOf(journey, config),
        ...(found?.entry === undefined ? {} : { entry: found.entry }),
        ...(found === undefined ? {} : { line: judged.lineAt(found.span.start) }),
      };
    },
  };
}

const overdue: StockFigure = {
  kind: 'stock',
  id: 'overdue',
  title: 'Overdue now',
  definition:
    'Of all deadlines that can still be met on the day of the report, of every kind, those that are past their last day on time. Days are calendar days late. A deadline belongs to the team that holds the case now. ' +
    'It is one child’s: what is due for two counts for each.',
  numerator: 'overdue',
  denominator: 'open deadlines',
  daysCalled: 'Days late',
  recompute: {
    command: 'due --by team --format json',
    count: 'All deadlines are the denominator; those with "status" "overdue" are the numerator. "team" gives the team.',
  },
  *of(judged) {
    const { journey, config } = judged;
    const holder = holderOf(journey, config);
    for (const { record, timescale, status, ended, due, daysLate, opened, last } of journey.deadlines) {
      if (status === 'met' || status === 'met-late' || ended !== undefined) continue;
      const counts = status === 'overdue';
      const own = [last?.entry, opened.entry].find((entry) => entry?.record === record);
      yield {
        record,
        counts,
        ...holder,
        part: timescale.id,
        on: due,
        ...(daysLate === undefined ? {} : { days: daysLate }),
        ...(counts ? { line: judged.lineOf(own), ...(own === undefined ? {} : { entry: own.address }) } : {}),
      };
    }
  },
  *parts({ journey }) {
    for (const { timescale, status } of journey.deadlines) {
      if (status !== 'overdue') continue;
      yield [timescale.id, nameOf(timescale)];
    }
  },
};

const decisionsWaiting: StockFigure = {
  kind: 'stock',
  id: 'decisions-waiting',
  title: 'Decisions waiting',
  definition:
    'Of all decision points that the records have reached, on any day up to that of the report, those that wait still: nobody has decided, or what must follow the decision is not on record yet. A decision that was ' +
    'made but lacks its reason or its maker is not waiting; lint speaks of it. A decision belongs to the team that holds the case, or held it last; one that is reached for several children together stands once, in the record in which its entry is written. Days are calendar days since that entry.',
  numerator: 'waiting',
  denominator: 'decision points reached',
  daysCalled: 'Days waiting',
  recompute: {
    command: 'report --figure decisions-waiting',
    count: 'It lists every decision point that was reached; those with "counts" true wait.',
  },
  *of(judged) {
    const { journey, config } = judged;
    const holder = holderOf(journey, config, journey.asOf);
    for (const decision of journey.decisions) {
      const { entry, point } = decision;
      if (entry.record !== journey.facts.id) continue;
      const counts = waits(decision);
      const on = counts ? timelineOf(journey).entry(entry)?.date : undefined;
      yield {
        record: entry.record,
        counts,
        ...holder,
        part: point.id,
        ...(on === undefined ? {} : { on, days: daysBetween(on, journey.asOf) }),
        ...(counts ? { entry: entry.address, line: judged.lineOf(entry) } : {}),
      };
    }
  },
  *parts({ journey }) {
    for (const { point } of journey.decisions) yield [point.id, { title: point.title }];
  },
};

/** In the order of the page. */
export const FIGURES: readonly Figure[] = [
  caseload,
  unallocated,
  workerChanges,
  onTime('visits', 'Visits', 'visits', 'visits to a child or young person (entries Visit and Adviser visit)', {
    types: ['visit', 'adviser-visit'],
    at: 'date',
  }),
  onTime('assessments', 'Assessments', 'assessments', 'assessments (entries Assessment, by the day of completion)', {
    types: ['assessment'],
    at: 'completed',
  }),
  onTime(
    'conferences',
    'Child protection conferences',
    'conferences',
    'initial and review child protection conferences',
    {
      types: ['initial-child-protection-conference', 'review-child-protection-conference'],
      at: 'date',
    },
  ),
  onTime('reviews', 'Reviews', 'reviews', 'looked-after, child in need, pathway and adoption reviews', {
    types: ['looked-after-review', 'child-in-need-review', 'pathway-review', 'adoption-review'],
    at: 'date',
  }),
  onTime(
    'supervision',
    'Supervision of workers',
    'sessions',
    'sessions of supervision in the workers’ supervision records',
    {
      types: ['supervision'],
      at: 'date',
    },
    'worker',
  ),
  onTime(
    'case-supervision',
    'Supervision of cases',
    'case supervisions',
    'case supervisions in the children’s records',
    {
      types: ['case-supervision'],
      at: 'date',
    },
  ),
  seenAlone,
  overdue,
  ofRule(
    'practice/drift',
    {
      id: 'drift',
      title: 'Drift',
      definition:
        'Of all children whose case is open, those of whom the rule practice/drift says that for months nobody visited, nobody decided anything and nobody brought the case to supervision. A workspace ' +
        'that has switched the rule off has none; where a remark in the record silences it, it counts.',
      numerator: 'adrift',
      denominator: 'open cases',
    },
    ({ journey }) => openCase(journey) !== undefined,
  ),
  ofRule(
    'practice/no-permanence-plan',
    {
      id: 'no-permanence-plan',
      title: 'No permanence plan by the second review',
      definition:
        'Of all children who are looked after, those of whom the rule practice/no-permanence-plan says that the second review was held and there is no plan for where they will grow up. Past the time of ' +
        'the timescale permanence-plan they are among what is overdue instead. Where a remark in the record silences the rule, it counts.',
      numerator: 'without a permanence plan',
      denominator: 'children looked after',
    },
    ({ journey }) => journey.statuses.some(({ status, end }) => status === 'looked-after' && end === undefined),
  ),
  decisionsWaiting,
];
