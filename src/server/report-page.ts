/** The team's report as the editor shows it: the page that the command line writes, with links that the editor can follow. */
import { URI } from 'vscode-uri';
import type { IsoDate } from '../record/types.ts';
import { ReportGathering } from '../views/report/gather.ts';
import { judgedCase } from '../views/report/judged-case.ts';
import { renderReport } from '../views/report/page.ts';
import { asTyped } from '../views/report/words.ts';
import type { Uri } from '../workspace/types.ts';
import { editorPlace } from './editor-links.ts';
import type { JudgedRecord } from './judged-record.ts';

export class ReportPage {
  readonly #gathering = new ReportGathering();
  readonly #command: string | undefined;

  /** `command`: the editor's command that links call; without it they are addresses. */
  constructor(command: string | undefined) {
    this.#command = command;
  }

  /** Counts a record. One that can't be read (undefined), or doesn't say whose it is, is counted as left out. */
  add(record: JudgedRecord | undefined): void {
    const judged = record && judgedCase(record.judgement, record.workspace.config);
    if (record === undefined || judged === undefined) this.#gathering.leaveOut();
    else {
      this.#gathering.governedBy(record.workspace);
      this.#gathering.add(judged, editorPlace(record.uri, this.#command));
    }
  }

  /** The whole page, without names; `today` where no record was counted. Its commands count again where the folders lie beside each other. */
  render(folders: readonly Uri[], today: IsoDate): string {
    const paths = besideEachOther(folders).map(asTyped).join(' ');
    return renderReport(this.#gathering.report(today, false), { paths });
  }
}

/** The folders' ways from the folder that holds all of them, which may be one of themselves; whole paths where none does. */
export function besideEachOther(folders: readonly Uri[]): readonly string[] {
  const uris = folders.map((folder) => URI.parse(folder));
  const [first, ...others] = uris;
  if (first === undefined) return ['.'];
  if (others.some(({ scheme, authority }) => scheme !== first.scheme || authority !== first.authority))
    return uris.map(({ fsPath }) => fsPath);
  const ways = uris.map(({ path }) => path.split('/').filter((part) => part !== ''));
  const [way = []] = ways;
  const differs = way.findIndex((part, at) => ways.some((other) => other[at] !== part));
  const shared = differs === -1 ? way.length : differs;
  // Of two drives no folder holds both.
  if (shared === 0 && ways.some(([drive = '']) => /^[a-z]:$/iu.test(drive))) return uris.map(({ fsPath }) => fsPath);
  return ways.map((parts) => parts.slice(shared).join('/') || '.');
}
