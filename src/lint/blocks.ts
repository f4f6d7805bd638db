/** What is wrong with a block by itself: its text and its fields. Kept by block: the same block has the same faults wherever it stands. */
import type { Block, CaseRecord, FrontMatter, Problem, RecordKind, Span } from '../record/types.ts';
import type { Finding } from '../rules/types.ts';
import { wrongRecord } from '../schema/catalogue.ts';
import type { Catalogue, SchemaProblem } from '../schema/types.ts';

/** Finds the faults of a record's text and fields, as findings at document offsets in the order of the file. */
export interface BlockChecker {
  check(record: CaseRecord): readonly Finding[];
}

export function createBlockChecker(catalogue: Catalogue): BlockChecker {
  const blocks = new WeakMap<Block, { readonly kind: RecordKind | undefined; readonly found: readonly Finding[] }>();
  const fronts = new WeakMap<FrontMatter, readonly Finding[]>();

  function ofBlock(block: Block, kind: RecordKind | undefined): readonly Finding[] {
    const known = blocks.get(block);
    if (known && known.kind === kind) return known.found;
    const found = block.problems.map(asFinding);
    if (block.kind === 'entry') {
      found.push(...catalogue.checkEntry(block).map(asFinding));
      const type = block.heading.type === undefined ? undefined : catalogue.type(block.heading.type);
      const misplaced = type && kind && wrongRecord(type, kind, block);
      if (misplaced) found.push(asFinding(misplaced));
    }
    blocks.set(block, { kind, found });
    return found;
  }

  function ofFrontMatter(frontMatter: FrontMatter): readonly Finding[] {
    let found = fronts.get(frontMatter);
    if (!found) {
      found = [...frontMatter.problems, ...catalogue.checkFrontMatter(frontMatter)].map(asFinding);
      fronts.set(frontMatter, found);
    }
    return found;
  }

  return {
    check(record) {
      const findings = record.problems.map(asFinding);
      if (record.frontMatter) findings.push(...ofFrontMatter(record.frontMatter));
      let position = 0;
      for (const { block, start } of record.blocks) {
        const entry = block.kind === 'entry' ? record.entries[position++] : undefined;
        for (const finding of ofBlock(block, record.kind)) {
          findings.push({
            ...finding,
            span: shifted(finding.span, start),
            ...(entry ? { entry: entry.address } : {}),
          });
        }
      }
      return findings;
    },
  };
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
