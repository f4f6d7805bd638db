import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placeInRecord, renameOf, renameTarget } from '../../../src/server/features/rename.ts';
import { BROKEN, childRecord, openInEditor, RECORD } from './editor.ts';
import { applied, asked, CONFIG, type Files, PEOPLE, SIBLING, tobi } from './renamed.ts';

describe('renaming anything', () => {
  const quoted = fc.constantFrom(
    (text: string) => text,
    (text: string) => `"${text}"`,
    (text: string) => `'${text}'`,
  );
  const eol = fc.constantFrom('\n', '\r\n');
  const bom = fc.constantFrom('', '\uFEFF');
  const reference = fc.constantFrom(
    '2026-02-02-contact',
    '2026-02-02-contact-2',
    'CH-1042/2026-02-02-contact',
    'own',
    'CH-1042/own',
  );
  const person = fc.constantFrom('m.patel', 'j.okafor');
  const entry = fc
    .record({
      type: fc.constantFrom('Contact', 'Case note', 'Visit', 'Nonsense'),
      id: fc.boolean(),
      by: fc.option(person),
      answers: fc.option(reference),
      to: fc.option(reference),
      from: fc.option(reference),
      also: fc.boolean(),
      quote: quoted,
      words: fc.boolean(),
    })
    .map(({ type, id, by, answers, to, from, also, quote, words }) => ({
      id,
      lines: (isFirst: boolean) => {
        const fields = [
          ...(by === null ? [] : [`by: ${quote(by)} # who`]),
          ...(id && isFirst ? [`id: ${quote('own')}`] : []),
          ...(answers === null ? [] : [`answers: ${quote(answers)}`]),
          ...(also ? [`also: [${quote('CH-1043')}]`] : []),
          ...(to === null && from === null
            ? []
            : ['actions:', `  - what: ${quote(`Ring${from === null ? '' : ` (carried forward from ${from})`}`)}`]),
          ...(to === null ? [] : [`    outcome: ${quote(`Carried forward to ${to}`)}`]),
        ];
        const block = fields.length === 0 ? [] : ['', '```yaml', ...fields, '```'];
        return [
          `## 2026-02-02 ${type}`,
          ...block,
          '',
          ...(words && answers !== null ? [`See [it](#${answers}).`, ''] : []),
        ];
      },
    }));
  const files = fc
    .record({ own: fc.array(entry, { maxLength: 5 }), other: fc.array(entry, { maxLength: 3 }), eol, bom })
    .map(({ own, other, eol: end, bom: mark }) => {
      let isFirst = true;
      const lines = (entries: typeof own) =>
        entries.flatMap((each) => {
          const written = each.lines(isFirst);
          if (each.id) isFirst = false;
          return written;
        });
      const first = childRecord(...lines(own));
      const second = tobi(...lines(other));
      return { own: mark + first.replaceAll('\n', end), other: second.replaceAll('\n', end) };
    });

  /** What is found in both records, without what names and places are. */
  async function findings(files: Files): Promise<string[]> {
    const { service, uri } = openInEditor(files[RECORD] ?? '', files);
    const found = [
      ...((await service.diagnostics(uri))?.diagnostics ?? []),
      ...((await service.checks.closed(SIBLING)) ?? []),
    ];
    return found.map(({ code }) => String(code)).sort();
  }

  /** How often this record says that an action was carried to or from an entry of its own. */
  const carried = (text: string | undefined, address: string): number =>
    (text?.match(/(?<=arried forward (?:to|from) (?:CH-1042\/)?)[^\s"'()/]+(?!\/)/gu) ?? []).filter(
      (each) => each === address,
    ).length;

  it('leaves as many findings as before, and renaming back restores every byte', async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.nat(), fc.constantFrom('renamed', 'ç.new-2'), async ({ own, other }, place, name) => {
        const { editor, read, around } = await asked(own, { [SIBLING]: other, [CONFIG]: PEOPLE });
        const offset = place % (own.length + 1);
        const target = await renameTarget(placeInRecord(read, offset), around);
        const answer = await renameOf(placeInRecord(read, offset), name, around);
        if ('refused' in answer) return;
        assert.ok(!('refused' in target), 'it renames what it said it would not');
        const before = { [RECORD]: own, [SIBLING]: other, [CONFIG]: PEOPLE };
        const after = applied(before, answer);
        assert.deepEqual(await findings(after), await findings(before));
        // Where an action was carried to or from an entry, it still says so.
        assert.ok(carried(after[RECORD], name) >= carried(own, target.placeholder));
        // Back again, at the first place that was changed.
        const first = answer.find(({ uri }) => uri === editor.uri);
        const at = after[RECORD]?.indexOf(name) ?? -1;
        assert.ok(first !== undefined && at !== -1);
        const again = await asked(after[RECORD] ?? '', {
          [SIBLING]: after[SIBLING] ?? '',
          [CONFIG]: after[CONFIG] ?? '',
        });
        const back = applied(after, await renameOf(placeInRecord(again.read, at), target.placeholder, again.around));
        assert.deepEqual(back, before);
      }),
      { numRuns: 80 },
    );
  });

  it('asks for sense in text that is broken, or changes nothing', async () => {
    for (const text of BROKEN) {
      const { read, offset, around } = await asked(text);
      await renameTarget(placeInRecord(read, offset), around);
      await renameOf(placeInRecord(read, offset), 'new', around);
    }
  });
});
