/** What the language, the schemas and the loader of packs find by themselves: listed and documented as rules are, with no check here. */
import { PACK_RULES } from '../policy/problems.ts';
import { TEXT_RULES } from './structure-of-text.ts';
import { CHILD_NOT_DISCUSSED } from './supervision/child-not-discussed.ts';
import type { RuleWords } from './types.ts';

const FIELD_RULES: readonly RuleWords[] = [
  {
    id: 'schema/unknown-field',
    title: 'A field that this entry does not have',
    description:
      'Each entry type has its fields. One with another name is read by nobody: what stands in it counts for no timescale and appears in no return. Mostly it ' +
      'is a slip in spelling.',
    severity: 'warning',
    fix: 'Correct the name, or write the fact in the text of the entry.',
  },
  {
    id: 'schema/missing-field',
    title: 'A field that makes no sense to leave out',
    description:
      'A few fields are what the entry is about: a legal status without its code, a placement without its type, front matter without the id of the child. ' +
      'What is only good to have is asked for by other rules, more mildly.',
    severity: 'error',
    fix: 'Write the field.',
  },
  {
    id: 'schema/empty',
    title: 'A field with nothing after it',
    description: 'The name of a field is there and its value is not yet. It counts as not written.',
    severity: 'information',
    fix: 'Write the value, or take the line out.',
  },
  {
    id: 'schema/not-a-date',
    title: 'Not a date',
    description:
      'Dates are written year first, as in 2026-03-04, so that nobody takes the day for the month, and they must exist: 31 February does not. A date that cannot be read ' +
      'starts and stops no clock.',
    severity: 'error',
    fix: 'Write the date as year, month and day: 2026-03-04.',
  },
  {
    id: 'schema/not-a-time',
    title: 'Not a time of day',
    description: 'Times are written with 24 hours, from 00:00 to 23:59.',
    severity: 'error',
    fix: 'Write the time as hours and minutes: 14:30.',
  },
  {
    id: 'schema/not-a-number',
    title: 'Not a number',
    description: 'Some fields are counted or added up, so they are whole numbers in digits.',
    severity: 'error',
    fix: 'Write the number in digits.',
  },
  {
    id: 'schema/not-a-code',
    title: 'Not one of the codes',
    description:
      "Coded fields use the sector's own codes, so that the returns to the Department for Education can be made from the record without typing anything twice.",
    severity: 'error',
    fix: 'Choose one of the codes of the field.',
  },
  {
    id: 'schema/code-year',
    title: 'A code of another year',
    description:
      'The code lists of the returns change over the years. A code that was not in use on the day of the entry will be refused when the return of that year is made.',
    severity: 'warning',
    fix: 'Choose a code that was in use on the day.',
  },
  {
    id: 'schema/yes-no',
    title: 'Neither yes nor no',
    description: 'The field is a question that is answered `yes` or `no`.',
    severity: 'error',
    fix: 'Write `yes` or `no`; say more in the text of the entry.',
  },
  {
    id: 'schema/shape',
    title: 'Written another way than the field asks',
    description:
      'A list where one value is asked for, a text where parts with names are, and the like. The value cannot be used as it is.',
    severity: 'error',
    fix: 'Write the field as its example shows.',
  },
  {
    id: 'schema/record-id',
    title: 'An id that references cannot name',
    description:
      'The `id` of the front matter is how siblings, supervision and the command line name a record, and `ID/ADDRESS` names an entry in it; an entry may have an `id` of its own. With a space, a slash, a backslash or a hash in it, ' +
      'or with a sign at its beginning, nobody can tell where the id ends, or a command takes it for an option. At most 80 signs are an id. An entry that has another keeps the address of its date and type.',
    severity: 'warning',
    fix: 'Write an id of letters, digits, hyphens and dots, such as CH-1042, here and wherever the record or the entry is named.',
  },
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

const PACKS: readonly RuleWords[] = Object.entries(PACK_RULES).map(([id, holds]) => ({
  id: id as keyof typeof PACK_RULES,
  title: holds,
  description: `A policy pack is checked when it is loaded: ${holds.charAt(0).toLowerCase()}${holds.slice(1)}. An item at fault is left out and the rest of the pack works.`,
  severity: 'error',
  fix: 'Correct the pack at the place of the finding.',
}));

const WORKSPACE: readonly RuleWords[] = [
  {
    id: 'policy/config',
    title: 'The configuration of the workspace',
    description:
      'Something in `.case-record/config.yaml` cannot be read or is not known. The default stands in its place and the rest works.',
    severity: 'error',
    fix: 'Correct the configuration at the place of the finding.',
  },
  {
    id: 'policy/file',
    title: 'The policy of the workspace cannot be read',
    description: '`.case-record/policy.yaml` is there but cannot be read, so the national policy alone is used.',
    severity: 'error',
    fix: 'Make the file readable, or take it away.',
  },
  {
    id: 'policy/entry-type',
    title: 'An entry type of the workspace',
    description:
      'Something in a file of `.case-record/entries/` cannot be read or is not known. That part is left out; the rest of the file and all other files work.',
    severity: 'error',
    fix: 'Correct the file at the place of the finding.',
  },
  {
    id: 'policy/entry-type-widens',
    title: 'An entry type that asks for less than the language does',
    description:
      'A team may ask for more than a known entry type does (a field required, fewer codes, fields of its own). It may not ask for less: records are read by others, and ' +
      'counted, under one meaning of each field and code. That part of the file has no effect.',
    severity: 'error',
    fix: 'Take that part out, or give a new field or a new type another name.',
  },
  {
    id: 'policy/shared-pack',
    title: 'A pack that the policy of the workspace builds on',
    description:
      'Under `extends`, a policy can name a pack in another folder of the workspace or in a package. It is not there, is another version, leads outside or round in a circle. ' +
      'It is left out and the rest works.',
    severity: 'error',
    fix: 'Correct the name at the place of the finding, or put the pack there.',
  },
  {
    id: 'policy/snippet',
    title: 'A snippet of the workspace',
    description:
      'Something in a file of `.case-record/snippets/` cannot be read or is not known. That snippet is not offered; all others are.',
    severity: 'error',
    fix: 'Correct the file at the place of the finding.',
  },
  {
    id: 'policy/template',
    title: 'A template of the workspace',
    description:
      'Something in a file of `.case-record/templates/` cannot be read or is not known, or a record that is made with the template would have a fault. ' +
      'What can be used of it is offered, and so are all others.',
    severity: 'error',
    fix: 'Correct the file at the place of the finding.',
  },
  {
    id: 'policy/baseline-stale',
    title: 'A baseline that lists what is no longer found',
    description:
      'With `--strict-baseline`, what a baseline lists must still be found in the records that are checked. What was mended comes out of the baseline, so that it is seen if it comes back.',
    severity: 'error',
    fix: 'Write the baseline anew, and review what went out of it.',
  },
];

export const STRUCTURE_RULES: readonly RuleWords[] = [
  ...TEXT_RULES,
  ...FIELD_RULES,
  ...PACKS,
  ...WORKSPACE,
  CHILD_NOT_DISCUSSED,
];
