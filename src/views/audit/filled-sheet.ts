/** Reads a work sheet that an auditor has filled in: whose audit it is, and the entry that goes into the record. Never throws. */
import { inWords } from '../../journey/wording.ts';
import type { CaseRecord, Entry, Fields, IsoDate } from '../../record/types.ts';
import { text } from '../../rules/timeline.ts';
import { GRADES } from './summary.ts';

/** What is wrong with a sheet, at an offset of its text. */
export interface SheetFault {
  readonly at: number;
  readonly message: string;
  readonly clears: string;
}

/** A sheet whose audit can be looked at. */
export interface FilledSheet {
  readonly entry: Entry;
  /** Whether the grade is still to be given: until then the audit is not finished. */
  readonly isOpen: boolean;
}

/** The type of the entry that a sheet holds. */
export const AUDIT = 'case-audit';
const HEADING = 'such as: ## 2026-03-20 Case audit';

/** `sheet` is the text of the sheet, read as a record is: its entry is read as it will be in the child's record. */
export function readSheet(sheet: CaseRecord): FilledSheet | readonly SheetFault[] {
  const [entry, second] = sheet.entries;
  if (entry === undefined)
    return [
      {
        at: 0,
        message: 'There is no case audit in this sheet.',
        clears: `Begin it with its heading on a line of its own, ${HEADING}`,
      },
    ];
  if (second !== undefined)
    return [
      {
        at: second.start,
        message: 'A second entry begins here, and a sheet holds one audit.',
        clears: 'Take it out, or make a sheet of its own of it.',
      },
    ];
  const { block, start } = entry;
  const faults = block.problems
    .filter(({ severity }) => severity !== 'information')
    .map(({ span, message, clears }) => ({
      at: start + span.start,
      message,
      clears: clears ?? 'Correct it in the sheet.',
    }));
  if (faults.length > 0) return faults;
  if (block.heading.type !== AUDIT || block.heading.date === undefined)
    return [
      { at: start, message: 'This entry is no case audit.', clears: `Its heading is the day and the type, ${HEADING}` },
    ];
  const after = sheet.blocks.find((other) => other.start > start);
  if (after !== undefined)
    return [
      {
        at: after.start,
        message: 'This part stands below the audit and is none of it, so it would be lost.',
        clears: 'Give it a heading of the third level (###), or move it above the audit.',
      },
    ];
  const { fields } = block;
  // A template may have the place of the grade between quotation marks.
  return { entry, isOpen: fields !== undefined && (isEmpty(fields, 'grade') || fields.value.grade === '') };
}

/** Whether the key is there with nothing behind it. */
function isEmpty({ empty }: Fields, key: string): boolean {
  return empty.some(([first, ...more]) => first === key && more.length === 0);
}

/** What an audit must say, whatever else its record says; and when it can have been. */
export function wantingIn(
  { block: { fields, heading }, start }: Entry,
  { asOf, drawnOn }: { readonly asOf: IsoDate; readonly drawnOn: IsoDate | undefined },
): readonly SheetFault[] {
  const faults: SheetFault[] = [];
  const add = (at: number, message: string, clears: string): void => {
    faults.push({ at: start + at, message, clears });
  };
  const { date, dateSpan } = heading;
  if (date !== undefined && date > asOf)
    add(
      dateSpan.start,
      `The day of the audit is still to come: it is ${inWords(asOf)}.`,
      'Write the day on which it was done.',
    );
  if (date !== undefined && drawnOn !== undefined && date < drawnOn)
    add(
      dateSpan.start,
      `The child was drawn on ${inWords(drawnOn)}, after the day of this audit.`,
      'Write the day on which it was done.',
    );
  const at = (key: string): number =>
    fields !== undefined && isEmpty(fields, key) ? fields.locate([key], 'key').start : heading.span.start;
  if (text(fields?.value.grade) === undefined)
    add(at('grade'), 'The audit gives no grade of the whole.', `Write it behind "grade:": ${GRADES.join(', ')}.`);
  if (text(fields?.value.auditor) === undefined)
    add(at('auditor'), 'The audit does not say who audited.', 'Write the id that records use behind "auditor:".');
  return faults;
}

/** How far a title is looked for, in UTF-16 code units. */
const LONGEST_START = 10_000;

/** The id that the title of a sheet names, as the sheet was written; undefined where it has no such title. */
export function childNamed(sheet: string): string | undefined {
  const title = /^# Case audit of (.{1,200})$/mu.exec(sheet.slice(0, LONGEST_START))?.[1];
  return title === undefined ? undefined : asRead(title.trim());
}

/** The words behind signs that Markdown escapes. */
function asRead(markdown: string): string {
  return markdown.replaceAll(/\\([!-/:-@[-`{-~])|&#x([0-9A-F]{1,6});/gu, (whole, sign?: string, code?: string) => {
    if (code === undefined) return sign ?? whole;
    const point = Number.parseInt(code, 16);
    return point > 0x10ffff ? whole : String.fromCodePoint(point);
  });
}
