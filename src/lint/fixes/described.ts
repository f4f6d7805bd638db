/** Which quick fixes each rule has, and why some have none: what the pages of the rules say, and a test holds. */
import type { Policy } from '../../policy/types.ts';
import { canBeSuppressed } from '../suppress.ts';
import { decisionPoint } from './decisions.ts';
import { dueEntry, followingEntry } from './due-entries.ts';
import { MENDING } from './list.ts';
import { suppress } from './suppress.ts';
import type { FixKind } from './types.ts';

/** The ways out of a rule's findings that are a key away. */
export interface DescribedFixes {
  /** What they do, in the order in which they are offered. */
  readonly fixes: readonly string[];
  /** Whether any of them is done by "fix all" too. */
  readonly safe: boolean;
  /** Why none mends what was found, where none does. */
  readonly why?: string;
}

const TWO_FACTS = 'Two facts disagree, and only who was there knows which of them is wrong.';
const PATTERN = 'It is about what has happened over time, which no edit changes.';
const ELSEWHERE = 'It stands in another file than the record.';

/** Why no edit mends it, by rule. */
const NO_EDIT: ReadonlyMap<string, string> = new Map([
  [
    'record/front-matter',
    'Whose record it is, and where its front matter ends, only its writer knows; *New record* begins one.',
  ],
  ['record/missing-type', 'What the entry is, only its writer knows; completion after the date offers the types.'],
  ['record/duplicate-record', ELSEWHERE],
  [
    'record/duplicate-id',
    'References may name either entry; which of them keeps its id is to be decided. Rename the id to change it wherever it is named.',
  ],
  ['record/duplicate-key', 'One of two values must go, and only the writer knows which.'],
  ['record/yaml', 'What cannot be read cannot be mended without guessing.'],
  ['record/yaml-feature', 'What was meant has to be written out.'],
  ['record/open-fence', 'Where the block was to end, only its writer knows.'],
  ['record/open-comment', 'Where the comment was to end, only its writer knows.'],
  ['record/merge-conflict', 'Which version is right, somebody has to read; editors and git help to choose.'],
  ['record/not-text', 'The file is no text.'],
  ['record/too-large', 'What to move elsewhere is to be decided.'],
  ['record/too-deep', 'The fields have to be written anew, with fewer levels.'],
  ['record/unreadable', 'The file cannot be read.'],
  ['schema/code-year', 'Which code of that year fits is to be decided; completion offers those in use.'],
  ['schema/record-id', 'What it is to be called is to be decided, and changed wherever it is named.'],
  ['schema/wrong-record', ELSEWHERE],
  ['practice/audit-moderation', 'Who graded again, when and how, only they can say.'],
  ['journey/ends-before-start', TWO_FACTS],
  ['journey/before-birth', TWO_FACTS],
  ['journey/after-death', TWO_FACTS],
  ['journey/before-referral', TWO_FACTS],
  ['journey/after-no-further-action', TWO_FACTS],
  ['journey/after-closure', TWO_FACTS],
  ['journey/closed-unfinished', TWO_FACTS],
  ['journey/overlap', TWO_FACTS],
  ['journey/no-plan-to-review', TWO_FACTS],
  ['journey/placement-not-looked-after', TWO_FACTS],
  ['journey/conference-weekend', TWO_FACTS],
  ['journey/after-as-of', 'It is mended by time, or by the right date.'],
  ['practice/repeat-referral', PATTERN],
  ['practice/worker-changes', PATTERN],
]);

/** The quick fixes of a rule under a policy. */
export function describeFixes(rule: string, policy: Policy): DescribedFixes {
  const kinds = MENDING.filter((kind) => kind.mends(rule) && isOf(kind, rule, policy));
  const silences = canBeSuppressed(rule) ? [suppress.says] : [];
  const why =
    kinds.length > 0 ? undefined : (NO_EDIT.get(rule) ?? (rule.startsWith('policy/') ? ELSEWHERE : undefined));
  return {
    fixes: [...kinds.map(({ says }) => says), ...silences],
    safe: kinds.some(({ safe }) => safe === true),
    ...(why !== undefined && { why }),
  };
}

/** What a timescale or a decision point asks for decides which kinds there can be. */
function isOf(kind: FixKind, rule: string, policy: Policy): boolean {
  const id = rule.slice(rule.indexOf('/') + 1);
  if (kind === dueEntry) {
    const clock = policy.clocks.find(({ branches }) => branches.some((each) => each.id === id));
    return clock?.metBy.some((pattern) => 'entry' in pattern) === true;
  }
  if (kind !== decisionPoint && kind !== followingEntry) return true;
  const point = policy.decisions.find((each) => each.id === id);
  if (kind === followingEntry) return (point?.settledBy?.length ?? 0) > 0;
  return (point?.needs.length ?? 0) + (point?.fields?.length ?? 0) > 0;
}
