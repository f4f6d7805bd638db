/** The decision block, or the parts of it that are missing. */
import type { Decision } from '../../journey/types.ts';
import type { DecisionPart } from '../../policy/types.ts';
import { isMap } from '../../record/field-value.ts';
import type { FieldMap } from '../../record/types.ts';
import type { Finding } from '../../rules/types.ts';
import { offered, written } from './fix.ts';
import { type Part, partAt } from './place.ts';
import type { Fix, FixContext, FixEdit, FixKind } from './types.ts';
import { placeFor, today, WORDS } from './values.ts';
import type { NewField, NewValue } from './write-fields.ts';

const PARTS: readonly DecisionPart[] = ['outcome', 'by', 'role', 'on', 'rationale', 'views'];
/** What any decision says, where no decision point asks for more. */
const USUAL: readonly DecisionPart[] = ['outcome', 'by', 'on', 'rationale'];

export const decisionPoint: FixKind = {
  says: 'Write the `decision:` block, or the parts of it and the fields that are missing',
  mends: (rule) => rule.startsWith('decision/'),
  *make(finding, context) {
    const part = partAt(context.judgement.record, finding.span.start);
    const decision = decisionOf(finding, part, context);
    if (!decision) return;
    const { needs, roles } = decision.point;
    // A field of the entry may have the name of a part of the decision: `by`.
    const parts = PARTS.filter((name) => needs.includes(name) && decision.missing.includes(name));
    const fields = decision.missing.filter((name) => !needs.some((need) => need === name));
    yield* missingParts(finding, part, parts, fields, context, roles?.[0]);
  },
};

/** The decision that a finding is about. */
export function decisionOf(
  { rule }: Finding,
  part: Part,
  { judgement: { journey } }: FixContext,
): Decision | undefined {
  const address = part.entry?.address;
  return journey?.decisions.find(
    ({ point, entry }) =>
      `decision/${point.id}` === rule && entry.record === journey.facts.id && entry.address === address,
  );
}

const PRACTICE: ReadonlyMap<string, readonly DecisionPart[]> = new Map([
  ['practice/rationale', ['rationale']],
  ['practice/decision-changed', ['rationale']],
  ['practice/missing-outcome', USUAL],
]);

export const decisionPractice: FixKind = {
  says: 'Write the `decision:` block, or the part of it that is missing',
  mends: (rule) => PRACTICE.has(rule),
  *make(finding, context) {
    const part = partAt(context.judgement.record, finding.span.start);
    yield* missingParts(finding, part, PRACTICE.get(finding.rule) ?? [], [], context);
  },
};

function* missingParts(
  finding: Finding,
  part: Part,
  wanted: readonly DecisionPart[],
  ways: readonly string[],
  context: FixContext,
  role?: string,
): Iterable<Fix> {
  const type = part.entry?.block.heading.type;
  const date = part.entry?.block.heading.date;
  if (type === undefined) return;
  const decision = part.fields?.value.decision;
  const begun: FieldMap = isMap(decision) ? decision : {};
  // A block that is begun anew says what any decision says.
  const all = decision === undefined && wanted.length > 0 ? [...wanted, ...USUAL] : wanted;
  const place = (name: string): NewValue | undefined => {
    if (name === 'on') return today(context);
    if (name === 'role' && role !== undefined) return { given: '', sample: role };
    return placeFor(context.catalogue.fieldAt({ entry: type }, ['decision', name]), context, date);
  };
  const inDecision = PARTS.filter((name) => all.includes(name) && !Object.hasOwn(begun, name)).flatMap((key) => {
    const value = place(key);
    return value ? [{ key, value }] : [];
  });
  const fields = ways.flatMap((way) => fieldAt(way, type, context) ?? []);
  const edits: FixEdit[] = merged(part, inDecision, fields, context);
  const names = [...inDecision, ...fields].map(({ key }) => `\`${key}\``).join(', ');
  const title = decision === undefined && inDecision.length > 0 ? `Write the decision: ${names}` : `Write ${names}`;
  yield* offered(title, finding, edits, context, { preferred: true });
}

/** One edit where the decision is new, so that both go in at one place. */
function merged(
  part: Part,
  inDecision: readonly NewField[],
  fields: readonly NewField[],
  context: FixContext,
): FixEdit[] {
  const isHalf = part.fields?.empty.some((path) => path.length === 1 && path[0] === 'decision') === true;
  const isNew = part.fields?.value.decision === undefined && !isHalf;
  if (isNew && inDecision.length > 0)
    return written(part, [], [...fields, { key: 'decision', value: inDecision }], context);
  const edits = [
    ...(inDecision.length > 0 ? written(part, ['decision'], inDecision, context) : []),
    ...(fields.length > 0 ? written(part, [], fields, context) : []),
  ];
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** A field of the entry itself, by the way to it: `consent-by`. */
function fieldAt(way: string, type: string, context: FixContext): NewField | undefined {
  const [key = way, ...deeper] = way.split('.');
  const value = placeFor(context.catalogue.fieldAt({ entry: type }, way.split('.')), context) ?? WORDS;
  const [part] = deeper;
  return part === undefined ? { key, value } : { key, value: [{ key: part, value }] };
}
