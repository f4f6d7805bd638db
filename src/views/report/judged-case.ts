/** A judged record as the views read it. */
import type { Judgement, SuppressedFinding } from '../../lint/types.ts';
import { linesOf } from '../../record/lines.ts';
import type { IsoDate } from '../../record/types.ts';
import type { Finding } from '../../rules/types.ts';
import { sayDate } from '../../rules/wording.ts';
import type { WorkspaceConfig } from '../../workspace/types.ts';
import type { JudgedCase } from './types.ts';

/** How things stand does not change by being silenced: it is said beside it by whom. */
function noted({ finding, by, until }: SuppressedFinding, asOf: IsoDate): Finding {
  const end = until === undefined ? '' : ` until ${sayDate(until, asOf)}`;
  const silenced = by === '' ? `Silenced${end}, and nobody says whose decision that is` : `Silenced by ${by}${end}`;
  return { ...finding, message: `${finding.message} (${silenced}.)` };
}

/** The record as the figures read it; undefined where it doesn't say whose it is. */
export function judgedCase(judgement: Judgement, config: WorkspaceConfig): JudgedCase | undefined {
  const { journey, findings, suppressed = [], record } = judgement;
  if (journey === undefined) return undefined;
  const lines = linesOf(record);
  const lineAt = (offset: number): number => lines.place(offset).line;
  return {
    journey,
    findings:
      suppressed.length === 0 ? findings : [...findings, ...suppressed.map((each) => noted(each, journey.asOf))],
    config,
    lineAt,
    lineOf(ref, path) {
      const entry = ref?.record === journey.facts.id ? record.entries[ref.index] : undefined;
      if (entry === undefined) return 1;
      const { fields, heading } = entry.block;
      const span = path === undefined || fields === undefined ? heading.span : fields.locate(path, 'value');
      return lineAt(entry.start + span.start);
    },
  };
}
