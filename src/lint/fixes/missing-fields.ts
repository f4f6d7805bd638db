/** Fields that are missing: those a type cannot do without, and those that a rule of practice asks for. */
import type { FieldPath } from '../../record/types.ts';
import type { Finding } from '../../rules/types.ts';
import { offered, writing } from './fix.ts';
import { openingOf, type Part, partAt } from './place.ts';
import type { Fix, FixContext, FixKind } from './types.ts';
import { placeFor } from './values.ts';
import type { NewField } from './write-fields.ts';
import { plainEdit } from './writing.ts';

export const missingField: FixKind = {
  says: 'Write the field, with a place for its value',
  mends: (rule) => rule === 'schema/missing-field',
  *make(finding, context) {
    const { judgement, catalogue } = context;
    const part = partAt(judgement.record, finding.span.start);
    const problems = part.entry
      ? catalogue.checkEntry(part.entry.block)
      : judgement.record.frontMatter
        ? catalogue.checkFrontMatter(judgement.record.frontMatter)
        : [];
    const found = problems.find(
      ({ rule, message, span }) =>
        rule === finding.rule && message === finding.message && part.start + span.start === finding.span.start,
    );
    const key = found?.path.at(-1);
    if (!found || typeof key !== 'string') return;
    const field = fieldAt(part, found.path, context);
    const value = placeFor(field, context, part.entry?.block.heading.date);
    if (!value) return;
    yield* writing(`Write \`${key}\``, finding, part, found.path.slice(0, -1), [{ key, value }], context, {
      preferred: true,
    });
  },
};

function fieldAt(part: Part, path: FieldPath, { catalogue, judgement: { record } }: FixContext) {
  const type = part.entry?.block.heading.type;
  if (type !== undefined) return catalogue.fieldAt({ entry: type }, path);
  return record.kind === undefined ? undefined : catalogue.fieldAt({ record: record.kind }, path);
}

/** Ways out that are one field each, by rule: with an answer, or a place for one. The first is the most likely. */
const ASKED: ReadonlyMap<string, (finding: Finding, part: Part) => readonly (readonly NewField[])[]> = new Map([
  [
    'practice/child-not-seen',
    (_: Finding, part: Part) =>
      part.entry?.block.fields?.value.seen === 'no'
        ? [asks('not-seen-reason')]
        : [answers('seen', 'yes'), [...answers('seen', 'no'), ...asks('not-seen-reason')]],
  ],
  [
    'practice/not-seen-alone',
    (_: Finding, part: Part) =>
      part.entry?.block.fields?.value.alone === 'no'
        ? ['child-refused', 'not-appropriate', 'worker-unable'].map((reason) => answers('alone-reason', reason))
        : [answers('alone', 'yes'), [...answers('alone', 'no'), ...asks('alone-reason')]],
  ],
  ['practice/audit-family-view', () => [asks('family-view'), asks('family-view-reason')]],
  ['supervision/no-cases', () => [asks('cases')]],
]);

const answers = (key: string, given: string): readonly NewField[] => [{ key, value: { given } }];
const asks = (key: string): readonly NewField[] => [{ key, value: { given: '', sample: '' } }];

export const askedField: FixKind = {
  says: 'Write the field that is asked for, or one of its answers',
  mends: (rule) => ASKED.has(rule),
  *make(finding, context) {
    const part = partAt(context.judgement.record, finding.span.start);
    for (const [at, fields] of (ASKED.get(finding.rule)?.(finding, part) ?? []).entries()) {
      const placed = fields.flatMap((field) => withPlace(field, part, context) ?? []);
      if (placed.length < fields.length) continue;
      yield* writing(titleOf(placed), finding, part, [], placed, context, {
        preferred: at === 0 && placed.length === 1,
      });
    }
  },
};

function withPlace(field: NewField, part: Part, context: FixContext): NewField | undefined {
  const { value, key } = field;
  if (!('sample' in value)) return field;
  const placed = placeFor(fieldAt(part, [key], context), context, part.entry?.block.heading.date);
  return placed && { key, value: placed };
}

function titleOf(fields: readonly NewField[]): string {
  return `Write ${fields.map(({ key, value }) => ('given' in value && value.given !== '' ? `\`${key}: ${value.given}\`` : `\`${key}\``)).join(' and ')}`;
}

/** The reason for what came late, on the entry that met the clock or ended it. */
export const lateReason: FixKind = {
  says: 'Write `late-reason` on the entry that came late',
  mends: (rule) => rule.startsWith('timescale/'),
  *make(finding, context) {
    const { journey, record } = context.judgement;
    const { timescale, due, entry, daysLate } = finding;
    if (!journey || timescale === undefined || daysLate === undefined || finding.severity === 'information') return;
    const deadline = journey.deadlines.find(
      (each) =>
        each.timescale.id === timescale && each.due === due && each.daysLate === daysLate && each.reason === undefined,
    );
    const ref = deadline?.status === 'met-late' ? deadline.met?.entry : deadline?.ended?.entry;
    if (!ref || ref.record !== journey.facts.id) return;
    const late = record.entries[ref.index];
    if (!late || (deadline?.status === 'met-late' && late.address !== entry)) return;
    const part = partAt(record, late.start);
    const value = { given: '', sample: 'The family were away.' };
    const title =
      deadline?.status === 'met-late' ? 'Say why it was late' : `Say on ${late.address} why it did not take place`;
    yield* writing(title, finding, part, [], [{ key: 'late-reason', value }], context, { preferred: true });
  },
};

/** The summary was read again and still holds, or has been brought up to date. */
export const summaryDate: FixKind = {
  says: 'Write today in `summary-on`, once the summary says how things stand',
  mends: (rule) => rule === 'practice/summary-out-of-date',
  *make(finding, context): Iterable<Fix> {
    const part = openingOf(context.judgement.record);
    if (typeof part.fields?.value['summary-on'] !== 'string') return;
    const span = part.fields.locate(['summary-on'], 'value');
    const title = `The summary is up to date: write \`summary-on: ${context.asOf}\``;
    yield* offered(title, finding, [plainEdit(span, context.asOf)], context);
  },
};

/** The day on which the child died, in the front matter. */
export const dayOfDeath: FixKind = {
  says: 'Write `died` in the front matter',
  mends: (rule) => rule === 'journey/death-without-date',
  *make(finding, context) {
    const part = openingOf(context.judgement.record);
    const died = { key: 'died', value: { given: '', sample: context.asOf } };
    if (part.fields)
      yield* writing('Write `died` in the front matter', finding, part, [], [died], context, { preferred: true });
  },
};
