/** `case-record audit …`: samples for audit, and what audits found. */
import type { Command } from 'commander';
import { addAuditSample } from './audit-sample.ts';
import { addAuditSummary } from './audit-summary.ts';
import type { Session } from './io.ts';

export function addAudit(program: Command, session: Session): void {
  const audit = program.command('audit').description('draw children for audit, and sum up what audits found');
  addAuditSample(audit, session);
  addAuditSummary(audit, session);
}
