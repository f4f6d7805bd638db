/** The agenda of a worker's next session as the editor shows it: what the command line writes, with links that the editor can follow. */
import type { IsoDate } from '../record/types.ts';
import { judgedCase } from '../views/report/judged-case.ts';
import { AgendaGathering } from '../views/supervision/gather.ts';
import { agendaHtml, type WayOn } from '../views/supervision/html-page.ts';
import { agendaPage } from '../views/supervision/page.ts';
import type { Uri } from '../workspace/types.ts';
import { commandLink, editorPlace, wayFrom } from './editor-links.ts';
import type { JudgedRecord } from './judged-record.ts';
import type { SupervisionAgendaParams, SupervisionAgendaResult } from './protocol.ts';

/** What the page calls in the editor, and what of the records it shows. */
export type AgendaWishes = Omit<SupervisionAgendaParams, 'workDoneToken'>;

export class AgendaPage {
  readonly #wishes: AgendaWishes;
  readonly #gathering: AgendaGathering;
  /** The worker's own supervision records, by the id that they give themselves. */
  readonly #own = new Map<string, Uri>();

  constructor(wishes: AgendaWishes) {
    this.#wishes = wishes;
    this.#gathering = new AgendaGathering(wishes.showText === true, wishes.worker);
  }

  /** Looks at a record; undefined for one that can't be read. */
  add(record: JudgedRecord | undefined): void {
    const judged = record && judgedCase(record.judgement, record.workspace.config);
    if (record === undefined || judged === undefined) {
      this.#gathering.leaveOut();
      return;
    }
    const { kind, id, frontMatter } = judged.journey.facts;
    const { worker, command, from } = this.#wishes;
    if (kind === 'supervision' && frontMatter.worker === worker) this.#own.set(id, record.uri);
    const { name } = frontMatter;
    this.#gathering.add(
      { ...judged, policy: record.workspace.policy },
      {
        ...(from === undefined ? editorPlace(record.uri, command) : { href: wayFrom(from, record.uri) }),
        ...(typeof name === 'string' ? { name } : {}),
      },
    );
  }

  /** The whole page or document; nothing where no record names the worker. `today` where there was no record. */
  render(today: IsoDate): Omit<SupervisionAgendaResult, 'records'> {
    const { worker, from, keep } = this.#wishes;
    const agenda = this.#gathering.agenda(worker, today);
    if (agenda === undefined) return {};
    if (from !== undefined) return { markdown: agendaPage(agenda) };
    const ids = agenda.records.map(({ record }) => record);
    const kept = { words: 'Open as Markdown, without names', link: commandLink(keep ?? '', [worker, true]) };
    return { html: agendaHtml(agenda, [...this.#beginnings(ids), ...(keep === undefined ? [] : [kept])]) };
  }

  #beginnings(records: readonly string[]): readonly WayOn[] {
    const { begin } = this.#wishes;
    if (begin === undefined) return [];
    const words = 'Begin the entry for this session';
    return records.map((record) => ({
      words: records.length === 1 ? words : `${words} in ${record}`,
      link: commandLink(begin, [this.#own.get(record) ?? '']),
    }));
  }
}
