/** `case-record audit summary [paths]`: grades over time by team, what moderation changed, and how far a sample has got. */
import type { Command } from 'commander';
import type { IsoDate } from '../record/types.ts';
import { type Audit, sumUp } from '../views/audit/summary.ts';
import { readSampleAt } from './audit-sheets.ts';
import { type CacheWanted, cacheOptions } from './cache-option.ts';
import { AUDIT_FORMATS, type AuditFormat, formatAudit } from './format-audit.ts';
import { CannotProceed, type Session, say } from './io.ts';
import { whyLeftOut } from './judged-files.ts';
import { asOfOption, dateOption, formatOption, outputOption, today } from './options.ts';
import { checkOutput, emit } from './output.ts';
import { plain } from './plain-text.ts';
import { standingNamed } from './standing-files.ts';

interface SummaryOptions {
  readonly format: AuditFormat;
  readonly output?: string;
  readonly sample?: string;
  readonly from?: IsoDate;
  readonly asOf?: IsoDate;
  readonly cache?: CacheWanted;
}

export function addAuditSummary(audit: Command, session: Session): void {
  const [cache, noCache] = cacheOptions();
  audit
    .command('summary')
    .description('sum up grades by team and month, what moderation changed, and how far a sample has got')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(formatOption(AUDIT_FORMATS))
    .addOption(outputOption())
    .option('--sample <file>', 'a sample, its folder or its sample.json: say who has been audited since it was drawn')
    .addOption(dateOption('--from <date>', 'only audits of that day or a later one'))
    .addOption(asOfOption())
    .addOption(cache)
    .addOption(noCache)
    .action((paths: string[], options: SummaryOptions) => summary(session, paths, options));
}

async function summary(session: Session, paths: readonly string[], options: SummaryOptions): Promise<void> {
  const { io } = session;
  const { format, output, from, asOf: asked } = options;
  await checkOutput(io, output);
  const sample = options.sample === undefined ? undefined : await readSampleAt(io, options.sample);
  const audits: Audit[] = [];
  const records = new Set<string>();
  let latest: IsoDate | undefined;
  const asking = { asOf: asked, cache: options.cache };
  for (const { file, asOf, outcome } of await standingNamed(session, paths, asking)) {
    if (outcome === undefined || 'problem' in outcome) {
      say(io, plain(`${file} is not counted: ${whyLeftOut(outcome)}`));
      session.end(2);
      continue;
    }
    if (latest === undefined || asOf > latest) latest = asOf;
    records.add(outcome.counted.id);
    audits.push(...(outcome.audits ?? []));
  }
  if (sample !== undefined && sample.records.length > 0 && !sample.records.some((id) => records.has(id)))
    throw new CannotProceed(
      `${plain(options.sample ?? '')} is a sample of other records: none of its children is among these. Nothing was written.`,
    );
  const summed = sumUp(audits, { asOf: asked ?? latest ?? today(io), records, from, sample });
  await emit(io, formatAudit(summed, format), output);
}
