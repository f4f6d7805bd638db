/** What is wrong with a block by itself: its text and its fields. Kept by block: the same block has the same faults wherever it stands. */
import { isEntry } from '../record/placed.ts';
import { readSuppressions, type Suppressions } from '../record/suppression.ts';
import type { Block, CaseRecord, EntryBlock, FrontMatter, Problem, RecordKind, Span } from '../record/types.ts';
import type { Finding, People, Teams } from '../rules/types.ts';
import { wrongRecord } from '../schema/catalogue.ts';
import type { Catalogue, SchemaProblem } from '../schema/types.ts';
import { writtenValues } from '../schema/written-values.ts';
import type { Severities } from './settings.ts';
import { unknownPeople } from './unknown-people.ts';
import { mayNameTeam, unknownTeams } from './unknown-teams.ts';

/** The faults of a record's text and fields, and what they were found in. */
export interface CheckedBlocks {
  readonly record: CaseRecord;
  /** At document offsets, in the order of the file save for those of the record as a whole, which come first. */
  readonly findings: readonly Finding[];
  /** By position of the block; spans relative to it. */
  readonly byBlock: readonly CheckedBlock[];
  /** The remarks in the record that silence rules, in the order of the file; nearly always none. */
  readonly suppressions: readonly PlacedSuppressions[];
}

interface CheckedBlock {
  readonly kind: RecordKind | undefined;
  readonly found: readonly Finding[];
  /** Absent where there are none, and where none are read. */
  readonly suppressions?: Suppressions;
}

/** The remarks of one block, or of what stands before the first. */
export interface PlacedSuppressions {
  readonly suppressions: Suppressions;
  /** Document offset of the text that their spans are relative to. */
  readonly start: number;
  /** Position of the block; -1 for what stands before the first. */
  readonly block: number;
  /** The address of the entry that the block is. */
  readonly entry?: string;
}

export interface BlockChecker {
  /** With the answer from before an edit, blocks that stand where they stood are not even looked up. */
  check(record: CaseRecord, previous?: CheckedBlocks): CheckedBlocks;
}

/** Those whom the workspace lists, by their ids. */
interface Listed {
  readonly people?: People | undefined;
  readonly teams?: Teams | undefined;
}

const NOTHING: readonly Finding[] = [];

/** With `inline`, the remarks in the text that silence rules are read as well. */
export function createBlockChecker(
  catalogue: Catalogue,
  severities: Severities,
  inline: boolean,
  { people, teams }: Listed = {},
): BlockChecker {
  const blocks = new WeakMap<Block, CheckedBlock>();
  const fronts = new WeakMap<FrontMatter, readonly Finding[]>();

  /** One for all blocks in which there is nothing to find, by the kind of record. */
  const sound = new Map<RecordKind | undefined, CheckedBlock>();

  function soundIn(kind: RecordKind | undefined): CheckedBlock {
    const known = sound.get(kind) ?? { kind, found: NOTHING };
    sound.set(kind, known);
    return known;
  }

  const listsPeople = people !== undefined && people.size > 0;
  const listsTeams = teams !== undefined && teams.size > 0;

  /** Ids in the fields of an entry that the workspace doesn't list. */
  function unlistedIn(block: EntryBlock): readonly Problem[] {
    const { fields, heading, text } = block;
    if (fields === undefined || !(listsPeople || (listsTeams && mayNameTeam(heading.type, catalogue)))) return [];
    const values = writtenValues(fields, { entry: heading.type }, catalogue);
    return [...unknownPeople(block, values, people), ...unknownTeams(text, fields, values, teams)];
  }

  /** In the front matter, only teams. */
  function unlistedInFront({ opening, kind, frontMatter }: CaseRecord): readonly Problem[] {
    const fields = frontMatter?.fields;
    if (fields === undefined || kind === undefined || !listsTeams) return [];
    return unknownTeams(opening, fields, writtenValues(fields, { record: kind }, catalogue), teams);
  }

  const asFindings = (problems: readonly (Problem | SchemaProblem)[]): readonly Finding[] =>
    problems.length === 0 ? NOTHING : problems.flatMap((problem) => severities.applied(asFinding(problem)) ?? []);

  function ofBlock(block: Block, kind: RecordKind | undefined): CheckedBlock {
    const known = blocks.get(block);
    if (known && known.kind === kind) return known;
    const problems: (Problem | SchemaProblem)[] = [...block.problems];
    if (block.kind === 'entry') {
      problems.push(
        ...catalogue.checkEntry(block),
        ...lateFields(block, catalogue),
        ...unmarkedFields(block, catalogue),
      );
      problems.push(...unlistedIn(block));
      const type = block.heading.type === undefined ? undefined : catalogue.type(block.heading.type);
      const misplaced = type && kind && wrongRecord(type, kind, block);
      if (misplaced) problems.push(misplaced);
    }
    const suppressions = inline ? readSuppressions(block.text, block.kind) : undefined;
    const some = suppressions && suppressions.found.length > 0;
    const found = asFindings(problems);
    const checked = found.length === 0 && !some ? soundIn(kind) : { kind, found, ...(some && { suppressions }) };
    blocks.set(block, checked);
    return checked;
  }

  function ofOpening({ opening, summary }: CaseRecord): PlacedSuppressions[] {
    const suppressions = inline ? readSuppressions(opening, 'opening', summary.start) : undefined;
    return suppressions && suppressions.found.length > 0 ? [{ suppressions, start: 0, block: -1 }] : [];
  }

  function ofFrontMatter(frontMatter: FrontMatter, record: CaseRecord): readonly Finding[] {
    let found = fronts.get(frontMatter);
    if (!found) {
      found = asFindings([
        ...frontMatter.problems,
        ...catalogue.checkFrontMatter(frontMatter),
        ...unlistedInFront(record),
      ]);
      fronts.set(frontMatter, found);
    }
    return found;
  }

  return {
    check(record, previous) {
      const before = previous?.record.kind === record.kind ? previous : undefined;
      const findings = [...asFindings(record.problems)];
      if (record.frontMatter) findings.push(...ofFrontMatter(record.frontMatter, record));
      const placed = ofOpening(record);
      const byBlock: CheckedBlock[] = [];
      const sound = soundIn(record.kind);
      // In a long record most blocks are as they were and nothing is wrong with them: as little as can be is done for each.
      for (let i = 0; i < record.blocks.length; i++) {
        const at = record.blocks[i];
        if (at === undefined) continue;
        const was = before?.record.blocks[i];
        const same = was === at || was?.block === at.block ? before?.byBlock[i] : undefined;
        const checked = same ?? ofBlock(at.block, record.kind);
        byBlock.push(checked);
        if (checked === sound) continue;
        const { found, suppressions } = checked;
        const entry = isEntry(at) ? at.address : undefined;
        for (const finding of found) findings.push(moved(finding, at.start, entry));
        if (suppressions)
          placed.push({ suppressions, start: at.start, block: i, ...(entry !== undefined && { entry }) });
      }
      return { record, findings, byBlock, suppressions: placed };
    },
  };
}

/** Whether the entry can have this field. Where it is not known what the entry is, it may be any of them: all is told at once. */
function canHave({ heading: { type } }: EntryBlock, key: string, catalogue: Catalogue): boolean {
  const types = type === undefined ? catalogue.types.map(({ id }) => id) : [type];
  return types.some((entry) => catalogue.fieldAt({ entry }, [key]) !== undefined);
}

/** A fence after the text counts as one of fields where it starts with a field that the entry can have. */
function lateFields(block: EntryBlock, catalogue: Catalogue): readonly Problem[] {
  const late = block.lateFields;
  if (late === undefined || !canHave(block, late.key, catalogue)) return [];
  return [
    {
      rule: 'record/late-fields',
      severity: 'warning',
      message: "These fields don't count because text stands before them; move them under the heading.",
      span: late.span,
      clears: 'Move the block, with both of its fences, to the lines after the heading.',
    },
  ];
}

/** The same of a fence under the heading with another mark: a key in it that no field has is no slip in one. */
function unmarkedFields(block: EntryBlock, catalogue: Catalogue): readonly Problem[] {
  const found = block.unmarkedFields;
  if (found === undefined || !canHave(block, found.key, catalogue)) return [];
  const marks = /^(?:`+|~+)/.exec(block.text.slice(found.span.start, found.span.end))?.[0] ?? '```';
  return [
    {
      rule: 'record/unmarked-fields',
      severity: 'warning',
      message:
        'These fields are read as text and count for nothing: only a block that is marked `yaml`, and no more, holds fields.',
      span: found.span,
      clears: `Begin the block with ${marks}yaml.`,
      suggestion: `${marks}yaml`,
    },
  ];
}

function moved(finding: Finding, start: number, address: string | undefined): Finding {
  const span = shifted(finding.span, start);
  return address === undefined ? { ...finding, span } : { ...finding, span, entry: address };
}

function asFinding({ rule, severity, message, span, clears, suggestion }: Problem | SchemaProblem): Finding {
  return {
    rule,
    severity,
    message,
    span,
    related: [],
    ...(clears === undefined ? {} : { clears }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
