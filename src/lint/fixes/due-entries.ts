/** The entry that a timescale or a rule waits for: recorded today, from its type's snippet, with what makes it count. */
import { valueAt } from '../../journey/patterns.ts';
import type { Deadline } from '../../journey/types.ts';
import type { EntryPattern } from '../../policy/types.ts';
import type { FieldMap } from '../../record/types.ts';
import { DECIDE_NEXT_STEPS } from '../../rules/next-steps.ts';
import { notBegun } from '../../rules/not-begun.ts';
import { timelineOf } from '../../rules/timeline.ts';
import type { Finding } from '../../rules/types.ts';
import type { EntryType } from '../../schema/types.ts';
import { withArticle } from '../../schema/wording.ts';
import { decisionOf } from './decisions.ts';
import { entryPart, offered, writing } from './fix.ts';
import { newEntry } from './new-entry.ts';
import { partAt } from './place.ts';
import { readAlone } from './trial.ts';
import type { Fix, FixContext, FixEdit, FixKind } from './types.ts';
import { today } from './values.ts';
import { filledText } from './writing.ts';

/** More ways to meet one clock than anyone looks through. */
const MOST = 4;

export const dueEntry: FixKind = {
  says: 'Record what is due: the entry that meets the clock, dated today',
  mends: (rule) => rule.startsWith('timescale/'),
  *make(finding, context) {
    const deadline = deadlineOf(finding, context);
    if (!deadline || deadline.status === 'met-late' || deadline.ended) return;
    const late = deadline.status === 'overdue';
    let offeredSoFar = 0;
    for (const pattern of deadline.clock.metBy) {
      if ('status' in pattern) continue;
      for (const fix of met(pattern, deadline, late, finding, context)) {
        yield { ...fix, preferred: offeredSoFar === 0 };
        offeredSoFar += 1;
        if (offeredSoFar === MOST) return;
      }
    }
  },
};

/** The deadline that a finding is about. */
export function deadlineOf(finding: Finding, { judgement: { journey } }: FixContext): Deadline | undefined {
  const { timescale, due, daysLate } = finding;
  const found = journey?.deadlines.filter(
    (each) => each.timescale.id === timescale && each.due === due && each.daysLate === daysLate,
  );
  if (!found || found.length < 2) return found?.[0];
  return found.find((each) => (each.met ?? each.last ?? each.opened).entry?.address === finding.entry) ?? found[0];
}

function* met(
  pattern: EntryPattern,
  deadline: Deadline,
  late: boolean,
  finding: Finding,
  context: FixContext,
): Iterable<Fix> {
  if (pattern.of === 'opening') {
    const way = typeof pattern.at === 'string' ? pattern.at : pattern.at?.[0];
    const part = entryPart(context, deadline.opened.entry);
    if (part && way !== undefined && way !== 'date' && !way.includes('.')) {
      const reason = late ? [{ key: 'late-reason', value: { given: '', sample: 'The family were away.' } }] : [];
      const fields = [{ key: way, value: today(context) }, ...reason];
      yield* writing(
        `Write \`${way}: ${context.asOf}\` on ${part.entry?.address ?? 'the entry'}`,
        finding,
        part,
        [],
        fields,
        context,
      );
    }
    return;
  }
  const answers = pattern.of === 'answering' ? answering(deadline, context) : {};
  if (answers) yield* entriesFor(pattern, answers, late, finding, context);
}

function answering({ opened }: Deadline, { judgement: { journey } }: FixContext): Record<string, string> | undefined {
  const { entry } = opened;
  if (!entry) return undefined;
  return { answers: entry.record === journey?.facts.id ? entry.address : `${entry.record}/${entry.address}` };
}

/** Entries of the types that a pattern picks, such that it does pick them. */
function* entriesFor(
  pattern: EntryPattern,
  values: Readonly<Record<string, string>>,
  late: boolean,
  finding: Finding,
  context: FixContext,
): Iterable<Fix> {
  const { catalogue, policy, judgement } = context;
  for (const id of typeof pattern.entry === 'string' ? [pattern.entry] : pattern.entry) {
    const type = catalogue.type(id);
    const { kind } = judgement.record;
    if (!type || (kind !== undefined && !type.records.includes(kind))) continue;
    const asks: Record<string, string> = late ? { 'late-reason': 'The family were away.' } : {};
    const edit = newEntry(type, { values: { ...constantsOf(pattern, type), ...values }, asks }, context);
    if (!edit) continue;
    const fields = fieldsOf(edit, context);
    if (!fields || (pattern.where !== undefined && !policy.fits(pattern.where, fields))) continue;
    const way = typeof pattern.at === 'string' ? pattern.at : (pattern.at?.[0] ?? 'date');
    if (way !== 'date' && typeof valueAt(fields, way.split('.')) !== 'string') continue;
    yield* offered(`Record ${withArticle(`"${type.title}"`)} today`, finding, [edit], context, {}, { entries: 1 });
  }
}

function fieldsOf(edit: FixEdit, { catalogue }: FixContext): FieldMap | undefined {
  const block = readAlone(filledText(edit).trimStart(), catalogue).blocks[0]?.block;
  if (block?.kind !== 'entry') return undefined;
  return catalogue.typed(block.heading.type, block.fields);
}

/** What the condition of a pattern says must stand in a field: `{properties: {seen: {const: "yes"}}}`. */
function constantsOf({ where }: EntryPattern, { fields }: EntryType): Record<string, string> {
  const constants: Record<string, string> = {};
  const properties = typeof where === 'object' ? where.properties : undefined;
  if (typeof properties !== 'object' || properties === null) return constants;
  for (const [key, said] of Object.entries(properties)) {
    const constant: unknown = typeof said === 'object' && said !== null && 'const' in said ? said.const : undefined;
    if (typeof constant === 'string' && fields.some(({ name }) => name === key)) constants[key] = constant;
  }
  return constants;
}

/** What must follow a decision point. */
export const followingEntry: FixKind = {
  says: 'Record what must follow, dated today',
  mends: (rule) => rule.startsWith('decision/'),
  *make(finding, context) {
    const part = partAt(context.judgement.record, finding.span.start);
    const decision = decisionOf(finding, part, context);
    if (!decision || decision.missing.length > 0 || decision.state === 'made') return;
    const { entry } = decision;
    for (const pattern of (decision.point.settledBy ?? []).slice(0, MOST)) {
      const answers: Record<string, string> = pattern.of === 'answering' ? { answers: entry.address } : {};
      yield* entriesFor(pattern, answers, false, finding, context);
    }
  },
};

/** Rules that wait for an entry, and its types. */
const WAITING: ReadonlyMap<string, readonly string[]> = new Map([
  ['practice/no-allocated-worker', ['allocation']],
  ['practice/no-permanence-plan', ['permanence-plan']],
  ['practice/drift', ['visit', 'case-supervision', 'management-decision']],
  ['supervision/one-sided', ['supervision']],
  ['supervision/child-not-discussed', ['case-supervision']],
]);

export const awaitedEntry: FixKind = {
  says: 'Record the entry that is missing, dated today',
  mends: (rule) => WAITING.has(rule),
  *make(finding, context) {
    for (const entry of WAITING.get(finding.rule) ?? []) yield* entriesFor({ entry }, {}, false, finding, context);
  },
};

/** The step that was decided, or a decision in its place. */
export const decidedStep: FixKind = {
  says: 'Record the step that was decided, or what was decided in its place, dated today',
  mends: (rule) => rule === 'practice/decided-not-begun',
  *make(finding, context) {
    const { journey } = context.judgement;
    if (!journey) return;
    const entries = timelineOf(journey).own.filter(({ type }) => DECIDE_NEXT_STEPS.has(type));
    const waiting = notBegun(journey, context.policy, entries).find(
      ({ written }) => written.ref.address === finding.entry,
    );
    if (!waiting) return;
    yield* entriesFor({ entry: waiting.next.step }, {}, false, finding, context);
    const answers = waiting.entry.ref.address;
    yield* entriesFor({ entry: 'management-decision' }, { answers }, false, finding, context);
  },
};
