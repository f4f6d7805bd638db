import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver';
import { completionOf } from '../../../src/server/features/completion.ts';
import { hoverOf } from '../../../src/server/features/hover.ts';
import { newEntryOf } from '../../../src/server/features/new-entry.ts';
import type { JudgedRecord } from '../../../src/server/judged-record.ts';
import { RecordDocument } from '../../../src/server/record-document.ts';
import { CURSOR, childRecord, openInEditor } from './editor.ts';

/** What writing asks of a record that was just edited. Its whole text is not put together for it, however long the record is. */
const PLACES = [
  `## ${CURSOR}`,
  `## 2026-03-04 Visit\n\n\`\`\`yaml\nseen: ${CURSOR}\n\`\`\`\n`,
  `## 2026-03-04 Visit\n\n\`\`\`yaml\n${CURSOR}\n\`\`\`\n`,
  `## 2026-03-04 Visit\n\n\`\`\`yaml\nanswers: ${CURSOR}\n\`\`\`\n`,
  `## 2026-03-04 Visit\n\nSee [it](#${CURSOR}\n`,
  `## 2026-03-04 Visit\n\n### ${CURSOR}\n`,
];

/** Where there is something to say of what is written. */
const WRITTEN = [
  `## 2026-03-04 V${CURSOR}isit\n`,
  `## 2026-03-04 Visit\n\n\`\`\`yaml\ns${CURSOR}een: yes\n\`\`\`\n`,
  `## 2026-03-04 Visit\n\n\`\`\`yaml\nplace: ho${CURSOR}me\n\`\`\`\n`,
];

/** How often the whole text is asked for by a feature, at the cursor in a record of several entries. */
async function wholeTexts(place: string, feature: (record: JudgedRecord, position: Position) => void): Promise<number> {
  const note = '## 2026-02-01 Case note\n\nWords.\n';
  const { service, uri, position } = openInEditor(childRecord(note, note, place, '', note));
  return service.ask(
    uri,
    (record) => {
      const { record: read } = record.judgement;
      let whole = 0;
      const watched = new Proxy(read, {
        get(target, key) {
          if (key === 'text') whole += 1;
          return Reflect.get(target, key);
        },
      });
      const counted = {
        ...record,
        judgement: { ...record.judgement, record: watched },
        document: new RecordDocument(uri, 1, watched),
      };
      feature(counted, position);
      return whole;
    },
    -1,
  );
}

describe('help in a long record', () => {
  for (const place of PLACES) {
    it(`with writing never asks for the whole text: ${JSON.stringify(place)}`, async () => {
      const asked = await wholeTexts(place, (record, position) => {
        assert.ok(completionOf(record, position).length > 0);
        assert.ok(newEntryOf(record, { type: 'visit', position }));
      });
      assert.equal(asked, 0);
    });
  }

  for (const place of WRITTEN) {
    it(`with reading never asks for the whole text: ${JSON.stringify(place)}`, async () => {
      const asked = await wholeTexts(place, (record, position) => assert.ok(hoverOf(record, position)));
      assert.equal(asked, 0);
    });
  }
});
