/** Why something is due, or which decision is asked for: a page to read, or the few lines of it that fit beside what it is about. */
import type { Deadline } from '../../journey/types.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { ExplanationParams } from '../protocol.ts';
import { deadlineMarkdown } from './deadline-words.ts';
import { decisionMarkdown } from './decision-words.ts';
import { deadlineKey, decisionKey } from './due-keys.ts';
import { plain } from './markdown.ts';

/** Markdown; null where the record has changed so that there is no such deadline or decision. */
export function explanationOf(
  record: JudgedRecord,
  { key, brief = false }: Omit<ExplanationParams, 'uri'>,
): string | null {
  const { journey } = record.judgement;
  if (journey === undefined) return null;
  const deadline = journey.deadlines.find((each) => deadlineKey(each) === key);
  if (deadline !== undefined) {
    const lines = deadlineMarkdown(deadline, record.asOf);
    return brief ? lines : page(record, deadline.clock.title, [lines, ...behind(record, deadline)]);
  }
  const decision = journey.decisions.find((each) => decisionKey(each) === key);
  if (decision === undefined) return null;
  const lines = decisionMarkdown(decision, journey, record);
  return brief ? lines : page(record, decision.point.title, [lines]);
}

/** What is told of a deadline to whoever has a page to read. */
function behind(record: JudgedRecord, deadline: Deadline): string[] {
  const { passedOver, endedBy } = deadline.explain();
  const parts = endedBy === undefined ? [] : [`It ends without being met ${plain(endedBy)}.`];
  if (passedOver.length > 0) {
    const lines = passedOver.map(({ timescale, why }) => {
      const rule = record.workspace.policy.timescale(timescale)?.title ?? timescale;
      return `- ${plain(rule)}: ${plain(why)}`;
    });
    parts.push('## Looked at first', lines.join('\n'));
  }
  return parts;
}

function page({ judgement: { journey } }: JudgedRecord, what: string, parts: readonly string[]): string {
  const name = journey?.facts.frontMatter.name;
  const who = typeof name === 'string' ? name : (journey?.facts.id ?? '');
  return `${[`# ${plain(who === '' ? what : `${what}: ${who}`)}`, ...parts].join('\n\n')}\n`;
}
