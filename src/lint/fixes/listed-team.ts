/** The id of the team that was meant, wherever the record means it so: the front matter and the allocation must go on saying the same. */
import type { Finding } from '../../rules/types.ts';
import { flowText } from '../../schema/yaml-text.ts';
import { offered } from './fix.ts';
import type { FixContext, FixEdit, FixKind } from './types.ts';
import { plainEdit } from './writing.ts';

const RULE = 'record/unknown-team';

export const listedTeam: FixKind = {
  says: 'Write the id of the team that was most likely meant, at every place of the record where it was',
  mends: (rule) => rule === RULE,
  *make(finding, context) {
    const { suggestion } = finding;
    if (suggestion === undefined) return;
    const places = context.judgement.findings.filter((each) => each.rule === RULE && each.suggestion === suggestion);
    const edits = places.flatMap((each) => editOf(each, suggestion, context));
    if (edits.length < places.length) return;
    const where = edits.length === 1 ? '' : edits.length === 2 ? ' at both places' : ` at all ${edits.length} places`;
    yield* offered(`Write "${suggestion}"${where}`, finding, edits, context, { preferred: true });
  },
};

/** Between quotation marks the id stands as it is; else in such as it needs. */
function editOf({ span }: Finding, id: string, { judgement: { record } }: FixContext): readonly FixEdit[] {
  const isQuoted = /["']/.test(record.text.charAt(span.start - 1));
  if (!isQuoted) return [plainEdit(span, flowText(id))];
  return /["'\\\p{C}]/u.test(id) ? [] : [plainEdit(span, id)];
}
