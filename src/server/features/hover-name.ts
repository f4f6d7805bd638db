/** Who or what a name in a record stands for: a person's role and team, a team's name and manager, an entry's heading and first words, a child's name. */
import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { Entry } from '../../record/types.ts';
import type { Workspace } from '../../workspace/types.ts';
import { rangeOf } from '../judged-record.ts';
import type { ReadRecord } from '../outlines.ts';
import type { Surroundings } from './definition.ts';
import { plain } from './markdown.ts';
import { entryAt, type Named, namedAt } from './named.ts';
import { cameOfIt } from './symbols.ts';

/** Longest first words that are shown. */
const LONGEST = 240;

/** Markdown for the name at an offset; nothing where none is there, or nobody tells of it. */
export async function nameHover(read: ReadRecord, offset: number, around: Surroundings): Promise<Hover | null> {
  const at = namedAt(read, offset);
  if (at === undefined || (at.declares && at.named.kind === 'entry')) return null;
  const value = await told(at.named, read, around);
  if (value === undefined) return null;
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(read.document, at.span) };
}

async function told(named: Named, { workspace }: ReadRecord, { outlines }: Surroundings): Promise<string | undefined> {
  switch (named.kind) {
    case 'person':
      return personMarkdown(named.name, workspace);
    case 'team':
      return teamMarkdown(named.name, workspace);
    case 'child': {
      const [file] = workspace.around.filesOf(named.name);
      const holder = file === undefined ? undefined : await outlines.read(file);
      const name = holder?.record.frontMatter?.fields?.value.name;
      return typeof name === 'string' ? `**${plain(name)}** (${plain(named.name)})` : undefined;
    }
    case 'entry': {
      const holder = named.file === undefined ? undefined : await outlines.read(named.file);
      const entry = holder && entryAt(holder.record, named.name);
      return holder && entry && entryMarkdown(entry, holder);
    }
  }
}

function personMarkdown(id: string, { config }: Workspace): string | undefined {
  const person = config.people.get(id);
  if (person === undefined) return undefined;
  const { name, role, team, manager, stage, started, left } = person;
  const about = [role, team && (config.teams.get(team)?.name ?? team)].filter((part) => part !== undefined);
  const lines = [[`**${plain(name)}**`, ...about.map(plain)].join(', ')];
  if (manager !== undefined) lines.push(`Manager: ${plain(config.people.get(manager)?.name ?? manager)}`);
  if (stage === 'newly-qualified') lines.push('Newly qualified');
  if (started !== undefined) lines.push(`Began on ${plain(started)}`);
  if (left !== undefined) lines.push(`Left on ${plain(left)}`);
  return lines.join('\n\n');
}

function teamMarkdown(id: string, { config }: Workspace): string | undefined {
  const team = config.teams.get(id);
  if (team === undefined) return undefined;
  const lines = [`**${plain(team.name)}** (${plain(id)})`];
  if (team.manager !== undefined)
    lines.push(`Manager: ${plain(config.people.get(team.manager)?.name ?? team.manager)}`);
  return lines.join('\n\n');
}

function entryMarkdown({ block }: Entry, { workspace }: ReadRecord): string {
  const { heading, narrative, text } = block;
  const title = [heading.dateText, heading.time, heading.typeText].filter(Boolean).join(' ');
  const subject = heading.subject === undefined ? '' : `: ${plain(heading.subject.text)}`;
  const came = cameOfIt(block, workspace.catalogue);
  const lines = [`**${plain(title)}**${subject}`];
  if (came.length > 0) lines.push(plain(came.join(', ')));
  const [first = ''] = text
    .slice(narrative.start, narrative.end)
    .trim()
    .split(/\n\s*\n/, 1);
  const words = first.slice(0, LONGEST);
  if (words !== '') lines.push(`${plain(words)}${words.length < first.length ? '…' : ''}`);
  return lines.join('\n\n');
}
