/** A record for reading, as markup: its head, and each block by itself, so that a page can bring up to date only what has changed. */
import { type Html, html } from '../html.ts';
import type { ProseOptions } from '../prose/prose.ts';
import { proseHtml } from '../prose/prose.ts';
import type {
  FieldRow,
  Preview,
  PreviewAction,
  PreviewBlock,
  PreviewEntry,
  PreviewHead,
  PreviewSection,
  Remark,
  SaidValue,
  SectionText,
} from './types.ts';

/** The place of an entry by the address in a link. */
export function linksOf({ links }: Preview): (address: string) => number | undefined {
  return (address) => (Object.hasOwn(links, address) ? links[address] : undefined);
}

type PlaceOf = ProseOptions['placeOf'];

export function headHtml(head: PreviewHead, placeOf: PlaceOf): Html {
  const { title, id, age, asOf, standing, rows, summary, typed, remarks } = head;
  const lead = [id, age === undefined ? undefined : `${age} old`, `as things stand on ${asOf}`];
  return html`<h1>${title}</h1>
<p class="lead">${lead.filter((part) => part !== undefined && part !== '').join(' · ')}</p>
${
  standing.length === 0
    ? ''
    : html`<section class="standing" aria-label="Where things stand">${table(standing)}</section>
`
}${remarksHtml(remarks)}${
  summary === ''
    ? ''
    : html`<section class="summary" aria-label="Summary">${proseHtml(summary, { top: 3, placeOf })}</section>
`
}${
  rows.length === 0
    ? ''
    : html`<details class="front"><summary>Other details</summary>${table(rows)}</details>
`
}${typedHtml(typed)}`;
}

/** A block; `place` is its number among the places. */
export function blockHtml(block: PreviewBlock, place: number, placeOf: PlaceOf): Html {
  return block.kind === 'entry' ? entryHtml(block, place, placeOf) : sectionHtml(block, place, placeOf);
}

function entryHtml(entry: PreviewEntry, place: number, placeOf: PlaceOf): Html {
  const { day, time, type, subject, age, by, isSignificant, rows, decision, actions, typed, text, sections } = entry;
  const told = [
    time === undefined ? day : `${day}, ${time}`,
    age === undefined ? undefined : `aged ${age}`,
    by === undefined ? undefined : `written by ${by}`,
  ];
  return html`<article class="entry" data-entry="${place}">
<h2><button type="button" class="way" data-place="${place}">${type}${subject === undefined ? '' : `: ${subject}`}</button></h2>
<p class="told">${told.filter((part) => part !== undefined).join(' · ')}${isSignificant ? html` <span class="significant">significant</span>` : ''}</p>
${remarksHtml(entry.remarks)}${rows.length === 0 ? '' : table(rows)}${typedHtml(typed)}${
  text === ''
    ? ''
    : html`<div class="prose">${proseHtml(text, { top: 3, placeOf })}</div>
`
}${sections.map((section) => sectionText(section, placeOf))}${decision === undefined ? '' : decisionHtml(decision)}${actionsHtml(actions)}</article>
`;
}

function sectionHtml({ title, text, sections }: PreviewSection, place: number, placeOf: PlaceOf): Html {
  return html`<article class="free" data-entry="${place}">
<h2><button type="button" class="way" data-place="${place}">${title === '' ? '–' : title}</button></h2>
${
  text === ''
    ? ''
    : html`<div class="prose">${proseHtml(text, { top: 3, placeOf })}</div>
`
}${sections.map((section) => sectionText(section, placeOf))}</article>
`;
}

function sectionText({ title, text }: SectionText, placeOf: PlaceOf): Html {
  return html`<section><h3>${title === '' ? '–' : title}</h3>
<div class="prose">${proseHtml(text, { top: 4, placeOf })}</div></section>
`;
}

function decisionHtml(rows: readonly FieldRow[]): Html {
  return html`<section class="decision"><h3>Decision</h3>${table(rows)}</section>
`;
}

function actionsHtml(actions: readonly PreviewAction[]): Html | undefined {
  if (actions.length === 0) return undefined;
  return html`<section class="actions"><h3>${actions.length === 1 ? 'Action' : 'Actions'}</h3><ul>${actions.map(actionHtml)}</ul></section>
`;
}

function actionHtml({ what, who, due, done, rows }: PreviewAction): Html {
  const told = [
    who,
    due === undefined ? undefined : `due ${due}`,
    done === undefined ? 'not done yet' : `done ${done}`,
  ].filter((part) => part !== undefined);
  return html`<li>${what} <span class="told">${told.join(' · ')}</span>${rows.length === 0 ? '' : table(rows)}</li>
`;
}

function table(rows: readonly FieldRow[]): Html {
  return html`<table class="fields"><tbody>${rows.map(
    ({
      title,
      values,
      parts,
    }) => html`<tr><th scope="row">${title}</th><td>${valuesHtml(values)}${(parts ?? []).map(table)}</td></tr>
`,
  )}</tbody></table>
`;
}

function valuesHtml(values: readonly SaidValue[]): Html {
  if (values.length < 2) return html`${values.map(valueHtml)}`;
  return html`<ul>${values.map((value) => html`<li>${valueHtml(value)}</li>`)}</ul>`;
}

function valueHtml({ words, code, place }: SaidValue): Html {
  const said = place === undefined ? html`${words}` : html`<a href="#" data-place="${place}">${words}</a>`;
  return code === undefined ? said : html`${said} <span class="code">${code}</span>`;
}

function typedHtml(typed: string | undefined): Html | undefined {
  if (typed === undefined) return undefined;
  return html`<p class="remark">Not all of these fields could be read. They were written so:</p><pre class="typed">${typed}</pre>
`;
}

const SEVERITY_WORDS = { error: 'To put right', warning: 'To look at', information: 'To know' } as const;

function remarksHtml(remarks: readonly Remark[]): Html | undefined {
  if (remarks.length === 0) return undefined;
  return html`<ul class="findings">${remarks.map(({ severity, message }) => html`<li class="${severity}"><strong>${SEVERITY_WORDS[severity]}:</strong> ${message}</li>`)}</ul>
`;
}
