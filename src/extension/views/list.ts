/** The views of one record: each is a file here and a line below, and is read when it is first shown. */
import type { RecordView } from '../panel.ts';

/** By view type. */
export const VIEWS: Readonly<Record<string, () => Promise<RecordView>>> = {
  'caseRecord.journey': async () => (await import('./journey.ts')).journeyView,
  'caseRecord.preview': async () => (await import('./preview.ts')).previewView,
  'caseRecord.chronology': async () => (await import('./chronology.ts')).chronologyView,
};
