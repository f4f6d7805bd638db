import type { Source } from '../policy/types.ts';

/** A number or a duty that is good practice and stands in no law: it must never read as one. */
export function goodPractice(provision: string, note?: string): Source {
  return { provision, status: 'local', evidence: 'know', ...(note === undefined ? {} : { note }) };
}
