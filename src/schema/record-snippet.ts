/** Snippets for a whole new record: its front matter, its title and a place for the first words. */
import type { RecordKind } from '../record/types.ts';
import { literal, TabStops, valueStop } from './snippet.ts';
import type { FieldInfo } from './types.ts';
import { yamlText } from './yaml-text.ts';

/** A snippet with what the editor shows of it. */
export interface RecordSnippet {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly description: string;
  readonly body: string;
}

/** What a new record starts with: the fields of its front matter, in order, and its first heading. */
interface Start extends Omit<RecordSnippet, 'body'> {
  readonly asks: readonly string[];
  /** The words of the first heading before the name. */
  readonly heading: string;
}

const STARTS: Readonly<Record<RecordKind, Start>> = {
  child: {
    name: "New child's record",
    prefixes: ['child-record', 'new-child'],
    description: 'A whole new record for a child: who the child is, and a place for the summary. It starts a file.',
    asks: ['record', 'id', 'name', 'born', 'sex'],
    heading: '',
  },
  supervision: {
    name: 'New supervision record',
    prefixes: ['supervision-record', 'new-supervision'],
    description: 'A whole new supervision file for one worker. It starts a file.',
    asks: ['record', 'worker', 'name', 'supervisor', 'team', 'started', 'stage'],
    heading: 'Supervision of ',
  },
};

/** A whole new record of a kind. The name, typed once, stands in the heading too. */
export function recordSnippet(kind: RecordKind, fields: readonly FieldInfo[]): RecordSnippet {
  const { asks, heading, ...shown } = STARTS[kind];
  const stops = new TabStops();
  const lines = ['---'];
  let name = '';
  for (const ask of asks) {
    lines.push(`${ask}: ${ask === 'record' ? kind : valueStop(fieldNamed(kind, fields, ask), stops)}`);
    if (ask === 'name') name = stops.again();
  }
  lines.push(
    '---',
    '',
    `# ${heading}${name}`,
    '',
    stops.placeholder('Who this is about, and how things stand.'),
    '',
    '$0',
  );
  return { ...shown, body: lines.join('\n') };
}

/** What is known of a new record, by the names of its front matter: `name`, `born`, `id`. As people write it, not as YAML. */
export type RecordAnswers = Readonly<Record<string, string>>;

/**
 * A new record of which some is known already, as a snippet: what was answered stands there, what is needed and was not answered is a tab
 * stop, and the last stop is the summary. Answers may hold anything; each becomes one YAML text on one line.
 */
export function answeredRecordSnippet(
  kind: RecordKind,
  fields: readonly FieldInfo[],
  answers: RecordAnswers,
  today: string,
): string {
  const { asks, heading } = STARTS[kind];
  const stops = new TabStops();
  const lines = ['---'];
  let name = '';
  const others = fields.map((field) => field.name).filter((name) => !asks.includes(name));
  for (const ask of [...asks, ...others]) {
    const field = fieldNamed(kind, fields, ask);
    const answer = oneLine(answers[ask] ?? '');
    if (ask === 'record') lines.push(`record: ${kind}`);
    else if (answer !== '') lines.push(`${ask}: ${literal(yamlText(answer))}`);
    // A made-up birthday would pass for a fact: the place stays empty, and is asked for until it is written.
    else if (isBirth(kind, ask, answers)) lines.push(`${ask}: ${stops.placeholder('')}`);
    else if (field.required) lines.push(`${ask}: ${valueStop(field, stops, today)}`);
    if (ask === 'name') name = answer === '' && field.required ? stops.again() : literal(inHeading(answer));
  }
  const whose = name === '' ? literal(inHeading(oneLine(answers.worker ?? ''))) : name;
  lines.push('---', '', `# ${heading}${whose}`, '');
  lines.push(stops.placeholder(''), '', '$0');
  return lines.join('\n');
}

function fieldNamed(kind: RecordKind, fields: readonly FieldInfo[], name: string): FieldInfo {
  const field = fields.find((each) => each.name === name);
  if (!field) throw new Error(`The front matter of a ${kind} record has no field "${name}"`);
  return field;
}

/** A child is born, or expected. */
function isBirth(kind: RecordKind, ask: string, answers: RecordAnswers): boolean {
  return kind === 'child' && ask === 'born' && (answers.expected ?? '') === '';
}

/** Line breaks and other control characters would end the line that the text stands on. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** A name in a heading: hashes at its end would be taken for the heading's own. */
function inHeading(name: string): string {
  return name.replace(/#+$/, (hashes) => `\\${hashes}`);
}
