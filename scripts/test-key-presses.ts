/**
 * Counts the keys from an empty window to a valid first record with a visit and a decision, in a real VS Code with the packaged extension, by keyboard alone.
 * `npm run test:keys` packages it first; with a folder as its argument it leaves a picture of each step there.
 *
 * Prose is what only the writer can know: the child's name, the summary, the reason for the decision, the narrative. Every other key counts, each key of a
 * combination by itself: the date of birth, the writer's own id, what narrows a list, Tab, Enter, the keys that save. It is the first record of
 * a machine that does not know who writes, and so asks. The page counts too, and must agree.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createLinter } from '../src/lint/lint.ts';
import { englandPolicy } from '../src/policy/england.ts';
import { builtInCatalogue } from '../src/schema/catalogue.ts';
import { dateInEngland } from '../src/server/today.ts';
import { packagedExtension } from './package.ts';
import { startBrowser } from './vscode/browser.ts';
import { installHost } from './vscode/host.ts';
import { startServer } from './vscode/server.ts';
import { countKeysDown, Typist } from './vscode/typist.ts';

const MOST_PRESSES = 60;
/** What a window shows that has no editor open. */
const EMPTY = '.monaco-workbench .editor-group-watermark';
const pictures = process.argv[2];

const home = mkdtempSync(join(tmpdir(), 'case-record-keys-'));
process.env.HOME = home;
const host = installHost(console.log);
const server = await startServer({
  host,
  port: 0,
  trusted: true,
  smokeTestDriver: false,
  vsix: packagedExtension(),
});
const browser = await startBrowser(host);
let pictured = 0;
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const presses = await writeRecord(page);
  console.log(`${presses} key presses besides the prose (at most ${MOST_PRESSES}).`);
  if (presses > MOST_PRESSES) throw new Error('That is too many.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Types a record in an empty window and holds the file that was saved to what was meant; gives how many keys it took. */
async function writeRecord(page: Page): Promise<number> {
  await page.goto(`http://localhost:${server.port}/?ew=true`);
  await page.waitForSelector('.monaco-workbench .part.editor', { timeout: 60_000 });
  await page.waitForSelector(EMPTY, { timeout: 60_000 });
  const keysDown = await countKeysDown(page);
  const typist = new Typist(page);

  /** Waits until the editor or a question has taken the last key: nobody types faster than they read. */
  async function look(what: string): Promise<void> {
    await page.waitForTimeout(1200);
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${String(pictured++).padStart(2, '0')}-${what}.png`) });
  }

  async function question(what: string): Promise<void> {
    await page.waitForSelector(`.quick-input-widget:not([style*="display: none"]) >> text=${what}`, {
      timeout: 60_000,
    });
    await look('question');
  }

  async function tabs(stops: readonly (string | undefined)[]): Promise<void> {
    for (const words of stops) {
      if (words !== undefined) await typist.say(words);
      await typist.press('Tab');
      await look('stop');
    }
  }

  // The keys of the extension are known once its manifest has been read.
  await page.waitForTimeout(5000);
  await typist.press('Control+K');
  await typist.press('Shift+N');
  await question('The name the child goes by');
  await typist.say('Amara Bello');
  await typist.press('Enter');
  await question('Date of birth');
  await typist.type('2/3/2015');
  await typist.press('Enter');
  await question("The child's id");
  await typist.press('Enter');
  await question('Your id');
  await typist.type('j.okafor');
  await typist.press('Enter');
  await page.waitForSelector('.view-line >> text=Amara', { timeout: 60_000 });
  await look('record');
  await typist.say('Amara is eleven and lives with her aunt.');

  await typist.press('Control+K');
  await typist.press('n');
  await question('Contact');
  await typist.press('Enter');
  await look('contact');
  // From whom, the outcome, and who decided stand there already.
  await tabs([undefined, undefined, undefined]);
  await tabs(['An unexplained injury, and a similar contact in November.']);
  await tabs(['The safeguarding lead rang about a bruise above the elbow.', 'She would not say how it came.']);
  await typist.say('Somebody must talk to her alone, today.');

  await typist.press('Control+K');
  await typist.press('n');
  await question('Contact');
  await typist.type('vis');
  await look('visit');
  await typist.press('Enter');
  await look('visit');
  // Seen, alone, the place and the bedroom.
  await tabs([undefined, undefined, undefined, undefined]);
  await tabs(['"I fell off the wall at school."', 'A warm flat; her own room, tidy.']);
  await tabs(['What she says fits the bruise.']);
  await typist.say('Ring the school tomorrow.');
  await look('written');

  await typist.press('Control+S');
  await look('save');
  await typist.press('Enter');
  await look('saved');

  const pressed = typist.count;
  console.log(typist.log.join(' '));
  const [file] = readdirSync(home).filter((name) => name.endsWith('.case.md'));
  if (file === undefined) throw new Error(`No record was saved in ${home}: ${readdirSync(home).join(', ')}`);
  const text = readFileSync(join(home, file), 'utf8');
  rmSync(join(home, file));
  const linter = createLinter({ catalogue: builtInCatalogue(), policy: englandPolicy() });
  const { findings } = linter.judge(text, dateInEngland(new Date()));
  const faults = findings.filter(({ severity }) => severity !== 'information');
  if (pictures !== undefined) console.log(text);
  for (const { rule, severity, message } of faults) console.error(`${severity} ${rule}: ${message}`);
  const seen = await keysDown();
  const told = pressed.presses + pressed.prose;
  if (seen !== told) throw new Error(`The page saw ${seen} keys go down; ${told} were counted.`);
  for (const part of [/^## \S+ Contact$/m, /^## \S+ Visit$/m, /^ {2}outcome: referral$/m, /^by: j\.okafor$/m])
    if (!part.test(text)) throw new Error(`The record has no ${part.source}:\n${text}`);
  if (faults.length > 0) throw new Error('The record is not free of errors and warnings.');
  return pressed.presses;
}
