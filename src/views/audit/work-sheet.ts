/** The work sheet of one audit: what to do, and the entry to fill in, which goes into the child's record. */
import { inWords } from '../../journey/wording.ts';
import type { IsoDate } from '../../record/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import { bullets, heading, linkTo, paragraph, said, steps, writeMarkdown } from '../markdown.ts';
import { AUDIT } from './filled-sheet.ts';
import { PARTS, type Part } from './summary.ts';

export interface WorkSheet {
  readonly record: string;
  /** The way to the record from the folder of the sheet, fit for a link. */
  readonly href: string;
  readonly asOf: IsoDate;
  readonly seed: number;
  /** The stratum in words, such as `team east`; absent where there are none. */
  readonly stratum?: string;
  /** The entry to fill in. */
  readonly entry: SheetEntry;
}

/** The text of a team's own template; or what the entry that the program brings has to ask under the entry types of the team. */
export type SheetEntry = { readonly text: string } | AuditAsks;

export interface AuditAsks {
  /** The parts of the practice that may be judged. */
  readonly parts: readonly Part[];
  /** Fields that the team requires besides. */
  readonly fields: readonly string[];
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
    ...('text' in entry ? [] : [bullets(entry.parts.map((part) => [said(`${part}: ${QUESTIONS[part]}`)]))]),
    { type: 'thematicBreak' },
  ]);
  return `${page}\n${'text' in entry ? entry.text : auditEntry(asOf, entry)}`;
}

/** What the sheet asks of an audit under these entry types. */
export function auditAsks(catalogue: Catalogue): AuditAsks {
  const about = catalogue.fieldAt({ entry: AUDIT }, ['judgements', 0, 'about'])?.codes;
  const required = catalogue.type(AUDIT)?.fields.filter((field) => field.required) ?? [];
  return {
    parts: PARTS.filter((part) => about === undefined || about.some(({ code }) => code === part)),
    fields: required.map(({ name }) => name).filter((name) => !FIELDS.includes(name)),
  };
}

/** The fields that every sheet has. */
const FIELDS: readonly string[] = [
  'by',
  'auditor',
  'grade',
  'judgements',
  'practitioner-view',
  'child-view',
  'family-view',
  'actions',
];

/** The entry, to be filled in. */
function auditEntry(asOf: IsoDate, { parts, fields: others }: AuditAsks): string {
  const judgements = parts.flatMap((code) => [`  - about: ${code}`, '    grade:', '    why:']);
  const actions = ['  - what:', '    who:', '    due:'];
  const fields = [...FIELDS.slice(0, -1), ...others, ...FIELDS.slice(-1)].flatMap((name) => [
    `${name}:`,
    ...(name === 'judgements' ? judgements : name === 'actions' ? actions : []),
  ]);
  const sections = ['Strengths', 'Worries', 'What we learn'].map((title) => `\n### ${title}\n`);
  return `## ${asOf} Case audit\n\n\`\`\`yaml\n${fields.join('\n')}\n\`\`\`\n${sections.join('')}`;
}
