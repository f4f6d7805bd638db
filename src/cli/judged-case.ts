/** A judged record as the views read it, and the way to it from a page. */
import { relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { Judgement } from '../lint/types.ts';
import { LineIndex } from '../record/lines.ts';
import type { JudgedCase } from '../views/report/types.ts';
import type { Uri, WorkspaceConfig } from '../workspace/types.ts';

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
    lineOf(ref) {
      const entry = ref?.record === journey.facts.id ? record.entries[ref.index] : undefined;
      return entry === undefined ? 1 : lineAt(entry.start + entry.block.heading.span.start);
    },
  };
}

/** The way to a record from the folder of the page (an absolute path), fit for a link. */
export function hrefFrom(folder: string, uri: Uri): string {
  const parts = relative(folder, URI.parse(uri).fsPath).split(sep);
  const href = parts.map((part) => encodeURIComponent(part)).join('/');
  return parts[0] === '..' ? href : `./${href}`;
}
