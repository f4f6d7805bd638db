/** Takes audits from their work sheets into the text of the children's records. Nothing is written here. */
import { LineIndex } from '../record/lines.ts';
import type { CaseRecord, Entry, IsoDate, Span } from '../record/types.ts';
import { UNSEEN } from '../record/unseen.ts';
import { text } from '../rules/timeline.ts';
import { AUDIT, childNamed, readSheet, wantingIn } from '../views/audit/filled-sheet.ts';
import { withEntry } from '../workspace/entry-in-order.ts';
import { judgeRecord } from '../workspace/judge.ts';
import { decodeBytes, readBytes } from '../workspace/node-files.ts';
import type { Uri, Workspace } from '../workspace/types.ts';
import { atTop, type Fault, faultsOf, placed } from './audit-faults.ts';
import { readSheetFile, type SheetFile } from './audit-sheets.ts';
import type { FoundRecord, RecordsById } from './children.ts';
import type { Io } from './io.ts';
import { shownPath } from './judged-files.ts';

/** Where an audit stands, or is to stand, in a record. */
export interface AuditPlace {
  readonly child: string;
  readonly record: Uri;
  readonly address: string;
}

/** What came of one sheet. */
export type Filing =
  | { readonly is: 'filed'; readonly place: AuditPlace }
  /** It was filed before. `differs`: it reads otherwise in the record, which somebody has worked on since. */
  | { readonly is: 'on-record'; readonly place: AuditPlace; readonly differs: boolean }
  | { readonly is: 'waiting' }
  | { readonly is: 'missing' }
  | { readonly is: 'faulty'; readonly faults: readonly Fault[] };

/** A record that takes part, as it was read and as it is to be. */
export interface RecordInHand extends FoundRecord {
  readonly before: Buffer;
  readonly record: CaseRecord;
  /** The addresses of the audits that are put into it now, each with the sheet that it is from. */
  readonly added: ReadonlyMap<string, string>;
}

interface FilingInto {
  readonly io: Io;
  readonly recordsOf: RecordsById;
  readonly longestRecord: number;
  /** What was named to look for records in. */
  readonly folder: string;
  /** The day to judge on in a workspace. */
  asOf(workspace: Workspace): IsoDate;
}

export class AuditFiling {
  readonly #given: FilingInto;
  readonly #inHand = new Map<Uri, RecordInHand>();

  constructor(given: FilingInto) {
    this.#given = given;
  }

  /** The records with audits that were put into them. */
  get changed(): readonly RecordInHand[] {
    return [...this.#inHand.values()].filter(({ added }) => added.size > 0);
  }

  /** The line, from 1, at which an audit stands in the record as it is to be. */
  lineOf({ record: uri, address }: AuditPlace): number {
    const record = this.#inHand.get(uri)?.record;
    const entry = record?.entries.find((each) => each.address === address);
    return record === undefined || entry === undefined ? 1 : new LineIndex(record.text).place(entry.start).line;
  }

  async file(sheet: SheetFile): Promise<Filing> {
    const read = await readSheetFile(sheet);
    if (read === undefined) return { is: 'missing' };
    if ('problem' in read) return faulty(atTop(read.message));
    const child = whose(sheet, read.text);
    if (typeof child !== 'string') return faulty(child);
    const found = this.#recordOf(child);
    if ('message' in found) return faulty(found);
    const inHand = await this.#take(found, child);
    if ('message' in inHand) return faulty(inHand);
    const lines = new LineIndex(read.text);
    const filled = readSheet(inHand.workspace.parse(read.text));
    if (!('entry' in filled)) return faulty(...filled.map((fault) => placed(fault, lines)));
    if (filled.isOpen) return { is: 'waiting' };
    const { entry } = filled;
    const { line } = lines.place(entry.start);
    const there = onRecord(inHand.record, entry);
    if (there !== undefined) return alreadyThere(inHand, there, entry, { child, line });
    const asOf = this.#given.asOf(inHand.workspace);
    const wanting = wantingIn(entry, { asOf, drawnOn: sheet.drawn?.on }).map((fault) => placed(fault, lines));
    return this.#put(inHand, entry, { child, sheet, asOf, wanting, line });
  }

  /** The one record of a child, or why there is none. */
  #recordOf(child: string): FoundRecord | Fault {
    const { recordsOf, folder, io } = this.#given;
    const [found, ...more] = recordsOf(child);
    if (found === undefined)
      return atTop(
        `No record in ${folder} has the id ${child}, of which the sheet is.`,
        'Name the folder that holds the records with --in FOLDER, or correct the id.',
      );
    if (more.length > 0)
      return atTop(
        `${more.length + 1} files have the id ${child}: ${[found, ...more].map(({ uri }) => shownPath(io, uri)).join(', ')}.`,
        'Give one of them its own id, or put what both say into one and delete the other.',
      );
    return found;
  }

  /** The record as it is to be so far. */
  async #take({ uri, workspace }: FoundRecord, child: string): Promise<RecordInHand | Fault> {
    const known = this.#inHand.get(uri);
    if (known !== undefined) return known;
    const shown = shownPath(this.#given.io, uri);
    const read = await readBytes(uri, this.#given.longestRecord, workspace.root);
    const decoded = 'bytes' in read ? decodeBytes(read.bytes) : read;
    if (!('bytes' in read) || !('text' in decoded)) {
      const message = 'message' in decoded ? decoded.message : '';
      return atTop(`The record of ${child} could not be read (${shown}): ${message}`);
    }
    const record = workspace.parse(decoded.text);
    if (record.id !== child || record.kind !== 'child')
      return atTop(`${shown} has the id ${child} and is no child's record.`, 'Correct the id in the sheet.');
    const inHand = { uri, workspace, before: read.bytes, record, added: new Map<string, string>() };
    this.#inHand.set(uri, inHand);
    return inHand;
  }

  /** Puts the audit into its record, where nothing speaks against it. */
  #put(inHand: RecordInHand, entry: Entry, { child, sheet, asOf, wanting, line }: Placing): Filing {
    const { workspace, record, uri, added } = inHand;
    const shown = shownPath(this.#given.io, uri);
    const next = withEntry(record, entry.block.heading, entry.block.text);
    if (Buffer.byteLength(next.text) > this.#given.longestRecord)
      return faulty({
        ...atTop(`With this audit ${shown} would be longer than what is read of a record.`, 'Shorten it.'),
        line,
      });
    const judgement = judgeRecord(workspace, next.text, asOf);
    const address = addressOf(record, judgement.record, { span: next.span, shown });
    if (typeof address !== 'string') return faulty({ ...address, line, column: 1 });
    const lines = new LineIndex(next.text);
    const shift = line - lines.place(next.span.start).line;
    const inside = judgement.findings.filter(
      ({ span: { start } }) => start >= next.span.start && start < next.span.end,
    );
    const faults = faultsOf(wanting, inside, (at) => {
      const { line: there, column } = lines.place(at);
      return { line: there + shift, column };
    });
    if (faults.length > 0) return faulty(...faults);
    const sheets = new Map(added).set(address, sheet.shown);
    this.#inHand.set(uri, { ...inHand, record: judgement.record, added: sheets });
    return { is: 'filed', place: { child, record: uri, address } };
  }
}

interface Placing {
  readonly child: string;
  readonly sheet: SheetFile;
  readonly asOf: IsoDate;
  /** What an audit must say and this one doesn't. */
  readonly wanting: readonly Fault[];
  /** The line of the audit in its sheet. */
  readonly line: number;
}

/** Whose audit a sheet is: its title and the sample that it is from must say the same. */
function whose({ drawn }: SheetFile, sheet: string): string | Fault {
  const named = childNamed(sheet);
  if (drawn === undefined)
    return (
      named ?? atTop('Nothing says whose audit this is.', 'Begin the sheet with its title: # Case audit of CH-1042')
    );
  const { child } = drawn;
  // What cannot be seen of an id is a blank in the title.
  if (named === undefined || named === child.replace(UNSEEN, ' ').trim()) return child;
  return atTop(
    `The title names ${named}, and by the sample beside it this is the sheet of ${child}.`,
    'Put each audit into the sheet of its own child.',
  );
}

/** The audit where it is on record already: the same words, or one of the same day by the same auditor. */
function onRecord({ entries }: CaseRecord, audit: Entry): Entry | undefined {
  const audits = entries.filter(({ block }) => block.heading.type === AUDIT);
  const key = keyOf(audit);
  return (
    audits.find((each) => words(each) === words(audit)) ??
    (key === undefined ? undefined : audits.find((each) => keyOf(each) === key))
  );
}

function keyOf({ block: { heading, fields } }: Entry): string | undefined {
  const auditor = text(fields?.value.auditor);
  return auditor === undefined ? undefined : `${heading.date} ${auditor}`;
}

/** The text of an entry, whatever its line endings and the blank lines behind it. */
function words({ block }: Entry): string {
  return block.text.trimEnd().replaceAll(/\r\n?/gu, '\n');
}

function alreadyThere(
  { uri, added }: RecordInHand,
  there: Entry,
  audit: Entry,
  { child, line }: { readonly child: string; readonly line: number },
): Filing {
  const differs = words(there) !== words(audit);
  const other = added.get(there.address);
  if (!differs || other === undefined)
    return { is: 'on-record', place: { child, record: uri, address: there.address }, differs };
  return faulty({
    ...atTop(`${other} holds another audit of ${child} by the same auditor on the same day.`, 'Keep one of the two.'),
    line,
  });
}

/** The address of the audit in the record; or why it has none, where something around it reads otherwise now. */
function addressOf(
  before: CaseRecord,
  after: CaseRecord,
  { span, shown }: { readonly span: Span; readonly shown: string },
): string | Pick<Fault, 'message' | 'clears'> {
  const own = after.entries.find(({ start }) => start === span.start);
  const isWhole = own?.block.text.trimEnd() === after.text.slice(span.start, span.end);
  if (own === undefined || !isWhole || after.blocks.length !== before.blocks.length + 1)
    return {
      message: `A fence or a remark is left open, in the audit or in ${shown} before it, and would swallow what follows.`,
      clears: 'Close it first.',
    };
  const others = after.entries.filter((entry) => entry !== own);
  if (others.every((entry, at) => entry.address === before.entries[at]?.address)) return own.address;
  return {
    message: `The audit has the id of another entry of ${shown}, and would be taken for it.`,
    clears: 'Give it another id, or take the id out.',
  };
}

function faulty(...faults: readonly Fault[]): Filing {
  return { is: 'faulty', faults };
}
