/**
 * The folders of the suites, served from memory by an extension (test/vscode/virtual-folder), and at the same paths of the disk something else: whoever reads there shows
 * it, and whoever writes there changes it.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const FIXTURES = 'test/vscode/fixtures';
const SOURCE = 'test/vscode/virtual-folder';

/** The scheme of the addresses. */
export const IN_MEMORY = 'case-memory';

/** What stands on the disk, and nowhere else. The suite knows it too. */
const ON_DISK = 'zephyrine';

const RECORD = `---\nrecord: child\nid: CH-${ON_DISK}\nname: ${ON_DISK}\nborn: 2015-03-02\n---\n\n## 2026-01-09 Visit: ${ON_DISK}\n`;

export interface VirtualFolder {
  /** Absolute path of the extension that serves the folders. */
  readonly extension: string;
  /** Throws where the disk is not as it was. */
  lookAtDisk(): void;
}

/** Makes the extension, and what stands on the disk, below `folder`. The address of what is served is that of `folder`. */
export async function makeVirtualFolder(folder: string): Promise<VirtualFolder> {
  const extension = join(folder, 'extension');
  const texts = textsBelow(FIXTURES);
  const served = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`${folder}/${path}`, text]));
  await build({
    entryPoints: [join(SOURCE, 'extension.ts')],
    outfile: join(extension, 'extension.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2022',
    external: ['vscode'],
    define: { SERVED_FILES: JSON.stringify(served) },
    logLevel: 'warning',
  });
  cpSync(join(SOURCE, 'package.json'), join(extension, 'package.json'));
  const disk = join(folder, 'one-folder');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(disk, path)), { recursive: true });
    writeFileSync(join(disk, path), text);
  };
  for (const name of ['amara', 'tobi', 'CH-7701', ON_DISK]) write(`${name}.case.md`, RECORD);
  write(
    '.case-record/config.yaml',
    `as-of: 2031-01-01\npolicies: [${ON_DISK}]\npeople:\n  ${ON_DISK}: {name: ${ON_DISK}}\n`,
  );
  write('.case-record/entries/visit.schema.json', `{"title": "${ON_DISK}", "description": "${ON_DISK}"}`);
  write(`.case-record/templates/${ON_DISK}.case.md`, `---\ntemplate: {name: ${ON_DISK}, kind: record}\n---\n`);
  const before = JSON.stringify(textsBelow(disk));
  return {
    extension,
    lookAtDisk() {
      if (JSON.stringify(textsBelow(disk)) !== before)
        throw new Error('In a virtual workspace something was written on the disk.');
    },
  };
}

/** The texts of all files, by path from the folder. */
function textsBelow(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(resolve(folder), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(resolve(folder).length + 1), readFileSync(path, 'utf8')]));
}
