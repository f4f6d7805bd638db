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

/** What of the findings speaks against the audit. Lines that are left empty are told of together: a sheet has dozens. */
export function faultsOf(
  findings: readonly Finding[],
  placeOf: (at: number) => Pick<Fault, 'line' | 'column'>,
): readonly Fault[] {
  const faults = findings
    .filter(({ rule, severity }) => rule !== EMPTY && severity !== 'information' && OF_THE_SHEET.test(rule))
    .filter(({ rule }) => rule !== 'practice/action-overdue')
    .map(({ span, message, clears = 'Correct it in the sheet.' }) => ({ ...placeOf(span.start), message, clears }));
  const empty = findings.filter(({ rule }) => rule === EMPTY).map(({ span }) => placeOf(span.start));
  const [first] = empty;
  if (first === undefined) return faults;
  const numbers = empty.map(({ line }) => line).join(', ');
  const message =
    empty.length === 1 ? 'Nothing is written in this line.' : `Nothing is written in the lines ${numbers}.`;
  const clears = `Write what belongs there, or take ${empty.length === 1 ? 'it' : 'them'} out.`;
  return [...faults, { ...first, message, clears }];
}

/** Each place is told of once. */
export function inOrder(wanting: readonly Fault[], found: readonly Fault[]): readonly Fault[] {
  const told = new Set(wanting.map(({ line, column }) => `${line}:${column}`));
  const others = found.filter(({ line, column }) => !told.has(`${line}:${column}`));
  return [...wanting, ...others].sort((a, b) => a.line - b.line || a.column - b.column);
}

export function placed({ at, message, clears }: SheetFault, lines: LineIndex): Fault {
  return { ...lines.place(at), message, clears };
}

export function atTop(message: string, clears?: string): Fault {
  return { line: 1, column: 1, message, ...(clears === undefined ? {} : { clears }) };
}
