/** What the front matter asserts, brought in line with what the entries say. */
import { checkPosition } from '../../journey/position.ts';
import { isMap } from '../../record/field-value.ts';
import { flowText } from '../../schema/yaml-text.ts';
import { offered } from './fix.ts';
import { openingOf } from './place.ts';
import type { FixKind } from './types.ts';
import { plainEdit } from './writing.ts';

export const position: FixKind = {
  says: 'Write in `position:` what the journey says',
  mends: (rule) => rule === 'journey/position',
  *make(finding, context) {
    const { judgement, policy } = context;
    const { journey } = judgement;
    const part = openingOf(judgement.record);
    const asserted = journey?.facts.frontMatter.position;
    if (!journey || !part.fields || !isMap(asserted)) return;
    for (const difference of checkPosition(journey, policy)) {
      const { key, derived = 'none' } = difference;
      const span = part.fields.locate(['position', key], 'value');
      if (span.start !== finding.span.start || span.end !== finding.span.end) continue;
      // Where the entries say nothing at all, nothing can be written that they would bear out.
      const frontMatter = { ...journey.facts.frontMatter, position: { ...asserted, [key]: derived } };
      const settled = { ...journey, facts: { ...journey.facts, frontMatter } };
      if (checkPosition(settled, policy).some((each) => each.key === key)) continue;
      const text = flowText(derived);
      yield* offered(`Write \`${key}: ${text}\`, as the entries say`, finding, [plainEdit(span, text)], context, {
        preferred: true,
      });
    }
  },
};
