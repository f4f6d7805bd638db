/** The agenda of a worker's next session as the editor shows it: what the command line writes, with links that the editor can follow. */
import type { IsoDate } from '../record/types.ts';
import { judgedCase } from '../views/report/judged-case.ts';
import { AgendaGathering } from '../views/supervision/gather.ts';
import { agendaHtml } from '../views/supervision/html-page.ts';
import type { Uri } from '../workspace/types.ts';
import { commandLink, editorPlace } from './editor-links.ts';
import type { JudgedRecord } from './judged-record.ts';

/** What the page calls in the editor, and what of the records it shows. */
export interface AgendaWishes {
  readonly worker: string;
  readonly showText: boolean;
  /** The command that links to records call; without it they are addresses. */
  readonly command?: string;
  /** The command that begins the entry for the session, called with the address of the worker's supervision record. */
  readonly begin?: string;
}

export class AgendaPage {
  readonly #wishes: AgendaWishes;
  readonly #gathering: AgendaGathering;
  /** The worker's own supervision records, by the id that they give themselves. */
  readonly #own = new Map<string, Uri>();

  constructor(wishes: AgendaWishes) {
    this.#wishes = wishes;
    this.#gathering = new AgendaGathering(wishes.showText, wishes.worker);
  }

  /** Looks at a record; undefined for one that can't be read. */
  add(record: JudgedRecord | undefined): void {
    const judged = record && judgedCase(record.judgement, record.workspace.config);
    if (record === undefined || judged === undefined) {
      this.#gathering.leaveOut();
      return;
    }
    const { kind, id, frontMatter } = judged.journey.facts;
    const { worker, command } = this.#wishes;
    if (kind === 'supervision' && frontMatter.worker === worker) this.#own.set(id, record.uri);
    const { name } = frontMatter;
    this.#gathering.add(
      { ...judged, policy: record.workspace.policy },
      { ...editorPlace(record.uri, command), ...(typeof name === 'string' ? { name } : {}) },
    );
  }

  /** The whole page; undefined where no record names the worker. `today` where there was no record. */
  render(today: IsoDate): string | undefined {
    const { worker, begin } = this.#wishes;
    const agenda = this.#gathering.agenda(worker, today);
    if (agenda === undefined) return undefined;
    const ways =
      begin === undefined ? [] : agenda.records.map(({ record }) => this.#begin(record, begin, agenda.records.length));
    return agendaHtml(agenda, ways);
  }

  #begin(record: string, begin: string, records: number) {
    const words = 'Begin the entry for this session';
    return {
      words: records === 1 ? words : `${words} in ${record}`,
      link: commandLink(begin, [this.#own.get(record) ?? '']),
    };
  }
}
