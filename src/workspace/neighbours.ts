/** What only the records around one can tell: that another file has the same id, and that a sibling it names is nowhere. */
import { URI } from 'vscode-uri';
import type { RuleSettings } from '../lint/types.ts';
import { FILE_ID } from '../record/ids.ts';
import type { CaseRecord, Entry, FieldPath, Severity } from '../record/types.ts';
import type { Finding } from '../rules/types.ts';
import { nearest } from '../schema/suggest.ts';
import { byText } from './record-files.ts';
import { severityUnder } from './severity.ts';
import type { Supervision } from './spoken-of.ts';
import type { Uri } from './types.ts';

/** Ids of nobody for which the one that was meant is looked for: past this nobody reads on. */
const MOST_SUGGESTIONS = 100;

/** Which records a workspace holds. */
export interface Around {
  readonly root: Uri;
  /** Whether a record that isn't here can be said to be missing: not so where one lies in a folder alone. */
  readonly whole: boolean;
  /** The files of the record with this id, in order of their names. */
  filesOf(id: string): readonly Uri[];
  ids(): Iterable<string>;
  /** What its supervision records say of children. */
  readonly supervision: Supervision;
}

/** What is wrong between a record and those around it. Plain data: the same answer for the same words. */
export interface Neighbours {
  /** Paths from the root of the other files with the record's id. */
  readonly copies: readonly string[];
  /** Ids that it names and no record has, each with the nearest that one has. */
  readonly strangers: readonly (readonly [id: string, meant: string | undefined])[];
}

/** The neighbours of a record that names these ids; undefined where all is well, as it nearly always is. */
export function neighboursOf(
  around: Around,
  uri: Uri,
  id: string | undefined,
  named: Iterable<string>,
): Neighbours | undefined {
  const files = id === undefined ? [] : around.filesOf(id);
  const copies = files.filter((file) => file !== uri).map((file) => pathIn(around.root, file));
  const unknown = around.whole ? [...new Set(named)].filter((each) => around.filesOf(each).length === 0) : [];
  if (copies.length + unknown.length === 0) return undefined;
  // In one order whatever came first: of two that are as near, it is always the same one.
  const others = unknown.length === 0 ? [] : [...around.ids()].filter((other) => other !== id).sort(byText);
  const strangers = unknown.map(
    (each, index) => [each, index < MOST_SUGGESTIONS ? nearest(each, others) : undefined] as const,
  );
  return { copies, strangers };
}

/** What is said of them, at its places. */
export function neighbourFindings(
  record: CaseRecord,
  { copies, strangers }: Neighbours,
  settings: RuleSettings,
): Finding[] {
  const found: Finding[] = [];
  const add = (rule: 'record/duplicate-record' | 'record/unknown-sibling', usual: Severity, rest: Rest) => {
    const severity = severityUnder(settings, rule, usual);
    if (severity !== undefined) found.push({ rule, severity, related: [], ...rest });
  };
  const fields = record.frontMatter?.fields;
  // A supervision record may go by its worker's id.
  const span = fields?.locate([fields.value.id === undefined ? 'worker' : 'id'], 'value');
  if (copies.length > 0 && span) {
    add('record/duplicate-record', 'error', {
      message: `Another file has the id of this record too: ${copies.join(', ')}. Nobody can tell which of them holds.`,
      span,
      clears: 'Give one of them its own id, or put what both say into one and delete the other.',
    });
  }
  const meant = new Map(strangers);
  for (const entry of meant.size === 0 ? [] : record.entries) {
    for (const { id, path } of siblingsIn(entry)) {
      if (!meant.has(id)) continue;
      const near = meant.get(id);
      const at = entry.block.fields?.locate(path, 'value') ?? entry.block.heading.span;
      add('record/unknown-sibling', 'warning', {
        message: `No record here has ${near !== undefined || FILE_ID.test(id) ? `the id "${id}"` : 'this id'}, so this entry stands on no other record.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
        span: { start: entry.start + at.start, end: entry.start + at.end },
        entry: entry.address,
        clears: 'Write the id that stands at the top of the other record, or take it out.',
        ...(near !== undefined && { suggestion: near }),
      });
    }
  }
  return found;
}

type Rest = Pick<Finding, 'message' | 'span'> & Partial<Finding>;

function siblingsIn({ block }: Entry): readonly { readonly id: string; readonly path: FieldPath }[] {
  const also = block.fields?.value.also;
  if (typeof also === 'string') return [{ id: also, path: ['also'] }];
  if (!Array.isArray(also)) return [];
  return also.flatMap((id, at) => (typeof id === 'string' ? { id, path: ['also', at] } : []));
}

function pathIn(root: Uri, uri: Uri): string {
  const [folder, path] = [URI.parse(root).path, URI.parse(uri).path];
  const within = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(within) ? path.slice(within.length) : path;
}
