/** The chronology as a table, for the editor and for paper, and as one HTML file that needs nothing from elsewhere. */
import { type EntryLinks, entryLink } from '../entry-link.ts';
import { type Html, html } from '../html.ts';
import { htmlDocument } from '../html-document.ts';
import { RECORD_FILE_STYLE } from '../record-file-style.ts';
import { sourceOf } from './document.ts';
import { CHRONOLOGY_FILE_STYLE } from './style.ts';
import type { Chronology, ChronologyEvent } from './types.ts';
import { dayOf, headOf, leadOf, outcomeOf, stopped, titleOf } from './words.ts';

export function chronologyTable(chronology: Chronology, links: EntryLinks): Html {
  const { events } = chronology;
  if (events.length === 0)
    return html`<p class="remark">No event. An entry belongs here with the field "significant: yes", or by the nature of its type.</p>
`;
  const hasAges = events.some(({ age }) => age !== undefined);
  return html`<section class="scroll" tabindex="0" aria-label="Events"><table class="chronology"><thead><tr><th scope="col">Day</th>${hasAges ? html`<th scope="col">Age</th>` : ''}<th scope="col">What happened</th><th scope="col">What came of it</th><th scope="col">Written in</th></tr></thead>
<tbody>${events.map((event) => row(event, chronology, hasAges, links))}</tbody></table></section>
`;
}

function row(event: ChronologyEvent, chronology: Chronology, hasAges: boolean, links: EntryLinks): Html {
  const { age, facts, text, place } = event;
  const told = [facts.join('; '), text?.told ?? ''].filter((part) => part !== '').map(stopped);
  const came = [text?.means === undefined ? '' : stopped(text.means), outcomeOf(event)].filter((part) => part !== '');
  const source = place === undefined ? undefined : chronology.places[place];
  return html`<tr${place === undefined ? '' : html` data-entry="${place}"`}><td>${dayOf(event)}</td>${hasAges ? html`<td>${age ?? ''}</td>` : ''}<td><strong>${headOf(event)}</strong>${told.length === 0 ? '' : html`<p>${told.join(' ')}</p>`}</td><td>${came.map((part) => html`<p>${part}</p>`)}</td><td>${source === undefined ? '' : entryLink(sourceOf(source, chronology.record), place, links)}</td></tr>
`;
}

/** The title and the sentences under it. */
export function chronologyHead(chronology: Chronology): Html {
  return html`<h1>${titleOf(chronology)}</h1>
<p class="lead">${leadOf(chronology)}</p>`;
}

export function chronologyPage(chronology: Chronology, links: EntryLinks): string {
  return htmlDocument({
    title: titleOf(chronology),
    style: RECORD_FILE_STYLE + CHRONOLOGY_FILE_STYLE,
    body: html`<header>${chronologyHead(chronology)}</header>
<main>
${chronologyTable(chronology, links)}</main>`,
  });
}
