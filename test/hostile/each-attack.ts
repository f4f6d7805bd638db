/** A process of its own, which can be ended where it hangs: reads the number of an attack from each line that it is given, tries it, and says what came of it. */
import { createInterface } from 'node:readline';
import { Folder } from '../cli/command.ts';
import { ATTACKS } from './attacks.ts';

export const COMMANDS: readonly (readonly string[])[] = [
  ['lint'],
  ['due', '--all'],
  ['journey', 'CH-1'],
  ['config', '--explain', '.'],
  ['report', '-o', 'report.html'],
];

if (process.argv.includes('--serve')) {
  for await (const line of createInterface({ input: process.stdin })) {
    const attack = ATTACKS[Number(line)];
    if (attack === undefined) break;
    const folder = new Folder();
    for (const [path, content] of Object.entries(attack.files())) folder.write(path, content);
    for (const command of COMMANDS) {
      const started = performance.now();
      const { status, out, err } = await folder.run(command);
      const took = Math.round(performance.now() - started);
      process.stdout.write(`${JSON.stringify({ command: command[0], status, err, length: out.length, took })}\n`);
    }
    folder.remove();
  }
}
