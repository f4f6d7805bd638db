/** `case-record supervision prepare WORKER [paths]`: the agenda for the next session with a worker, as Markdown. */
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { IsoDate } from '../record/types.ts';
import { judgedCase } from '../views/report/judged-case.ts';
import { AgendaGathering } from '../views/supervision/gather.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import { CannotProceed, type Session, say } from './io.ts';
import { judgeNamed } from './judged-files.ts';
import { asOfOption, outputOption, today } from './options.ts';
import { checkOutput, emit } from './output.ts';
import { plain } from './plain-text.ts';
import { hrefFrom } from './record-href.ts';

interface PrepareOptions {
  readonly output?: string;
  readonly asOf?: IsoDate;
  readonly showText?: true;
}

export function addSupervision(program: Command, session: Session): void {
  program
    .command('supervision')
    .description("prepare a worker's supervision")
    .command('prepare')
    .description(
      'write the agenda for the next session: children by risk and by what is late, open actions, decisions that wait',
    )
    .argument('<worker>', 'the id of the worker')
    .argument('[paths...]', 'files, folders or globs (default: the current folder)')
    .addOption(outputOption())
    .addOption(asOfOption())
    .option('--show-text', 'show the names of the children and what the actions are; without it, ids only')
    .action((worker: string, paths: string[], options: PrepareOptions) => prepare(session, worker, paths, options));
}

async function prepare(
  session: Session,
  worker: string,
  paths: readonly string[],
  options: PrepareOptions,
): Promise<void> {
  const { io } = session;
  const { output, asOf, showText = false } = options;
  await checkOutput(io, output);
  const gathering = new AgendaGathering(worker, showText);
  const folder = output === undefined ? io.cwd : dirname(resolve(io.cwd, output));
  const judging = { files: nodeFiles, engine: standardEngine(), asOf };
  for await (const { uri, file, workspace, outcome } of judgeNamed(session, paths, judging)) {
    const judged = 'problem' in outcome ? undefined : judgedCase(outcome, workspace.config);
    if (judged === undefined) {
      const why = 'problem' in outcome ? outcome.message : 'It does not say whose record it is.';
      say(io, plain(`${file} is left out: ${why}`));
      session.end(2);
      continue;
    }
    const { name } = judged.journey.facts.frontMatter;
    gathering.add(
      { ...judged, policy: workspace.policy },
      { href: hrefFrom(folder, uri), ...(typeof name === 'string' ? { name } : {}) },
    );
  }
  const agenda = gathering.agenda(asOf ?? today(io));
  if (agenda === undefined)
    throw new CannotProceed(
      `No open case is allocated to ${plain(worker)}, and none of these records is their supervision record. Write the id as the records do, or name other folders.`,
    );
  // Only here, so that no other command loads the library that writes Markdown.
  const { agendaPage } = await import('../views/supervision/page.ts');
  await emit(io, agendaPage(agenda), output);
}
