/** What changed since the last report, in words. */
import { type Html, type HtmlPart, html } from '../html.ts';
import type { Changes, FigureChange } from './changes.ts';
import type { TeamReport } from './types.ts';
import { day, recordLink, whole } from './words.ts';

/** Cases opened and closed, and what has come to a list of the day or gone from it. */
export function changed(
  report: TeamReport,
  { since, recordsThen, opened, openedAnew, closed, missing, figures }: Changes,
): Html {
  const stocks = figures.filter(
    ({ figure, come, gone, comeAnew }) => figure.kind === 'stock' && come.length + gone.length + comeAnew.length > 0,
  );
  const gap =
    missing.length === 0
      ? undefined
      : html`<li>Records that were counted then and are not among these, so that the figures of the two days are not of the same records: ${idsOf(report, missing)}</li>\n`;
  return html`<section aria-labelledby="changes">
<h2 id="changes">What changed since ${day(since)}</h2>
<p>${whole(recordsThen)} ${recordsThen === 1 ? 'record was' : 'records were'} counted then, and ${whole(report.records)} now.</p>
<ul>
<li>Cases that are open now and were not: ${idsOf(report, opened)}${anew(report, openedAnew, ':')}</li>
<li>Cases that were open and are not: ${idsOf(report, closed)}</li>
${gap}${stocks.map((change) => changeItem(report, change))}</ul>
</section>
`;
}

function changeItem(report: TeamReport, { figure, come, gone, comeAnew }: FigureChange): Html {
  return html`<li>${figure.title}: new ${idsOf(report, come)}${anew(report, comeAnew)}; no longer ${idsOf(report, gone)}</li>
`;
}

/** A record that was not counted then may be new, or may not have been named: what stands in it need not have come about since. */
function anew(report: TeamReport, records: readonly string[], colon = ''): Html | undefined {
  return records.length === 0
    ? undefined
    : html`; in records that were not counted then${colon} ${idsOf(report, records)}`;
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
