/** Snippets for a whole new record: its front matter, its title and a place for the first words. */
import type { RecordKind } from '../record/types.ts';
import { TabStops, valueStop } from './snippet.ts';
import type { FieldInfo } from './types.ts';

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
    const field = fields.find((each) => each.name === ask);
    if (!field) throw new Error(`The front matter of a ${kind} record has no field "${ask}"`);
    lines.push(`${ask}: ${ask === 'record' ? kind : valueStop(field, stops)}`);
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
