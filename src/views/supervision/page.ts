/** The agenda of a supervision session as Markdown. Nodes are built and then written, so that no id or name can be taken for markup. */
import type { PhrasingContent, RootContent } from 'mdast';
import { allOf, inWords } from '../../journey/wording.ts';
import type { IsoDate } from '../../record/types.ts';
import { sayDays } from '../../rules/wording.ts';
import { bold, bullets, heading, linkTo, paragraph, said, writeMarkdown } from '../markdown.ts';
import type { Agenda, AgendaAction, AgendaChild, AgendaDeadline, AgendaDecision, Place } from './types.ts';

/** The agenda as Markdown, ending with a line end. */
export function agendaPage(agenda: Agenda): string {
  return writeMarkdown(agendaContent(agenda));
}

/** The agenda, part by part, in the order in which it is gone through. */
export function agendaContent(agenda: Agenda): RootContent[] {
  const { worker, asOf, children, carried, elsewhere, records, strangers, oneSided } = agenda;
  const content: RootContent[] = [heading(1, said(`Supervision: ${worker}`)), paragraph(said(opening(agenda)))];
  // Without a record nothing is known of what was agreed, which is not the same as that nothing is open.
  if (records.length > 0) {
    content.push(
      heading(2, said('Agreed before and still open')),
      carried.length === 0
        ? paragraph(said('Nothing: all that was agreed in supervision is done or settled.'))
        : bullets(carried.map((action) => actionWords(action, asOf))),
    );
  }
  const unspoken = children.filter(({ notDiscussedBy }) => notDiscussedBy !== undefined);
  if (unspoken.length > 0) {
    content.push(heading(2, said('Not spoken of in time')), bullets(unspoken.map((child) => unspokenWords(child))));
    if (strangers.length > 0)
      content.push(
        paragraph(
          said(
            `The last session names ${allOf(strangers)} too, and none of the records that were read has such an id.`,
          ),
        ),
      );
  }
  content.push(heading(2, said(`Children: ${children.length}`)));
  if (children.length === 0) content.push(paragraph(said('No open case is allocated to this worker.')));
  for (const child of children) content.push(...childContent(child, asOf));
  if (elsewhere.length > 0) {
    content.push(
      heading(2, said('Agreed elsewhere and still open')),
      bullets(elsewhere.map((action) => [...actionWords(action, asOf), said(` In ${action.record}.`)])),
    );
  }
  content.push(
    heading(2, said('For this session')),
    bullets([
      ...(oneSided === undefined ? [] : [[link(oneSided, 'So far'), said(`: ${oneSided.message}`)]]),
      ...PROMPTS.map((words) => [said(words)]),
    ]),
  );
  return content;
}

/** What no record can bring to a session, so that it is more than its list of tasks. */
const PROMPTS: readonly string[] = [
  'How the worker is, and what would help',
  'What is hard about this work at the moment',
  'What the worker wants to learn',
  'Which risks others must know of',
  'What was decided, and why',
];

function opening({ asOf, left, last, lastGroup, next, records, unread, children }: Agenda): string {
  const held = children.length === 1 ? '1 child' : `${children.length} children`;
  const words = [`Prepared on ${inWords(asOf)}, with ${held} on the list, by risk and by what is late.`];
  if (unread > 0) {
    const files = unread === 1 ? '1 record' : `${unread} records`;
    words.push(`${files} could not be read, so that something may be missing here.`);
  }
  if (left !== undefined) words.push(`This worker left on ${inWords(left)}: cases that were theirs have nobody.`);
  if (records.length === 0) {
    words.push(
      'No supervision record of this worker is among the records that were read, so what was agreed is not known.',
    );
  } else words.push(last === undefined ? 'No session is on record yet.' : `The last session was on ${inWords(last)}.`);
  if (records.length > 1)
    words.push(
      `There are ${records.length} supervision records of this worker: ${allOf(records.map(({ record }) => record))}.`,
    );
  if (lastGroup !== undefined) words.push(`The last group supervision was on ${inWords(lastGroup)}.`);
  for (const { due, daysLate } of next) {
    words.push(
      daysLate === undefined
        ? `The next is due by ${inWords(due)}.`
        : `The next was due by ${inWords(due)}, ${sayDays(daysLate)} ago.`,
    );
  }
  return words.join(' ');
}

function childContent(child: AgendaChild, asOf: IsoDate): RootContent[] {
  const { risks, since, discussed, late, soon, decisions, notBegun, actions, drift } = child;
  const risk = risks.length === 0 ? 'Open' : risks.join(', ');
  const spoken =
    discussed === undefined ? 'not yet spoken of in supervision since then' : `last spoken of on ${inWords(discussed)}`;
  const items: PhrasingContent[][] = [
    ...(drift === undefined ? [] : [[link(child, 'Drift'), said(`: ${drift}`)]]),
    ...[...late, ...soon].map((deadline) => deadlineWords(deadline)),
    ...decisions.map((decision) => decisionWords(decision)),
    ...notBegun.map((step) => [link(step, 'Decided, not begun'), said(`: ${step.message}`)]),
    ...actions.map((action) => actionWords(action, asOf)),
  ];
  return [
    heading(3, link(child, calledOf(child))),
    paragraph(said(`${risk}. With this worker since ${inWords(since)}; ${spoken}.`)),
    ...(items.length === 0 ? [paragraph(said('Nothing is late, due soon, waiting or open.'))] : [bullets(items)]),
  ];
}

function unspokenWords(child: AgendaChild): PhrasingContent[] {
  const { since, discussed, within, notDiscussedBy = since } = child;
  const when =
    discussed === undefined
      ? `not spoken of since the case came to this worker on ${inWords(since)}`
      : `last spoken of on ${inWords(discussed)}`;
  const limit = within === 1 ? 'a month' : `${within} months`;
  return [
    link(child, calledOf(child)),
    said(`: ${when}; within ${limit} it would have been ${inWords(notDiscussedBy)}.`),
  ];
}

function deadlineWords(deadline: AgendaDeadline): PhrasingContent[] {
  const { title, due, daysLate, authority } = deadline;
  const when =
    daysLate === undefined ? `due by ${inWords(due)}` : `was due by ${inWords(due)}, ${sayDays(daysLate)} ago`;
  return [
    bold(daysLate === undefined ? 'Due soon' : 'Overdue'),
    said(': '),
    link(deadline, title),
    said(`, ${when} (${authority}).`),
  ];
}

function decisionWords(decision: AgendaDecision): PhrasingContent[] {
  const { title, since } = decision;
  return [
    bold('Decision waits'),
    said(': '),
    link(decision, title),
    said(since === undefined ? '.' : `, since ${inWords(since)}.`),
  ];
}

function actionWords(action: AgendaAction, asOf: IsoDate): PhrasingContent[] {
  const { agreed, number, named, who, due, sessions = 0, again, what } = action;
  const owner = who ?? (named ? 'somebody from outside the team' : 'nobody named');
  const day = due === undefined ? 'no day' : `${due < asOf ? 'was due' : 'due'} by ${inWords(due)}`;
  const numbered = `no. ${number} of ${action.entry ?? inWords(agreed)}`;
  const passed = sessions === 0 ? '' : `; ${sessions === 1 ? '1 session' : `${sessions} sessions`} since`;
  return [
    bold(due !== undefined && due < asOf ? 'Action overdue' : 'Action'),
    said(': '),
    ...(what === undefined ? [link(action, numbered)] : [link(action, shortened(what)), said(` (${numbered})`)]),
    ...againWords(again),
    said(`, ${owner}, ${day}${passed}.`),
  ];
}

function calledOf({ record, name }: AgendaChild): string {
  return name === undefined ? record : `${record} ${name}`;
}

/** Longer words are no longer a line; the whole of them stands in the record. */
const LONGEST_WORDS = 200;

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_WORDS ? line : `${line.slice(0, LONGEST_WORDS).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Every place where it is to be closed. */
function againWords(again: readonly Place[]): PhrasingContent[] {
  return again.flatMap((place, at) => {
    const before = at === 0 ? ', agreed again in ' : at === again.length - 1 ? ' and ' : ', ';
    return [said(before), link(place, place.entry ?? `line ${place.line}`)];
  });
}

/** Words that lead to a line of a record. */
function link({ link: url }: Place, words: string): PhrasingContent {
  return linkTo(url, words);
}
