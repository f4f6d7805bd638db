/** What is found in the text of a record, before its fields mean anything. */
import type { RuleWords } from './types.ts';

export const TEXT_RULES: readonly RuleWords[] = [
  {
    id: 'record/front-matter',
    title: 'Front matter that cannot be read',
    description:
      'A record starts with front matter: lines between two lines of `---` that say whose record it is. Without it the entries are checked one by one, but nobody can say what is due.',
    severity: 'error',
    fix: 'Start the file with `---`, the fields, and `---`.',
  },
  {
    id: 'record/kind',
    title: 'A record of no known kind',
    description:
      "The front matter says with `record:` whether this is a child's record (`child`) or a worker's supervision file (`supervision`).",
    severity: 'error',
    fix: 'Write `record: child` or `record: supervision`.',
  },
  {
    id: 'record/bad-date',
    title: 'An entry with no date that exists',
    description:
      'An entry starts with its date, year first: `## 2026-03-04 Visit`. One whose date is written another way, or names a day that does not exist (31 February), counts for nothing until ' +
      'it is mended.',
    severity: 'error',
    fix: 'Write the date as year, month and day: 2026-03-04.',
  },
  {
    id: 'record/bad-time',
    title: 'An entry with no time that exists',
    description: 'A time may follow the date of an entry, with 24 hours: `## 2026-03-04 14:30 Visit`.',
    severity: 'error',
    fix: 'Write the time as hours and minutes: 14:30, or leave it out.',
  },
  {
    id: 'record/missing-type',
    title: 'An entry that does not say what it is',
    description:
      'After the date stands the type of the entry: Contact, Visit, Core group. It decides which fields there are and which clocks start and stop.',
    severity: 'error',
    fix: 'Write the type of the entry after its date.',
  },
  {
    id: 'record/unknown-type',
    title: 'An entry of no known type',
    description:
      'The type of an entry is one of the titles or other names in the reference of entry types. An unknown one counts for no timescale; mostly it is a slip in spelling.',
    severity: 'error',
    fix: 'Choose a type that exists; a Case note takes anything.',
  },
  {
    id: 'record/duplicate-record',
    title: 'Two files with one id',
    description:
      'The `id` of the front matter is how a record is found, and how entries that siblings share find their way. Of two files with one id, mostly copies, nobody can tell which holds. ' +
      'Said of both files, where they lie in one workspace.',
    severity: 'error',
    fix: 'Give one of them its own id, or put what both say into one and delete the other.',
  },
  {
    id: 'record/unknown-sibling',
    title: 'An entry that names a record which is not there',
    description:
      'An entry stands on the records of siblings too that it names in `also`. Where no record of the workspace has such an id, mostly by a slip, it stands on none. Nothing is said of a record that ' +
      'lies in a folder alone, without a `.case-record/` above it.',
    severity: 'warning',
    fix: 'Write the id that stands at the top of the other record.',
  },
  {
    id: 'record/unknown-person',
    title: 'A person whom the team does not list',
    description:
      'Where `.case-record/config.yaml` lists people, the fields that name a worker name one of them by id, so that caseloads, roles and who may decide are counted for the right person. Nothing is ' +
      'said where nobody is listed, or of a description in several words. An action may be a parent’s or a school’s too: in `who` only what looks like a slip in a listed id is spoken of.',
    severity: 'information',
    fix: 'Write the id of the person as the settings list it, or add them there.',
  },
  {
    id: 'record/unknown-team',
    title: 'A team that the settings do not list',
    description:
      'Where `.case-record/config.yaml` lists teams, an allocation, a transfer and the front matter name one of them by its id. A child whose record names the team in another way, by a slip or by ' +
      'its name, is missing from the figures of that team: with `east: {name: East assessment team}` under `teams`, `team: east` is counted there, and neither `team: eest` nor ' +
      '`team: East assessment team` is. Nothing is said where no team is listed, or of `to` in a transfer, which takes any words.',
    severity: 'information',
    fix: 'Write the id of the team as the settings list it, or add the team there.',
  },
  {
    id: 'record/duplicate-id',
    title: 'Two entries with one id',
    description: 'An `id` is the address of one entry. References to it would lead to the first only.',
    severity: 'warning',
    fix: 'Give one of the entries another id.',
  },
  {
    id: 'record/duplicate-key',
    title: 'A field written twice',
    description: 'The same field stands twice in one block, and only one of them can count.',
    severity: 'error',
    fix: 'Keep one of them, or make them one list.',
  },
  {
    id: 'record/yaml',
    title: 'Fields that cannot be read',
    description:
      'Fields are written `name: value`, one on a line; lists and parts are set in by two spaces. What cannot be read counts as not written; the rest of the record is checked.',
    severity: 'error',
    fix: 'Write each field as `name: value`.',
  },
  {
    id: 'record/yaml-feature',
    title: 'Something that fields do not have',
    description:
      'Anchors, aliases, tags and merge keys are not part of the language: a record must read the same to everyone, and cannot be made to grow out of bounds.',
    severity: 'error',
    fix: 'Write the value out.',
  },
  {
    id: 'record/late-fields',
    title: 'Fields after the text has begun',
    description:
      'The fields of an entry are the first thing under its heading. A block of fields after a first sentence is read as text: no rule sees what it says, and no clock counts it.',
    severity: 'warning',
    fix: 'Move the block to the lines after the heading.',
  },
  {
    id: 'record/unmarked-fields',
    title: 'Fields in a block that is not marked `yaml`',
    description:
      'A block under the heading of an entry holds its fields where the line that opens it ends in `yaml`, in small letters and with nothing after it. With no mark, with `yml`, `YAML` or `yaml title=x`, the block ' +
      'is text: no rule sees what it says, and no clock counts it.',
    severity: 'warning',
    fix: 'Write `yaml` behind the three backticks, and nothing else.',
  },
  {
    id: 'record/open-fence',
    title: 'A block that is not closed where it ends',
    description:
      'A line of three backticks opens a block, and everything up to the next such line belongs to it. One that is never closed swallows the entries after it, and so ' +
      'does one that is closed only by the block of a later entry: the heading inside it is shown. A whole record may stand in a block of four backticks or of `markdown`, as an example: then it is a warning.',
    severity: 'error',
    fix: 'Put a line of three backticks where the block ends.',
  },
  {
    id: 'record/open-comment',
    title: 'A comment that is not closed where it ends',
    description:
      'A comment or a piece of HTML that is never closed swallows the entries after it. The heading of an entry inside one that is closed is a warning.',
    severity: 'error',
    fix: 'Close it, or put a backslash before its `<`.',
  },
  {
    id: 'record/merge-conflict',
    title: 'Two versions in one text',
    description:
      'Two people changed the record at once and both versions are still in the text. Neither can be trusted until someone has chosen.',
    severity: 'error',
    fix: 'Keep the version that is right, and take out the lines that mark the two.',
  },
  {
    id: 'record/not-text',
    title: 'Not a text',
    description:
      'The file holds characters that no text has. It is most likely a document of another program with the wrong name.',
    severity: 'error',
    fix: 'Save the record as plain text (UTF-8), or take the file out of the folder of records.',
  },
  {
    id: 'record/too-large',
    title: 'More than is read',
    description:
      'There are bounds on the length of a record, of a block of fields and on the number of entries, far above any honest record, so that no file can stop the check of the others.',
    severity: 'error',
    fix: 'Split the record, or keep what is not case recording elsewhere.',
  },
  {
    id: 'record/too-deep',
    title: 'Fields too deep inside one another',
    description: 'Fields hold lists and parts, but no more than a few levels of them.',
    severity: 'error',
    fix: 'Write the facts in fewer levels, or in the text of the entry.',
  },
  {
    id: 'record/unreadable',
    title: 'A file that cannot be read',
    description:
      'The file is there but could not be read: its permissions, its size or its encoding. The other records are checked.',
    severity: 'error',
    fix: 'Make the file readable as plain text (UTF-8).',
  },
  {
    id: 'record/suppression-reason',
    title: 'A rule silenced without a reason, an author or an end that exists, or where no remark is read',
    description:
      'A remark may silence a rule at one place (see [Suppressions](../suppressions.md)). Whoever reads the record later must see why and who decided so. A remark without a reason silences ' +
      'nothing, nor does one whose end is no day, or that stands in a list, a table, a quotation, the middle of a line or among fields; one without an author does what it says, and stays a finding until ' +
      'somebody answers for it.',
    severity: 'warning',
    fix: 'Write why, and who decided it, at the margin: `<!-- case-record-disable practice/analysis: why (by m.patel) -->`.',
  },
  {
    id: 'record/suppression-expired',
    title: 'A rule silenced until a day that is over',
    description:
      'A remark that silences a rule may say until when. After that day it silences nothing, and what it silenced is shown again.',
    severity: 'warning',
    fix: 'Deal with what it silenced and take it out, or decide again and write a later day.',
  },
  {
    id: 'record/suppression-rule',
    title: 'A rule silenced that does not exist, or cannot be silenced',
    description:
      'A remark that silences rules names them by their ids. Rules about the text itself (`record/`) and about packs and settings (`policy/`) cannot be silenced in a record.',
    severity: 'warning',
    fix: 'Write the id of the rule as its finding shows it.',
  },
  {
    id: 'record/suppression-unused',
    title: 'A rule silenced that finds nothing',
    description:
      'A remark silences a rule which finds nothing where it holds. It would hide what comes later, which nobody has decided on.',
    severity: 'warning',
    fix: 'Take the rule out of the remark, or the remark out of the record.',
  },
];
