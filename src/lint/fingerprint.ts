/**
 * What makes a finding the same one tomorrow: its rule, its record, the day and type of its entry and its deadline, never its line or its words. One definition for
 * the baseline and for every format that carries fingerprints, so that they cannot disagree about what is new.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What of a finding goes into its fingerprint; a finding of the linter is one, and so is one of a report (which writes null for nothing). */
export interface Fingerprinted {
  readonly rule: string;
  /** Address of the entry it stands in. */
  readonly entry?: string | null;
  /** The day of the deadline it is about: the visit that was missed in March is not the one missed in April. */
  readonly due?: string;
}

/** What an address has behind the day and type where it is not the first of these in its record. */
const REPEAT = /^(\d{4}-\d{2}-\d{2}-.+)-\d+$/u;

/** Bytes of the digest that are kept: enough that no two findings of one place ever share them. */
const BYTES = 16;

/**
 * The fingerprints of the findings of one record, which are given in their order of place; the answer is in the same order and holds no
 * fingerprint twice. `recordId` is the record's id, or where it has none the way of its file from the root of its workspace.
 *
 * Findings alike in rule, entry and deadline are told apart by their number among each other, and so are those in entries of one day and type: which of them
 * an entry is, shifts where another is put before it or taken out. A fingerprint is a digest of 32 hex digits: an
 * address may hold a word that somebody typed, and no such word leaves in it.
 */
export function fingerprints(findings: readonly Fingerprinted[], recordId: string): string[] {
  const alike = new Map<string, number>();
  return findings.map(({ rule, entry, due }) => {
    const what = JSON.stringify([recordId, rule, entry?.replace(REPEAT, '$1') ?? null, due ?? null]);
    const number = (alike.get(what) ?? 0) + 1;
    alike.set(what, number);
    return bytesToHex(sha256(utf8ToBytes(`${number} ${what}`)).subarray(0, BYTES));
  });
}
