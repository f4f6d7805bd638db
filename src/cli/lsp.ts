/** `case-record lsp --stdio`: the language server, for any editor that speaks the protocol. */
import type { Command } from 'commander';
import type { Session } from './io.ts';

export function addLsp(program: Command, _session: Session): void {
  program
    .command('lsp')
    .description('run the language server, for an editor')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(async () => {
      // Loaded only here: the other commands start faster without it.
      const { startServer } = await import('../server/node.ts');
      startServer();
    });
}
