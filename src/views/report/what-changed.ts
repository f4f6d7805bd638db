/** What changed since the last report, in words. */
import { type Html, type HtmlPart, html } from '../html.ts';
import type { Changes, FigureChange } from './changes.ts';
import type { TeamReport } from './types.ts';
import { day, recordLink, whole } from './words.ts';

/** Cases opened and closed, and what has come to a list of the day or gone from it. */
export function changed(report: TeamReport, { since, opened, closed, missing, figures }: Changes): Html {
  const stocks = figures.filter(({ figure, come, gone }) => figure.kind === 'stock' && come.length + gone.length > 0);
  const gap =
    missing.length === 0
      ? undefined
      : html`<li>Records that were counted then and are not among these, so that the figures of the two days are not of the same records: ${idsOf(report, missing)}</li>\n`;
  return html`<section aria-labelledby="changes">
<h2 id="changes">What changed since ${day(since)}</h2>
<ul>
<li>Cases that are open now and were not, or were not counted then: ${idsOf(report, opened)}</li>
<li>Cases that were open and are not: ${idsOf(report, closed)}</li>
${gap}${stocks.map((change) => changeItem(report, change))}</ul>
</section>
`;
}

function changeItem(report: TeamReport, { figure, come, gone }: FigureChange): Html {
  return html`<li>${figure.title}: new ${idsOf(report, come)}; no longer ${idsOf(report, gone)}</li>
`;
}

/** Ids named in a sentence before it says how many more there are. */
const IDS_NAMED = 40;

/** Ids in a sentence, each the way to its record. */
export function idsOf(report: TeamReport, records: readonly string[]): HtmlPart {
  if (records.length === 0) return 'none';
  const more = records.length > IDS_NAMED ? ` and ${whole(records.length - IDS_NAMED)} more` : '';
  const named = records.slice(0, IDS_NAMED);
  return [...named.map((record, i) => [i === 0 ? '' : ', ', recordLink(report, { record })]), more];
}
