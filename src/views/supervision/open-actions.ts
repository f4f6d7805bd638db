/** Open actions as an agenda shows them: what was agreed several times in the same words is one. */
import type { DatedEntry } from '../../journey/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { openActions, sameWords, whatOf } from '../../rules/actions.ts';
import { text } from '../../rules/timeline.ts';
import { byText } from '../report/gather.ts';
import type { RecordPlace } from '../report/types.ts';
import { placeOf } from './places.ts';
import type { AgendaAction, Place, SupervisedRecord } from './types.ts';

/** An open action as one entry agreed it. */
export interface OpenAction {
  readonly place: Place;
  /** Its place among the actions of its entry, from 1. */
  readonly number: number;
  readonly agreed: IsoDate;
  /** Its words, to know it again; they are not shown. Empty where it has none. */
  readonly words: string;
  readonly who?: string;
  readonly due?: IsoDate;
  /** Only where text was asked for. */
  readonly what?: string;
}

/** What of actions may leave their record. */
export interface Shown {
  readonly text: boolean;
  /** Whether this is the id of somebody who works here. Anything else may be the name of a relative or a neighbour. */
  isKnown(who: string): boolean;
}

/** What an entry agreed and left open. */
export function actionsIn(
  judged: SupervisedRecord,
  place: RecordPlace,
  entry: DatedEntry,
  showText: boolean,
): OpenAction[] {
  return [...openActions(entry)].map((action): OpenAction => {
    const { path, fields, due } = action;
    const [who, what] = [text(fields.who), text(fields.what)];
    return {
      place: placeOf(judged, place, entry.ref, whatOf(action)),
      number: Number(path[1]) + 1,
      agreed: entry.date,
      words: sameWords(what ?? ''),
      ...(who === undefined ? {} : { who }),
      ...(due === undefined ? {} : { due }),
      ...(what === undefined || !showText ? {} : { what }),
    };
  });
}

/** Each action once, the oldest first: where it was agreed first, with whoever does it and by when as it was said last. */
export function eachOnce(actions: readonly OpenAction[], shown: Shown): AgendaAction[] {
  const told: OpenAction[][] = [];
  const byWords = new Map<string, OpenAction[]>();
  for (const action of [...actions].sort(byAge)) {
    const same = action.words === '' ? undefined : byWords.get(action.words);
    if (same !== undefined) same.push(action);
    else {
      const alone = [action];
      told.push(alone);
      byWords.set(action.words, alone);
    }
  }
  return told.flatMap((same) => asOne(same, shown));
}

function asOne(same: readonly OpenAction[], shown: Shown): AgendaAction[] {
  const [first, ...again] = same;
  if (first === undefined) return [];
  const { place, number, agreed, what } = first;
  const who = same.findLast((each) => each.who !== undefined)?.who;
  const due = same.findLast((each) => each.due !== undefined)?.due;
  return [
    {
      ...place,
      number,
      agreed,
      ...(who !== undefined && (shown.text || shown.isKnown(who)) ? { who } : {}),
      named: who !== undefined,
      ...(due === undefined ? {} : { due }),
      again: again.map((each) => each.place),
      ...(what === undefined ? {} : { what }),
    },
  ];
}

function byAge(a: OpenAction, b: OpenAction): number {
  return (
    byText(a.agreed, b.agreed) ||
    byText(a.place.record, b.place.record) ||
    a.place.line - b.place.line ||
    a.number - b.number
  );
}
