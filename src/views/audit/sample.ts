/** A sample of children for audit, and the file that says how it was drawn. Ids, days and numbers only. */
import { parseIsoDate } from '../../record/date.ts';
import type { IsoDate } from '../../record/types.ts';
import { isObject, jsonIn } from '../../schema/plain-data.ts';
import { inIds } from '../../workspace/holder.ts';
import type { WorkspaceConfig } from '../../workspace/types.ts';
import { heldIn, type Standing } from '../standing.ts';
import type { Candidate, Stratum } from './draw.ts';

/** Says what the file is. */
export const SAMPLE_FORMAT = 'case-record audit sample';
/** What it is called, in the folder of its work sheets. */
export const SAMPLE_FILE = 'sample.json';
/** Of the form of the file, not of the program. */
export const SAMPLE_VERSION = 1;
/** Longest file of a sample that is read, in bytes: a hundred thousand ids have room in it. */
export const LONGEST_SAMPLE = 20_000_000;

/** By what the children are put into strata; absent, all stand together. */
export const STRATA = ['team', 'status', 'worker'] as const;
export type SampledBy = (typeof STRATA)[number];

export interface Sample {
  readonly asOf: IsoDate;
  readonly seed: number;
  readonly by?: SampledBy;
  readonly strata: readonly Stratum[];
  /** How many children were left out because earlier samples have them; absent where none were named. */
  readonly leftOut?: number;
  /** In order of id. */
  readonly children: readonly {
    readonly record: string;
    readonly stratum: string;
    readonly sheet: string;
    /** Of the sheet's text as it was written, to tell whether somebody has worked on it. */
    readonly digest: string;
  }[];
}

/** The stratum of those who have no team, worker or status. */
const NONE = 'none';
/** The one stratum of a sample that has no strata. */
const ALL = 'all';

/**
 * The child of a record as one who may be drawn: whoever has an open case or is a care leaver, as the report counts them. Those of whom words stand where the id
 * of a team or worker belongs are one stratum: the words stay in the record.
 */
export function candidateOf(
  standing: Standing,
  by: SampledBy | undefined,
  config: WorkspaceConfig,
): Candidate | undefined {
  const held = heldIn(standing);
  if (held === undefined) return undefined;
  const { worker, team } = inIds(held, config);
  const strata = { team, worker, status: standing.gravest };
  return { record: standing.counted.id, stratum: by === undefined ? ALL : (strata[by] ?? NONE) };
}

/** The sample as plain data, in a stable order. */
export function sampleData({ asOf, seed, by, leftOut, strata, children }: Sample) {
  return {
    format: SAMPLE_FORMAT,
    version: SAMPLE_VERSION,
    asOf,
    seed,
    by: by ?? null,
    ...(leftOut === undefined ? {} : { leftOut }),
    strata,
    children,
  };
}

/** What is read back of a sample. */
export type DrawnSample = Pick<Sample, 'asOf'> & {
  readonly records: readonly string[];
  /** Names of the work sheets beside it, none that leads elsewhere, each with the id of the record that it is about. */
  readonly sheets: ReadonlyMap<string, { readonly child: string; readonly digest?: string }>;
};

const SHEET = /^AUDIT-[\w.-]{1,110}\.md$/u;

/** Reads what {@link sampleData} made; a sentence that says what is wrong where it isn't that. Never throws. */
export function readSample(text: string): DrawnSample | string {
  const value = jsonIn(text);
  if (value === undefined) return 'it is not whole JSON';
  if (!isObject(value) || value.format !== SAMPLE_FORMAT)
    return 'it is not a sample, which "case-record audit sample" writes as sample.json';
  if (value.version !== SAMPLE_VERSION)
    return `it is of another version of the form than the one that this program reads (${SAMPLE_VERSION})`;
  const asOf = typeof value.asOf === 'string' ? parseIsoDate(value.asOf) : undefined;
  const children: unknown = value.children;
  if (asOf === undefined || !Array.isArray(children)) return 'a part of it is missing or is not what it should be';
  const records: string[] = [];
  const sheets = new Map<string, { readonly child: string; readonly digest?: string }>();
  for (const child of children as readonly unknown[]) {
    if (!isObject(child) || typeof child.record !== 'string') return 'one of its children has no id';
    records.push(child.record);
    if (typeof child.sheet !== 'string' || !SHEET.test(child.sheet)) continue;
    if (sheets.has(child.sheet)) return 'two of its children have one sheet';
    const { record, digest } = child;
    sheets.set(child.sheet, { child: record, ...(typeof digest === 'string' ? { digest } : {}) });
  }
  return { asOf, records, sheets };
}
