/** The work sheet of one audit: what to do, and the entry to fill in, which goes into the child's record. */
import { inWords } from '../../journey/wording.ts';
import type { IsoDate } from '../../record/types.ts';
import { bullets, heading, linkTo, paragraph, said, steps, writeMarkdown } from '../markdown.ts';
import { PARTS, type Part } from './summary.ts';

export interface WorkSheet {
  readonly record: string;
  /** The way to the record from the folder of the sheet, fit for a link. */
  readonly href: string;
  readonly asOf: IsoDate;
  readonly seed: number;
  /** The stratum in words, such as `team east`; absent where there are none. */
  readonly stratum?: string;
  /** The entry to fill in, by a template of the team; without it, {@link auditEntry}. */
  readonly entry?: string;
}

/** What is asked of each part of the practice. */
const QUESTIONS: Readonly<Record<Part, string>> = {
  'childs-voice': 'Is the child seen and heard, and does what the child says change what is done?',
  assessment: 'Is it understood what is going on, what the risk is and what is needed?',
  plan: 'Does the plan say what is to change, who does what by when, and is it reviewed?',
  help: 'Was it done, in time, and what difference did it make?',
  decisions: 'Is it on record who decided what and why, and did somebody oversee it?',
  record: "Does the record tell the child's story so that the child could read it one day?",
};

const STEPS: readonly string[] = [
  'Read the record. Talk with the worker, with the child and with the family, and write what each of them said of the help.',
  'Fill in the entry below, and write the day of the audit in its heading. Grades are outstanding, good, requires-improvement and inadequate. Take out the lines that you leave empty. Give the grade of the whole last: with it, the audit is finished.',
  'Where the family was not heard, write family-view-reason in place of family-view: why not, and what was tried.',
  "Then case-record audit file puts the entry, from its heading on, into the child's record at its place in the order of days. What stands above it stays here.",
  'After moderation add moderated-by, moderated-grade and moderated-on to the entry: here, or on record once it is there. Its actions are tracked like any others until they are done.',
];

/** The sheet as Markdown, ending with a line end. The entry in it stands as it goes into the record. */
export function workSheet(sheet: WorkSheet): string {
  const { record, href, asOf, seed, stratum, entry } = sheet;
  const drawn = `Drawn on ${inWords(asOf)} by the seed ${seed}${stratum === undefined ? '' : `, from ${stratum}`}. The record: `;
  const page = writeMarkdown([
    heading(1, said(`Case audit of ${record}`)),
    paragraph(said(drawn), linkTo(href, record), said('.')),
    steps(STEPS.map((words) => [said(words)])),
    // A team's own template asks questions of its own.
    ...(entry === undefined ? [bullets(PARTS.map((part) => [said(`${part}: ${QUESTIONS[part]}`)]))] : []),
    { type: 'thematicBreak' },
  ]);
  return `${page}\n${entry ?? auditEntry(asOf)}`;
}

/** The entry, to be filled in. */
export function auditEntry(asOf: IsoDate): string {
  const judgements = PARTS.flatMap((code) => [`  - about: ${code}`, '    grade:', '    why:']);
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
