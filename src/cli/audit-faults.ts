/** What is wrong with a work sheet, told at its place there. */
import type { LineIndex } from '../record/lines.ts';
import type { Finding } from '../rules/types.ts';
import type { SheetFault } from '../views/audit/filled-sheet.ts';

/** What is wrong with a sheet, at its line and column from 1. */
export interface Fault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** The way out, where the message does not say it itself. */
  readonly clears?: string;
}

/** What is late, or comes of the rest of the record, is no fault of the sheet: it is found once the audit is on record. */
const OF_THE_SHEET = /^(?:record|schema|practice)\//u;
const EMPTY = 'schema/empty';

type Place = Pick<Fault, 'line' | 'column'>;

/** What the audit wants, and what of the findings speaks against it, in order of place. Lines that are left empty are told of together: a sheet has dozens. */
export function faultsOf(
  wanting: readonly Fault[],
  findings: readonly Finding[],
  placeOf: (at: number) => Place,
): readonly Fault[] {
  const faults = findings
    .filter(({ rule, severity }) => rule !== EMPTY && severity !== 'information' && OF_THE_SHEET.test(rule))
    .filter(({ rule }) => rule !== 'practice/action-overdue')
    .map(({ span, message, clears = 'Correct it in the sheet.' }) => ({ ...placeOf(span.start), message, clears }));
  // An empty line of which more is said already is not told of twice.
  const empty = findings
    .filter(({ rule }) => rule === EMPTY)
    .map(({ span }) => placeOf(span.start))
    .filter((at) => !wanting.some(({ line, column }) => line === at.line && column === at.column));
  return [...wanting, ...faults, ...emptyLines(empty)].sort((a, b) => a.line - b.line || a.column - b.column);
}

function emptyLines(empty: readonly Place[]): readonly Fault[] {
  const [first] = empty;
  if (first === undefined) return [];
  const numbers = empty.map(({ line }) => line).join(', ');
  const message =
    empty.length === 1 ? 'Nothing is written in this line.' : `Nothing is written in the lines ${numbers}.`;
  const clears = `Write what belongs there, or take ${empty.length === 1 ? 'it' : 'them'} out.`;
  return [{ ...first, message, clears }];
}

export function placed({ at, message, clears }: SheetFault, lines: LineIndex): Fault {
  return { ...lines.place(at), message, clears };
}

export function atTop(message: string, clears?: string): Fault {
  return { line: 1, column: 1, message, ...(clears === undefined ? {} : { clears }) };
}
