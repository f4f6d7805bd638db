/** The command line as a function: arguments in, exit status out. */
import { Command, CommanderError } from 'commander';
import { addAudit } from './audit.ts';
import { addChronology } from './chronology.ts';
import { addConfig } from './config.ts';
import { addDue } from './due.ts';
import { addExplain } from './explain.ts';
import { addImport } from './import.ts';
import { addInit } from './init.ts';
import { CannotProceed, type ExitStatus, type Io, type Session, say } from './io.ts';
import { addJourney } from './journey.ts';
import { addLint } from './lint.ts';
import { addLsp } from './lsp.ts';
import { addMerge } from './merge.ts';
import { addNew } from './new.ts';
import { addReport } from './report.ts';
import { addRules } from './rules.ts';
import { addSupervision } from './supervision.ts';
import { addSuppressions } from './suppressions.ts';
import { version } from './version.ts';

/** Runs one command. `argv` are the arguments after the program's own name. Never throws for what the person or a file did wrong. */
export async function run(argv: readonly string[], io: Io): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const session: Session = {
    io,
    end(next) {
      if (next > status) status = next;
    },
  };
  const program = new Command('case-record')
    .description("Checks case records of children's social care: what is missing, what is late, and why.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .showHelpAfterError('(add --help for what can be asked)')
    .addHelpText('after', '\nExit status: 0 nothing to report, 1 findings, 2 it could not do its work (and says why).');
  for (const add of [
    addLint,
    addMerge,
    addSuppressions,
    addDue,
    addExplain,
    addJourney,
    addChronology,
    addReport,
    addAudit,
    addSupervision,
    addRules,
    addConfig,
    addNew,
    addInit,
    addImport,
    addLsp,
  ])
    add(program, session);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CannotProceed) {
      say(io, error.message);
      return 2;
    }
    throw error;
  }
}
