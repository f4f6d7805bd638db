/** The names that every template may use without saying what they are: who and what it is about, and the day. */
import type { AnswerKind } from './types.ts';

export interface KnownName {
  readonly name: string;
  readonly kind: AnswerKind;
  /** What it is, for the documentation and on hover. */
  readonly told: string;
  /** What is asked where it isn't known. */
  readonly ask: string;
  /** What stands there when a template is tried out. */
  readonly sample: string;
}

export const KNOWN_NAMES: readonly KnownName[] = [
  {
    name: 'today',
    kind: 'date',
    told: 'The day on which the template is used.',
    ask: 'Which day?',
    sample: '2026-03-20',
  },
  {
    name: 'author',
    kind: 'person',
    told: 'The id of whoever writes.',
    ask: 'Who writes this? (the id that records use)',
    sample: 'j.okafor',
  },
  {
    name: 'author-name',
    kind: 'text',
    told: 'The name of whoever writes.',
    ask: 'The name of whoever writes this',
    sample: 'Joy Okafor',
  },
  {
    name: 'manager',
    kind: 'person',
    told: 'The id of the manager of whoever writes.',
    ask: 'Whose decision is it? (the id that records use)',
    sample: 'm.patel',
  },
  {
    name: 'team',
    kind: 'text',
    told: 'The id of the team of whoever writes.',
    ask: 'Which team?',
    sample: 'riverside-1',
  },
  { name: 'child-id', kind: 'text', told: "The child's id.", ask: "The child's id", sample: 'CH-1042' },
  {
    name: 'child-name',
    kind: 'text',
    told: 'The name the child goes by.',
    ask: 'The name the child goes by',
    sample: 'Sam Sample',
  },
  {
    name: 'child-born',
    kind: 'date',
    told: "The child's date of birth.",
    ask: "The child's date of birth",
    sample: '2015-03-02',
  },
  {
    name: 'child-age',
    kind: 'text',
    told: "The child's age on the day, in whole years.",
    ask: "The child's age in years",
    sample: '11',
  },
  {
    name: 'allocated-worker',
    kind: 'person',
    told: 'The id of the worker who holds the case.',
    ask: 'Who holds the case? (the id that records use)',
    sample: 'j.okafor',
  },
  {
    name: 'allocated-worker-name',
    kind: 'text',
    told: 'The name of the worker who holds the case.',
    ask: 'The name of the worker who holds the case',
    sample: 'Joy Okafor',
  },
  {
    name: 'next-id',
    kind: 'text',
    told: 'The next free id, after the pattern of the ids that are there.',
    ask: 'The id of the new record',
    sample: 'CH-1043',
  },
];

const BY_NAME = new Map(KNOWN_NAMES.map((known) => [known.name, known]));

export function knownName(name: string): KnownName | undefined {
  return BY_NAME.get(name);
}
