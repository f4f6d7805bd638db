/** What a window remembers of each record so that it can be found: ids, titles, dates and places. No narrative, and no field beyond the names in it. */
import type { CaseRecord, RecordKind } from '../record/types.ts';
import type { BlockNames, NameReader } from './mentions.ts';

export interface EntryOutline {
  readonly address: string;
  /** The date as written. */
  readonly date: string;
  /** The title of its type, or what is written in its place. */
  readonly title: string;
  readonly subject?: string;
  /** The line of its heading, from 0. */
  readonly line: number;
  /** The length of its heading, in UTF-16 code units. */
  readonly length: number;
}

export interface RecordOutline {
  readonly kind?: RecordKind;
  readonly id?: string;
  readonly name?: string;
  readonly entries: readonly EntryOutline[];
  /** The people, teams and children whom it names, its own id among them. */
  readonly people: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly children: ReadonlySet<string>;
  /** Whether its prose links to entries in other files. */
  readonly linksFiles: boolean;
}

/** `lineOf` gives the line (from 0) of a document offset. */
export function outlineOf(record: CaseRecord, names: NameReader, lineOf: (offset: number) => number): RecordOutline {
  const people = new Set<string>();
  const teams = new Set<string>();
  const children = new Set<string>();
  let linksFiles = false;
  const add = (found: BlockNames): void => {
    for (const person of found.people) people.add(person);
    for (const team of found.teams) teams.add(team);
    for (const child of found.children) children.add(child);
    linksFiles ||= found.linksFiles;
  };
  add(names.namesInOpening(record));
  for (const { block } of record.blocks) add(names.namesIn(block));
  const { name, worker } = record.frontMatter?.fields?.value ?? {};
  const called = record.kind === 'supervision' ? worker : name;
  return {
    ...(record.kind === undefined ? {} : { kind: record.kind }),
    ...(record.id === undefined ? {} : { id: record.id }),
    ...(typeof called === 'string' ? { name: called } : {}),
    entries: record.entries.map(({ block: { heading }, start, address }) => ({
      address,
      date: heading.dateText,
      title: heading.typeText,
      ...(heading.subject === undefined ? {} : { subject: heading.subject.text }),
      line: lineOf(start + heading.span.start),
      length: heading.span.end - heading.span.start,
    })),
    people,
    teams,
    children,
    linksFiles,
  };
}
