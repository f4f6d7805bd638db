/** `Case Record: Show journey`: the journey of the record in the editor, drawn on one axis of time. */
import type { CaseRecordClient } from '../client.ts';
import { type ShownView, showRecordView } from '../panel.ts';
import { journeyView } from '../views/journey.ts';

/** `record`: the address of a record, where a menu or another command names one. */
export function showJourney(client: CaseRecordClient, record: unknown): Promise<ShownView | undefined> {
  return showRecordView(journeyView, client, record);
}
