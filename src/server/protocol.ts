/** What client and server say to each other beyond the language server protocol. Types and names only: the extension imports them. */

export * from './protocol/files.ts';
export * from './protocol/folders.ts';
export * from './protocol/reading.ts';
export * from './protocol/writing.ts';

/** The language id of a record. */
export const LANGUAGE_ID = 'case-record';
/** The scheme of the read-only pages that explain a rule: `case-record-rule:/timescale-icpc.md`. */
export const RULE_SCHEME = 'case-record-rule';

/** What the client may tell the server when it starts it. */
export interface InitializationOptions {
  /** Start of the address of rule pages, to which a page's file name is added. Absent: findings carry no link. */
  readonly rulePages?: string;
  /** `sent`: findings are to be sent as they change, and the client won't ask for them though it could. */
  readonly findings?: 'sent';
  /** The id of whoever writes, as records write it: `j.okafor`. It changes with `workspace/didChangeConfiguration`. */
  readonly worker?: string;
  /** Whether the client knows the commands of the extension, which lenses call. Without it they are lines to read. */
  readonly commands?: boolean;
  /** Whether the client answers about files: the server then asks it for those that it can't reach itself. */
  readonly files?: boolean;
}
