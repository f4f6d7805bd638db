/** Why something is due, or what decision is asked for, as a page to read. */
import type { Deadline, Decision } from '../../journey/types.ts';
import { capital, sayDate, saySource } from '../../rules/wording.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { ExplanationTarget } from '../protocol.ts';
import { deadlineMarkdown } from './deadline-words.ts';
import { plain } from './markdown.ts';

/** Markdown; null where the record has changed so that it is no longer due or asked for. */
export function explanationOf(record: JudgedRecord, target: ExplanationTarget): string | null {
  const { journey } = record.judgement;
  if (journey === undefined) return null;
  if ('timescale' in target) {
    const deadline = journey.deadlines.find(
      ({ timescale, opened, due }) =>
        timescale.id === target.timescale && opened.on === target.opened && due === target.due,
    );
    return deadline === undefined ? null : deadlinePage(record, deadline);
  }
  const decision = journey.decisions.find(
    ({ point, entry }) => point.id === target.decision && entry.address === target.entry,
  );
  return decision === undefined ? null : decisionPage(record, decision);
}

function deadlinePage(record: JudgedRecord, deadline: Deadline): string {
  const { passedOver, endedBy } = deadline.explain();
  const parts = [title(record, deadline.clock.title), deadlineMarkdown(deadline, record.asOf)];
  if (endedBy !== undefined) parts.push(`It ends without being met ${plain(endedBy)}.`);
  if (passedOver.length > 0) {
    const lines = passedOver.map(({ timescale, why }) => {
      const rule = record.workspace.policy.timescale(timescale)?.title ?? timescale;
      return `- ${plain(rule)}: ${plain(why)}`;
    });
    parts.push('## Looked at first', lines.join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

function decisionPage(record: JudgedRecord, { point, missing, due, state }: Decision): string {
  const { asOf } = record;
  const stands =
    state === 'made' ? 'It is on record.' : state === 'waiting' ? 'It waits to be made.' : 'It is missing.';
  const parts = [
    title(record, point.title),
    plain(point.question),
    `${stands}${due === undefined ? '' : ` It is due by ${plain(sayDate(due, asOf))}.`}`,
    `${plain(capital(point.decidedBy))} decides.`,
  ];
  if (missing.length > 0)
    parts.push(`Still to be written: ${missing.map((part) => `\`${part.replaceAll('`', '')}\``).join(', ')}.`);
  parts.push(`Source: ${plain(saySource(point.source))}, ${plain(point.source.status)}`);
  return `${parts.join('\n\n')}\n`;
}

function title({ judgement: { journey } }: JudgedRecord, what: string): string {
  const name = journey?.facts.frontMatter.name;
  const who = typeof name === 'string' ? name : (journey?.facts.id ?? '');
  return `# ${plain(who === '' ? what : `${what}: ${who}`)}`;
}
