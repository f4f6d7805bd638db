/** The reference pages on the extension's settings and commands, made from its manifest. They are committed and compared. */
import { readFileSync } from 'node:fs';
import type { GeneratedFile } from '../generate.ts';

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription?: string;
  readonly description?: string;
  readonly order?: number;
}

interface Named {
  readonly command: string;
  readonly title: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly Named[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac?: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

/** What is asked of the window, in words. A condition that is not here is shown as the manifest has it. */
const CONDITIONS: ReadonlyMap<string, string> = new Map([
  ['editorLangId == case-record', 'a record is in front'],
  ['resourceLangId == case-record', 'a record is in front'],
  ['workspaceFolderCount != 0', 'a folder is open'],
  ['caseRecord.myDay.state == ready', '*My day* has looked at the records'],
  ['caseRecord.myDay.state == looking', '*My day* is looking at the records'],
  ['caseRecord.myDay.hasWorker', '`caseRecord.worker` says who you are'],
]);

export async function generate(): Promise<GeneratedFile[]> {
  const manifest = read<Manifest>('package.json');
  const english = read<Readonly<Record<string, string>>>('package.nls.json');
  return [
    { path: 'docs/reference/settings.md', content: settingsPage(manifest, english), committed: true },
    { path: 'docs/reference/commands.md', content: commandsPage(manifest, english), committed: true },
  ];
}

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')) as Content;
}

/** The text behind `%key%`; anything else as it stands. */
function inEnglish(text: string, english: Readonly<Record<string, string>>): string {
  return text.replaceAll(/%([^%]+)%/g, (whole, key: string) => english[key] ?? whole);
}

function settingsPage({ contributes }: Manifest, english: Readonly<Record<string, string>>): string {
  const settings = Object.entries(contributes.configuration.properties).sort(
    ([, one], [, other]) => (one.order ?? 0) - (other.order ?? 0),
  );
  const own = settings.flatMap(([name, setting]) => {
    const said = inEnglish(setting.markdownDescription ?? setting.description ?? '', english);
    const values = (setting.enum ?? []).map((value, index) => {
      const meaning = inEnglish(setting.enumDescriptions?.[index] ?? '', english);
      return `- \`${value}\`: ${meaning}`;
    });
    return [
      `## ${name}`,
      said,
      ...(values.length > 0 ? [values.join('\n')] : []),
      `Usually: \`${JSON.stringify(setting.default)}\``,
    ];
  });
  const defaults = contributes.configurationDefaults['[case-record]'] ?? {};
  return page([
    '# Settings of the extension',
    'These are settings of VS Code (**File > Preferences > Settings**, then search for *Case Record*): each person sets their own. What a whole team agrees on stands in ' +
      '[the folder that a team shares](../settings-folder.md) instead. This page is made from the extension’s manifest.',
    ...own,
    '## What the extension sets for records',
    'In records, and in nothing else, these settings of VS Code begin with other values. Your own settings go over them.',
    table(
      ['setting', 'value'],
      Object.entries(defaults).map(([name, value]) => [`\`${name}\``, `\`${JSON.stringify(value)}\``]),
    ),
  ]);
}

function commandsPage({ contributes }: Manifest, english: Readonly<Record<string, string>>): string {
  const { commands, keybindings, menus } = contributes;
  const when = new Map(menus.commandPalette.map((entry) => [entry.command, entry.when]));
  const shown = commands.filter(({ command }) => when.get(command) !== 'false');
  const rows = shown.map(({ command, title }) => {
    const keys = keybindings.filter((binding) => binding.command === command);
    return [
      `*${inEnglish(title, english)}*`,
      keys.map(({ key }) => `\`${keyName(key)}\``).join(', '),
      keys.map(({ key, mac }) => `\`${keyName(mac ?? key)}\``).join(', '),
      conditionInWords(when.get(command)),
      `\`${command}\``,
    ];
  });
  return page([
    '# Commands of the extension',
    'All are in the command palette (`F1`, or `Ctrl+Shift+P`) behind *Case Record:*, where they apply. Keys can be changed under **File > Preferences > Keyboard Shortcuts**. ' +
      'This page is made from the extension’s manifest.',
    table(['command', 'key', 'on a Mac', 'applies where', 'id'], rows),
  ]);
}

/** `ctrl+k shift+n` as it stands on keys. */
function keyName(key: string): string {
  return key
    .split(' ')
    .map((stroke) =>
      stroke
        .split('+')
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join('+'),
    )
    .join(' ');
}

function conditionInWords(when: string | undefined): string {
  if (when === undefined) return 'everywhere';
  const part = (text: string) => CONDITIONS.get(text.trim()) ?? `\`${text.trim()}\``;
  return when
    .split('||')
    .map((all) => all.split('&&').map(part).join(', and '))
    .join(', or ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
