/** The children in need census of the Department for Education: one XML file a year, as a council sends it. */

/** One element as read: its name, its text or its children, and where it stands. */
export interface CensusElement {
  readonly name: string;
  /** Text of an element without children, white space trimmed; empty for one that has children. */
  readonly text: string;
  readonly children: readonly CensusElement[];
  /** Stray text between the children, which the census has no place for. */
  readonly stray: string;
  /** Line in the file, from 1. */
  readonly line: number;
}

/** Something in the file that the import could not place, or had to read with care. Nothing it names is dropped. */
export interface ImportNote {
  /** Line in the census file, from 1. */
  readonly line: number;
  /** The child's id in the file, where it stands inside a child. */
  readonly child?: string;
  readonly message: string;
}

/** A census file that can't be read at all. */
export class CensusError extends Error {
  override readonly name = 'CensusError';
}

/** The file's header: element name to value, in the order of the file. */
export type CensusHeader = ReadonlyMap<string, string>;

export interface CensusFile {
  readonly header: CensusHeader;
  readonly children: readonly CensusElement[];
  readonly notes: readonly ImportNote[];
}

/** One child's record, ready to be written. */
export interface ImportedRecord {
  readonly id: string;
  /** A file name that is safe on every system and taken by no other child of the file. */
  readonly fileName: string;
  readonly text: string;
}

export interface ImportedCensus {
  readonly header: CensusHeader;
  readonly records: readonly ImportedRecord[];
  readonly notes: readonly ImportNote[];
}
