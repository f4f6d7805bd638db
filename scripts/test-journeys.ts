/** `npm run test:journeys`: the property test of random journeys with 100,000 of them, or as many as are asked for. Takes minutes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [journeys = '100000'] = process.argv.slice(2);
const command = ['node_modules/mocha/bin/mocha.js', 'test/property/journey-many.test.ts'];
const child = spawn(process.execPath, command, {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, JOURNEYS: journeys },
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
