/** What the language and the schemas find by themselves: they have pages as rules do, but no check of their own here. */
import type { Source } from '../policy/types.ts';
import type { Severity } from '../record/types.ts';
import type { RuleId } from './types.ts';

export interface StructureRule {
  readonly id: RuleId;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly fix: string;
  readonly source?: Source;
}

export const STRUCTURE_RULES: readonly StructureRule[] = [
  {
    id: 'schema/wrong-record',
    title: 'Entry in the wrong kind of record',
    description:
      "Supervision is written in the worker's supervision file, and work with a child in the child's record. An entry in the wrong one is seen by people who should not see " +
      'it, and missed by those who should.',
    severity: 'warning',
    fix: 'Move the entry to the record it belongs in, or choose another type.',
  },
];
