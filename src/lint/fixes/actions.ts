/** Actions: somebody to do it, a day to do it by, what came of it, or carried forward to where it is next spoken of. */
import type { DatedEntry } from '../../journey/types.ts';
import type { FieldPath } from '../../record/types.ts';
import { type Action, agreedAgain, carriedTo, openActions, whatOf } from '../../rules/actions.ts';
import { text, timelineOf } from '../../rules/timeline.ts';
import type { Finding } from '../../rules/types.ts';
import { sayDate } from '../../rules/wording.ts';
import type { EntryType } from '../../schema/types.ts';
import { flowText } from '../../schema/yaml-text.ts';
import { entryPart, offered, type WayOutOf, writing, written } from './fix.ts';
import { newAddress, newEntry } from './new-entry.ts';
import { type Part, partAt } from './place.ts';
import type { Fix, FixContext, FixEdit, FixKind } from './types.ts';
import { today } from './values.ts';
import { type NewField, writeItem } from './write-fields.ts';

const OPEN: ReadonlySet<string> = new Set([
  'practice/action-overdue',
  'supervision/action-overdue',
  'supervision/action-still-open',
]);
const SOMEBODY = 's.sample';
/** What came of it, for trying an edit. */
const CAME_OF_IT = 'Done by telephone.';

type Found = { readonly part: Part; readonly action: Action; readonly entry: DatedEntry };

/** The open actions of the entry that a part is. */
function openIn(part: Part, { judgement: { journey } }: FixContext): Found[] {
  const index = part.entry?.index;
  const entry =
    journey && part.fields?.value.actions ? timelineOf(journey).own.find(({ ref }) => ref.index === index) : undefined;
  return entry ? [...openActions(entry)].map((action) => ({ part, action, entry })) : [];
}

/** The open action that a finding points at. */
function actionAt(finding: Finding, context: FixContext): Found | undefined {
  const part = partAt(context.judgement.record, finding.span.start);
  const at = finding.span.start - part.start;
  const isAt = (path: FieldPath): boolean => part.fields?.locate(path, 'value').start === at;
  return openIn(part, context).find(({ action }) => isAt(whatOf(action)) || isAt([...action.path, 'due']));
}

/** What may be done about the open action in which the cursor stands, late or not. */
export function* actionsAtCursor(part: Part, offset: number, context: FixContext): Iterable<Fix> {
  const found = openIn(part, context).find(({ action }) => {
    const span = part.fields?.locate(action.path, 'value');
    return span && part.start + span.start <= offset && offset <= part.start + span.end;
  });
  if (!found) return;
  yield* closing(found, {}, context);
  yield* carrying(found, {}, context);
}

const place = (key: string, sample: string): NewField => ({ key, value: { given: '', sample } });

/** Only what the action doesn't say yet, so that a key that waits for its value gets it. */
export const actionPart: FixKind = {
  says: 'Write who will do it, or by when',
  mends: (rule) => rule === 'practice/action-owner' || rule === 'practice/action-due',
  *make(finding, context) {
    const found = actionAt(finding, context);
    if (!found) return;
    const isOwner = finding.rule === 'practice/action-owner';
    const [key, sample] = isOwner ? ['who', SOMEBODY] : ['due', context.asOf];
    const more = { preferred: true };
    yield* writing(`Write \`${key}\``, finding, found.part, found.action.path, [place(key, sample)], context, more);
    if (!isOwner || context.worker === undefined) return;
    const mine = { key, value: { given: flowText(context.worker) } };
    yield* writing(`Write \`who: ${context.worker}\``, finding, found.part, found.action.path, [mine], context);
  },
};

/** Done, or given up. */
export const closeAction: FixKind = {
  says: 'Close the action: done today, or what came of it',
  mends: (rule) => OPEN.has(rule),
  *make(finding, context) {
    const found = actionAt(finding, context);
    if (found) yield* closing(found, finding, context);
  },
};

function* closing({ part, action }: Found, of: WayOutOf, context: FixContext): Iterable<Fix> {
  const done = [{ key: 'done', value: today(context) }, place('outcome', CAME_OF_IT)];
  yield* writing('Close the action: done today', of, part, action.path, done, context, { preferred: true });
  const outcome = [place('outcome', CAME_OF_IT)];
  yield* writing('Close the action: say what came of it', of, part, action.path, outcome, context);
}

/**
 * The action goes on: it is agreed again where the case is next spoken of, with a day of its own and a word of where it comes from, and the old one
 * says where it went. So it is late no longer, and both ends can be followed.
 */
export const carryForward: FixKind = {
  says: 'Carry the action forward to the latest supervision since, or to a new one today, and close the old one with a reference to it',
  mends: (rule) => OPEN.has(rule),
  *make(finding, context) {
    const found = actionAt(finding, context);
    if (found) yield* carrying(found, finding, context);
  },
};

function* carrying(found: Found, of: WayOutOf, context: FixContext): Iterable<Fix> {
  const { journey, record } = context.judgement;
  const isWorker = record.kind === 'supervision';
  const types = isWorker ? ['supervision', 'group-supervision'] : ['case-supervision'];
  const latest =
    journey &&
    timelineOf(journey)
      .of(...types)
      .findLast((each) => each.own);
  if (latest && latest.date > found.entry.date) {
    const target = entryPart(context, latest.ref);
    const items = target ? writeItem(target, 'actions', again(found, context)) : [];
    const title = `Carry forward to the supervision of ${sayDate(latest.date, context.asOf)}`;
    yield* both(title, of, found, latest.ref.address, items, context, 0);
  }
  const type = context.catalogue.type(types[0] ?? '');
  if (!type) return;
  yield* toNew(type, of, found, context);
}

/** The action as it is agreed again. */
function again({ action, entry }: Found, { asOf }: FixContext): readonly NewField[] {
  const who = text(action.fields.who);
  const what = agreedAgain(text(action.fields.what) ?? 'See the action', entry.ref.address);
  return [
    { key: 'what', value: { given: flowText(what) } },
    who === undefined ? place('who', SOMEBODY) : { key: 'who', value: { given: flowText(who) } },
    place('due', asOf),
  ];
}

function* toNew(type: EntryType, of: WayOutOf, found: Found, context: FixContext): Iterable<Fix> {
  const address = newAddress(context.judgement.record, type, context.asOf);
  const edit = newEntry(type, { action: again(found, context) }, context);
  const title = `Carry forward to a new ${type.title.toLowerCase()} today`;
  yield* both(title, of, found, address, edit ? [edit] : [], context, 1);
}

function both(
  title: string,
  of: WayOutOf,
  { part, action }: Found,
  to: string,
  there: readonly FixEdit[],
  context: FixContext,
  entries: number,
): Iterable<Fix> {
  const outcome = { key: 'outcome', value: { given: carriedTo(to) } };
  const here = written(part, action.path, [outcome], context);
  if (here.length === 0 || there.length === 0) return [];
  const edits = [...here, ...there].sort((a, b) => a.span.start - b.span.start);
  return offered(title, of, edits, context, {}, { entries });
}
