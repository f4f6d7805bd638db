import assert from 'node:assert/strict';
import { completionOf } from '../../../src/server/features/completion.ts';
import { newEntryOf } from '../../../src/server/features/new-entry.ts';
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

describe('help with writing in a long record', () => {
  for (const place of PLACES) {
    it(`never asks for the whole text: ${JSON.stringify(place)}`, async () => {
      const note = '## 2026-02-01 Case note\n\nWords.\n';
      const { service, uri, position } = openInEditor(childRecord(note, note, place, '', note));
      const asked = await service.ask(
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
          assert.ok(completionOf(counted, position).length > 0);
          assert.ok(newEntryOf(counted, { type: 'visit', position }));
          return whole;
        },
        -1,
      );
      assert.equal(asked, 0);
    });
  }
});
