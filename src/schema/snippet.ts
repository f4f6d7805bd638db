/** Snippets made from entry types, in the syntax that VS Code and the language server protocol share. */
import type { EntryType, FieldInfo } from './types.ts';
import { flowText } from './yaml-text.ts';

/** More choices than this are a list to search in, not to pick from. */
const LONGEST_CHOICE = 15;
const TODAY = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

/** Numbers the tab stops as they are written. */
export class TabStops {
  #last = 0;

  /** A stop with what stands there until it is typed over. `text` is snippet syntax. */
  placeholder(text: string): string {
    this.#last += 1;
    return text === '' ? `$${this.#last}` : `\${${this.#last}:${text}}`;
  }

  /** The last stop once more: what is typed there stands here too. */
  again(): string {
    return `$${this.#last}`;
  }

  /** A stop with texts to choose from; the first stands there to begin with. */
  choice(texts: readonly string[]): string {
    this.#last += 1;
    return `\${${this.#last}|${choicesOf(texts)}|}`;
  }
}

/** Texts to choose from, as they must be written between a snippet's bars. */
export const choicesOf = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/[\\,|]/g, '\\$&')).join(',');

/** Text as it must be written to stand for itself in a snippet. */
export const literal = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** The given text first, then the others. */
const startingWith = (first: string | undefined, texts: readonly string[]): readonly string[] =>
  first !== undefined && texts.includes(first) ? [first, ...texts.filter((text) => text !== first)] : texts;

/** What is known when an entry is begun, and so need not be typed. */
export interface Known {
  /** The day; the editor's own today where absent. */
  readonly today?: string;
  /** The id of whoever writes. */
  readonly worker?: string;
  /** The id of whoever mostly decides, offered and typed over. */
  readonly decider?: string;
  /** The id of the team that whoever writes is in, offered and typed over. */
  readonly team?: string;
  /** Values of whole fields by name, as YAML: `answers: 2026-02-02-contact`. They stand as they are. */
  readonly values?: Readonly<Record<string, string>>;
}

/** What stands in a free text until it is typed over: a name for what belongs there, never a made-up fact. */
function placeName(field: FieldInfo, person: string | undefined): string {
  if (field.kind === 'person') return person ?? 'your.name';
  if (field.name === 'rationale') return 'why';
  return field.title.toLowerCase();
}

/**
 * A stop for one value, holding something that is valid as it stands. Nothing that could pass for a fact about the child stands
 * there but today's date and, where the field has one, the first of its codes. `person` is offered where somebody is named.
 */
export function valueStop(field: FieldInfo, stops: TabStops, today: string = TODAY, person?: string): string {
  const example = field.examples[0];
  if (field.kind === 'yes-no') return stops.choice(startingWith(example, ['yes', 'no']));
  if (field.kind === 'date') return stops.placeholder(today);
  if (field.codes && field.kind === 'code' && field.codes.length <= LONGEST_CHOICE) {
    const codes = field.codes.map((code) => code.code);
    return stops.choice(startingWith(example, codes));
  }
  if (field.kind === 'list') {
    return `[${stops.placeholder(literal(field.codes ? (example ?? '').slice(1, -1) : placeName(field, person)))}]`;
  }
  const given = field.codes || field.kind === 'number' ? example : undefined;
  return stops.placeholder(literal(given ?? placeName(field, person)));
}

/** The lines of one field; `parts` are the parts of a map that the snippet asks for. */
function fieldLines(field: FieldInfo, parts: readonly string[], stops: TabStops, known: Known): readonly string[] {
  const { today = TODAY, worker, decider } = known;
  if (field.kind === 'list' && field.fields) {
    // Of an action, what is known when it is agreed; of anything else, all.
    const agreed = field.fields.filter((part) => ['what', 'who', 'due'].includes(part.name));
    const [first, ...rest] = agreed.length > 0 ? agreed : field.fields;
    if (!first) return [];
    return [
      `${field.name}:`,
      `  - ${first.name}: ${valueStop(first, stops, today, worker)}`,
      ...rest.map((part) => `    ${part.name}: ${valueStop(part, stops, today, worker)}`),
    ];
  }
  if (field.fields) {
    const wanted = field.fields.filter((part) => parts.includes(part.name));
    // A decision is mostly written up on its day: the date stands there, and nobody is stopped at it.
    const value = (part: FieldInfo) =>
      part.name === 'on' ? today : valueStop(part, stops, today, decider ?? (part.name === 'by' ? worker : undefined));
    return [`${field.name}:`, ...wanted.map((part) => `  ${part.name}: ${value(part)}`)];
  }
  if (field.name === 'by' && worker !== undefined) return [`by: ${literal(worker)}`];
  if (field.kind === 'team' && known.team !== undefined)
    return [`${field.name}: ${stops.placeholder(literal(flowText(known.team)))}`];
  return [`${field.name}: ${valueStop(field, stops, today, worker)}`];
}

/** What a snippet is made from: a type, and in `asks` the fields that it asks for, in order. */
export type SnippetSource = Pick<EntryType, 'title' | 'fields' | 'sections' | 'asks'>;

/**
 * A whole entry as a snippet: heading with today's date, the fields that matter with tab stops on values that are valid as they
 * stand, and the known sections.
 */
export function entrySnippet(type: SnippetSource, known: Known = {}): string {
  return [`## ${known.today ?? TODAY} ${literal(type.title)}`, '', entryBodySnippet(type, known)].join('\n');
}

/** What follows the heading and its blank line. */
export function entryBodySnippet(type: SnippetSource, known: Known = {}): string {
  const stops = new TabStops();
  const lines: string[] = ['```yaml'];
  const values = known.values ?? {};
  const asked = type.asks.map((ask) => ask.split('.')[0] ?? ask);
  for (const name of new Set([...asked, ...Object.keys(values)])) {
    const given = values[name];
    const field = type.fields.find((each) => each.name === name);
    const parts = type.asks.filter((ask) => ask.startsWith(`${name}.`)).map((ask) => ask.slice(name.length + 1));
    if (!field) continue;
    if (given === undefined) lines.push(...fieldLines(field, parts, stops, known));
    else lines.push(`${name}:${given.startsWith('\n') ? '' : ' '}${literal(given)}`);
  }
  lines.push('```');
  for (const section of type.sections) lines.push('', `### ${literal(section)}`, '', stops.placeholder(''));
  lines.push('', '$0');
  return lines.join('\n');
}

/** The words by which the editor offers a type's snippet: its id, then each title and alias in the same form, once. */
export function snippetPrefixes(type: Pick<EntryType, 'id' | 'title' | 'aliases'>): readonly string[] {
  const kebab = (name: string) =>
    name
      .toLowerCase()
      .replace(/['’]/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
  return [...new Set([type.id, ...[type.title, ...type.aliases].map(kebab)])];
}
