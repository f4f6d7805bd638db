import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../src/cli/run.ts';
import { startingFolder } from '../../../src/workspace/starting-folder.ts';
import {
  blocks,
  emphasised,
  namesInCode,
  ofCaseRecord,
  pageOf,
  readPages,
  repository,
} from '../../support/documents.ts';

/** Those of the project, and those that a team gets to begin with. */
const pages = [
  ...readPages(),
  ...startingFolder()
    .filter(({ path }) => path.endsWith('.md') && !path.endsWith('.case.md'))
    .map(({ path, text }) => pageOf(path, text)),
];

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}
const read = <Content>(name: string) => JSON.parse(readFileSync(join(repository, name), 'utf8')) as Content;
const { contributes } = read<Manifest>('package.json');
const english = read<Readonly<Record<string, string>>>('package.nls.json');

describe('what the documents name', () => {
  it('as a setting, a command or a view of the extension is in its manifest', () => {
    const known = new Set([
      ...contributes.commands.map(({ command }) => command),
      ...Object.keys(contributes.configuration.properties),
      ...Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
    ]);
    const named = pages.flatMap((page) => {
      const inText = namesInCode(page).map(({ text, line }) => ({ text, line }));
      const inBlocks = blocks(page).map(({ value, position }) => ({ text: value, line: position?.start.line ?? 0 }));
      return [...inText, ...inBlocks].flatMap(({ text, line }) =>
        [...text.matchAll(/(?<![\w./-])caseRecord(?:\.\w+)+/g)].map(([name]) => ({
          name,
          at: `${page.path}:${line}`,
        })),
      );
    });
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter(({ name }) => !known.has(name)),
      [],
    );
  });

  it('as a file or folder of the project is there', () => {
    const named = pages
      .filter(({ path }) => !path.startsWith('docs/rules/') && path !== 'CHANGELOG.md')
      .flatMap((page) =>
        namesInCode(page)
          .filter(({ text }) => /^(src|test|scripts|schemas|policies|examples|bench|docs)\/[\w./-]+$/.test(text))
          .map(({ text, line }) => ({ text, at: `${page.path}:${line}` })),
      );
    assert.ok(named.length > 20);
    assert.deepEqual(
      named.filter(({ text }) => !existsSync(join(repository, text))),
      [],
    );
  });

  it('in the page on the architecture are all folders of src/', () => {
    const architecture = pages.find(({ path }) => path === 'docs/architecture.md');
    assert.ok(architecture);
    const named = new Set(namesInCode(architecture).map(({ text }) => text));
    const folders = readdirSync(join(repository, 'src'), { withFileTypes: true }).filter((each) => each.isDirectory());
    assert.deepEqual(
      folders.map(({ name }) => `src/${name}/`).filter((name) => !named.has(name)),
      [],
    );
  });

  it('as a command behind "Case Record:" is the title of one', () => {
    const titles = new Set(contributes.commands.map(({ title }) => english[title.replaceAll('%', '')] ?? title));
    const named = pages.flatMap((page) =>
      emphasised(page).flatMap(({ text, line }) => {
        const title = /^Case Record: (.+)$/.exec(text)?.[1];
        return title === undefined ? [] : [{ title, at: `${page.path}:${line}` }];
      }),
    );
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter(({ title }) => !titles.has(title)),
      [],
    );
  });

  it('as a command of the command line, with its options, is known to it', async () => {
    const shown = pages.flatMap((page) => {
      const inText = namesInCode(page);
      const inBlocks = blocks(page)
        .filter(({ lang }) => lang !== 'yaml' && lang !== 'json')
        .flatMap(({ value, position }) =>
          value
            .replaceAll(/\n\s+(?=[[-])/g, ' ')
            .split('\n')
            .map((text) => ({
              text: text.replace(/^\$ /, '').replace(/\s#\s.*$/, ''),
              line: position?.start.line ?? 0,
            })),
        );
      return [...inText, ...inBlocks].flatMap(({ text, line }) => {
        const words = ofCaseRecord(text.trim());
        // A word in capitals stands for any command.
        return words === undefined || words.length === 0 || words[0] === 'COMMAND'
          ? []
          : [{ words, at: `${page.path}:${line}` }];
      });
    });
    assert.ok(shown.length > 50, `only ${shown.length} were found`);
    const wrong: string[] = [];
    for (const { words, at } of shown) {
      const help = await helpFor(words);
      if (help === undefined) wrong.push(`${at}: no command ${words.join(' ')}`);
      for (const option of words.join(' ').match(/--[a-z][a-z-]*/g) ?? [])
        if (help !== undefined && !new RegExp(`(?<![\\w-])${option}(?![\\w-])`).test(help))
          wrong.push(`${at}: no option ${option} in ${words.join(' ')}`);
    }
    assert.deepEqual(wrong, []);
  });
});

describe('the page on the command line', () => {
  it('has every command in its table', async () => {
    const help = (await helpOf('')) ?? '';
    const commands = [...help.slice(help.indexOf('\nCommands:')).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
    assert.ok(commands.length > 10);
    const page = pages.find(({ path }) => path === 'docs/command-line.md');
    assert.ok(page);
    const named = new Set(namesInCode(page).map(({ text }) => text.split(' ')[0]));
    assert.deepEqual(
      commands.filter((name) => name !== 'help' && !named.has(name)),
      [],
    );
  });
});

const helped = new Map<string, Promise<string | undefined>>();

/** What `--help` says of the command that these words call; undefined where there is none. */
async function helpFor([first = '', second = '']: readonly string[]): Promise<string | undefined> {
  const name = first.startsWith('-') ? '' : first;
  const help = await helpOf(name);
  // Of a group, the second word is a command too.
  return name !== '' && help?.includes('\nCommands:') === true ? helpOf(`${name} ${second}`) : help;
}

function helpOf(name: string): Promise<string | undefined> {
  const asked = helped.get(name) ?? ask(name);
  helped.set(name, asked);
  return asked;
}

async function ask(name: string): Promise<string | undefined> {
  let out = '';
  const stream = {
    write(text: string) {
      out += text;
    },
  };
  const status = await run([...name.split(' ').filter((word) => word !== ''), '--help'], {
    cwd: repository,
    stdout: stream,
    stderr: stream,
    env: {},
    now: () => new Date('2026-03-20T10:00:00Z'),
  });
  // A group answers with its own help for a command that it doesn't have.
  return status === 0 && out.includes(`case-record${name === '' ? '' : ` ${name}`}`) ? out : undefined;
}
