/** The chronology as a Markdown document: a heading for each year and a line for each event. What people wrote stays text. */
import type { PhrasingContent, RootContent } from 'mdast';
import { bold, bullets, heading, paragraph, said, writeMarkdown } from '../markdown.ts';
import type { Chronology, ChronologyEvent } from './types.ts';
import { dayOf, headOf, leadOf, outcomeOf, stopped, titleOf } from './words.ts';

export function chronologyMarkdown(chronology: Chronology): string {
  const years = new Map<string, ChronologyEvent[]>();
  for (const event of chronology.events) {
    const year = event.on.slice(0, 4);
    const known = years.get(year);
    if (known === undefined) years.set(year, [event]);
    else known.push(event);
  }
  const page: RootContent[] = [heading(1, said(titleOf(chronology))), paragraph(said(leadOf(chronology)))];
  for (const [year, events] of years)
    page.push(heading(2, said(year)), bullets(events.map((event) => line(event, chronology))));
  return writeMarkdown(page);
}

function line(event: ChronologyEvent, { places, record }: Chronology): PhrasingContent[] {
  const { age, facts, text, place } = event;
  const parts = [facts.join('; '), text?.told ?? '', text?.means ?? '', outcomeOf(event)];
  const sentences = parts.filter((part) => part !== '').map(stopped);
  const source = place === undefined ? undefined : places[place];
  const address = source === undefined ? '' : sourceOf(source, record);
  return [
    bold(`${dayOf(event)}${age === undefined ? '' : `, aged ${age}`}: ${headOf(event)}.`),
    ...(sentences.length === 0 ? [] : [said(` ${sentences.join(' ')}`)]),
    ...(address === '' ? [] : [said(` (${address})`)]),
  ];
}

/** Where it is written: the entry's address, after the id of its record where that is another child's. */
export function sourceOf(place: { readonly record: string; readonly address: string }, record: string): string {
  return place.record === record ? place.address : `${place.record}/${place.address}`;
}
