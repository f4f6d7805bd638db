/** Places in records that are not open: where a finding points into a sibling's record. Read once, forgotten when the file changes. */
import type { Location } from 'vscode-languageserver';
import { LineIndex } from '../record/lines.ts';
import { isWithin } from '../workspace/record-files.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import type { DiagnosticSettings } from './features/diagnostics.ts';
import { type JudgedRecord, placed } from './judged-record.ts';

/** Addresses of entries in one file and their headings' places. */
type EntryPlaces = ReadonlyMap<string, Location>;

export class OtherPlaces {
  readonly #files: FileAccess;
  readonly #longestRecord: number;
  readonly #known = new Map<Uri, EntryPlaces>();

  constructor(files: FileAccess, longestRecord: number) {
    this.#files = files;
    this.#longestRecord = longestRecord;
  }

  /** Reads the files of other records that this record's findings point to, those not read yet. */
  async learn(record: JudgedRecord): Promise<void> {
    const { judgement, workspace } = record;
    const others = new Set<Uri>();
    for (const { related } of judgement.findings) {
      for (const place of related) {
        if (place.record === undefined || place.record === judgement.record.id) continue;
        const uri = workspace.find(place.record);
        if (uri !== undefined && !this.#known.has(uri)) others.add(uri);
      }
    }
    for (const uri of others) {
      const file = await this.#files.read(uri, this.#longestRecord);
      if (!('text' in file)) continue;
      const lines = new LineIndex(file.text);
      const places = new Map<string, Location>();
      for (const { address, start, block } of workspace.parse(file.text).entries) {
        const span = placed(start, block.heading.span);
        places.set(address, { uri, range: { start: lines.position(span.start), end: lines.position(span.end) } });
      }
      this.#known.set(uri, places);
    }
  }

  /** Says that a file changed. */
  forget(uri: Uri): void {
    this.#known.delete(uri);
  }

  /** Nothing is known any more of what is below a folder. */
  forgetBelow(folder: Uri): void {
    for (const uri of [...this.#known.keys()]) if (isWithin(folder, uri)) this.#known.delete(uri);
  }

  /** What diagnostics need of the world around the record. */
  settings(workspace: Workspace, rulePage: (rule: string) => string | undefined): DiagnosticSettings {
    return {
      rulePage,
      locateElsewhere: (record, entry) => {
        const uri = workspace.find(record);
        if (uri === undefined) return undefined;
        const start = { line: 0, character: 0 };
        return this.#known.get(uri)?.get(entry ?? '') ?? { uri, range: { start, end: start } };
      },
    };
  }
}
