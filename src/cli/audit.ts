/** `case-record audit …`: samples for audit, and what audits found. */
import type { Command } from 'commander';
import { addAuditFile } from './audit-file.ts';
import { addAuditSample } from './audit-sample.ts';
import { addAuditSummary } from './audit-summary.ts';
import type { Session } from './io.ts';

export function addAudit(program: Command, session: Session): void {
  const audit = program
    .command('audit')
    .description('draw children for audit, put the audits on record, and sum up what they found');
  addAuditSample(audit, session);
  addAuditFile(audit, session);
  addAuditSummary(audit, session);
}
