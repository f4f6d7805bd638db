/** The work sheet of one audit: what to do, and the entry to fill in and put into the child's record. */
import type { Root, RootContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { inWords } from '../../journey/wording.ts';
import type { IsoDate } from '../../record/types.ts';

export interface WorkSheet {
  readonly record: string;
  /** The way to the record from the folder of the sheet, fit for a link. */
  readonly href: string;
  readonly asOf: IsoDate;
  readonly seed: number;
  /** The stratum in words, such as `team east`; absent where there are none. */
  readonly stratum?: string;
}

/** What is judged, by its code in the entry. The schema of the entry has the same. */
export const JUDGED: ReadonlyMap<string, string> = new Map([
  ['childs-voice', 'Is the child seen and heard, and does what the child says change what is done?'],
  ['assessment', 'Is it understood what is going on, what the risk is and what is needed?'],
  ['plan', 'Does the plan say what is to change, who does what by when, and is it reviewed?'],
  ['help', 'Was it done, in time, and what difference did it make?'],
  ['decisions', 'Is it on record who decided what and why, and did somebody oversee it?'],
  ['record', "Does the record tell the child's story so that the child could read it one day?"],
]);

/** The sheet as Markdown, ending with a line end. The entry in it stands as it goes into the record. */
export function workSheet(sheet: WorkSheet): string {
  const { record, href, asOf, seed, stratum } = sheet;
  const drawn = `Drawn on ${inWords(asOf)} by the seed ${seed}${stratum === undefined ? '' : `, from ${stratum}`}. The record: `;
  const content: RootContent[] = [
    heading(`Case audit of ${record}`),
    {
      type: 'paragraph',
      children: [text(drawn), { type: 'link', url: href, children: [text(record)] }, text('.')],
    },
    {
      type: 'list',
      ordered: true,
      start: 1,
      spread: false,
      children: [
        'Read the record. Talk with the worker, with the child and with the family, and write what each of them said of the help.',
        'Fill in the entry below. Grades are outstanding, good, requires-improvement and inadequate. Take out the lines that you leave empty.',
        'Where the family was not heard, write family-view-reason in place of family-view: why not, and what was tried.',
        "Put the entry into the child's record, from its heading on, at its place in the order of days. Filled in, it has no findings of its own; until then, lint says what is missing.",
        'After moderation add moderated-by, moderated-grade and moderated-on to the entry. Its actions are tracked like any others until they are done.',
      ].map((words) => item(words)),
    },
    {
      type: 'list',
      ordered: false,
      spread: false,
      children: [...JUDGED].map(([code, question]) => item(`${code}: ${question}`)),
    },
    { type: 'thematicBreak' },
  ];
  const root: Root = { type: 'root', children: content };
  const page = toMarkdown(root, { bullet: '-', rule: '-', listItemIndent: 'one' });
  return `${page}\n${auditEntry(asOf)}`;
}

/** The entry, to be filled in. */
export function auditEntry(asOf: IsoDate): string {
  const judgements = [...JUDGED.keys()].flatMap((code) => [`  - about: ${code}`, '    grade:', '    why:']);
  const fields = [
    'by:',
    'auditor:',
    'grade:',
    'judgements:',
    ...judgements,
    'practitioner-view:',
    'child-view:',
    'family-view:',
    'actions:',
    '  - what:',
    '    who:',
    '    due:',
  ];
  const sections = ['Strengths', 'Worries', 'What we learn'].map((title) => `\n### ${title}\n`);
  return `## ${asOf} Case audit\n\n\`\`\`yaml\n${fields.join('\n')}\n\`\`\`\n${sections.join('')}`;
}

/** Control characters, those that turn the direction of writing round, and half characters. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Surrogate}]/gu;

function text(words: string) {
  return { type: 'text' as const, value: words.replace(UNSEEN, ' ') };
}

function item(words: string) {
  return {
    type: 'listItem' as const,
    spread: false,
    children: [{ type: 'paragraph' as const, children: [text(words)] }],
  };
}

function heading(words: string): RootContent {
  return { type: 'heading', depth: 1, children: [text(words)] };
}
