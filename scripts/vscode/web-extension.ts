/** The extension as a browser has it: its folder copied, with a manifest that knows no program for Node, so that VS Code must run it in a web worker. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What of the project's folder the extension is made of, besides its manifest. */
const PARTS = [
  'dist',
  'icons',
  'l10n',
  'language-configuration.json',
  'package.nls.json',
  'schemas',
  'snippets',
  'syntaxes',
  'walkthrough',
];

/** Makes the copy in a new folder, which is the caller's to remove; gives its path. */
export function copyForBrowser(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'case-record-web-'));
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true });
  const { main: _node, ...manifest }: { main: string; browser: string } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  mkdirSync(join(folder, 'out'));
  return folder;
}
