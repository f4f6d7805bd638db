/** `Case Record: Chronology`: the significant events of the record in the editor. */
import type { CaseRecordClient } from '../client.ts';
import { type ShownView, showRecordView } from '../panel.ts';
import { chronologyView } from '../views/chronology.ts';

/** `record`: the address of a record, where a menu or another command names one. */
export function chronology(client: CaseRecordClient, record: unknown): Promise<ShownView | undefined> {
  return showRecordView(chronologyView, client, record);
}
