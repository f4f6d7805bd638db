/** The agenda of a supervision session as one page that needs nothing else, for an editor to show. */
import { html } from '../html.ts';
import { htmlDocument } from '../html-document.ts';
import { htmlOf } from '../markdown-html.ts';
import { STYLE } from '../report/style.ts';
import { agendaContent } from './page.ts';
import type { Agenda } from './types.ts';

/** A way from the page to what comes next: the words and the link. */
export interface WayOn {
  readonly words: string;
  readonly link: string;
}

/** More than the report's page has: lists to go through one after the other. */
const AGENDA_STYLE = `
main { padding-bottom: 3rem; }
main ul { padding-left: 1.25rem; max-width: 52rem; }
main li { margin: .35rem 0; }
main h3 { margin-top: 1.75rem; }
`;

/** The whole page. It runs nothing and loads nothing. */
export function agendaHtml(agenda: Agenda, ways: readonly WayOn[]): string {
  const [title, lead, ...content] = agendaContent(agenda);
  return htmlDocument({
    title: `Supervision: ${agenda.worker}`,
    style: STYLE + AGENDA_STYLE,
    body: html`<header>
${htmlOf(title === undefined ? [] : [title])}<div class="lead">
${htmlOf(lead === undefined ? [] : [lead])}</div>
${ways.map(({ words, link }) => html`<p class="way"><a href="${link}">${words}</a></p>\n`)}</header>
<main>
${htmlOf(content)}</main>`,
  });
}
