/** `npm run bench`: the figures in one run, as ratios. `npm run bench -- lint edit` runs only the named parts; `council`, which takes minutes, only where it is named. */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { council } from './council.ts';
import { desk } from './desk.ts';
import { editing } from './edit.ts';
import { judging } from './journey.ts';
import { settings } from './settings.ts';
import { throughput } from './throughput.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const parts: { readonly [name: string]: () => void | Promise<void> } = {
  lint: throughput,
  edit: editing,
  journey: judging,
  settings,
  desk,
  council,
};
/** Parts that take minutes. */
const onlyNamed: ReadonlySet<string> = new Set(['council']);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}`);
execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length === 0 ? !onlyNamed.has(name) : wanted.includes(name)) await part();
}
