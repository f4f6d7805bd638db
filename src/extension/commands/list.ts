/** The extension's commands: each is a file here and a line below, and is read when it is first called. */
import type { CaseRecordClient } from '../client.ts';

/** Does what the command says. `told` are the arguments it was called with: by a key, a link or another extension, so nothing is known of them. */
export type Run = (client: CaseRecordClient, ...told: readonly unknown[]) => unknown;

export const COMMANDS: Readonly<Record<string, () => Promise<Run>>> = {
  'caseRecord.newRecord': async () => (await import('./new-record.ts')).newRecord,
  'caseRecord.newEntry': async () => (await import('./new-entry.ts')).newEntry,
  'caseRecord.newFromTemplate': async () => (await import('./new-from-template.ts')).newFromTemplate,
  'caseRecord.init': async () => (await import('./start-team-folder.ts')).startTeamFolder,
  'caseRecord.newSupervision': async () => (await import('./new-supervision.ts')).newSupervision,
  'caseRecord.prepareSupervision': async () => (await import('./prepare-supervision.ts')).prepareSupervision,
  'caseRecord.showDue': async () => (await import('./show-due.ts')).showDue,
  'caseRecord.lintWorkspace': async () => (await import('./lint-workspace.ts')).lintWorkspace,
  'caseRecord.showReport': async () => (await import('./show-report.ts')).showReport,
  'caseRecord.showJourney': async () => (await import('./show-journey.ts')).showJourney,
  'caseRecord.showPreview': async () => (await import('./show-preview.ts')).showPreview,
  'caseRecord.showPreviewToSide': async () => (await import('./show-preview.ts')).showPreviewToSide,
  'caseRecord.chronology': async () => (await import('./chronology.ts')).chronology,
  // Called by the lines above entries alone, so they are in no menu.
  'caseRecord.explain': async () => (await import('./explain.ts')).explain,
  'caseRecord.showReferences': async () => (await import('./show-references.ts')).showReferences,
  // Called by the links of pages alone, so it is in no menu.
  'caseRecord.openPlace': async () => {
    const { openPlace } = await import('./open-place.ts');
    return (_client, record, line) => openPlace(record, line);
  },
};
