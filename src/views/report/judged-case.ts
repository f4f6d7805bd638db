/** A judged record as the views read it. */
import type { Judgement } from '../../lint/types.ts';
import { LineIndex } from '../../record/lines.ts';
import type { WorkspaceConfig } from '../../workspace/types.ts';
import type { JudgedCase } from './types.ts';

/** The record as the figures read it; undefined where it doesn't say whose it is. */
export function judgedCase({ journey, findings, record }: Judgement, config: WorkspaceConfig): JudgedCase | undefined {
  if (journey === undefined) return undefined;
  const lines = new LineIndex(record.text);
  const lineAt = (offset: number): number => lines.place(offset).line;
  return {
    journey,
    findings,
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
