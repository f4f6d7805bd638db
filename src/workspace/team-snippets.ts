/** Pieces of text that a team shares, `.case-record/snippets/*.json`, in the format of VS Code. They are text: nothing in them is ever carried out. */
import {
  itemsOf,
  type JsonMember,
  type JsonNode,
  membersOf,
  readJsonText,
  repeatedKeys,
  spanOf,
  stringOf,
} from '../schema/json-text.ts';
import { nearest } from '../schema/suggest.ts';
import { below } from './record-files.ts';
import { faultsOfFolders } from './settings-folders.ts';
import type { ConfigProblem, FileAccess, Uri } from './types.ts';

/** The folder of a team's snippets, below `.case-record/`. */
export const SNIPPETS_FOLDER = 'snippets';
/** Longest file of snippets, in bytes. */
export const LONGEST_SNIPPETS = 200_000;
const MOST_FILES = 50;
const MOST_SNIPPETS = 500;
const LONGEST_BODY = 20_000;
const LONGEST_NAME = 120;
const MOST_PROBLEMS = 50;
const START = { start: 0, end: 0 };
const KEYS = ['prefix', 'body', 'description', 'scope', 'isFileTemplate'];

/** One piece of text, offered where its prefix is typed in the text of a record. */
export interface TeamSnippet {
  readonly name: string;
  readonly prefixes: readonly string[];
  /** In the syntax that VS Code and the language server protocol share, without transforms. */
  readonly body: string;
  readonly description?: string;
}

export interface TeamSnippets {
  readonly snippets: readonly TeamSnippet[];
  /** How many come from each file that has any. */
  readonly files: ReadonlyMap<Uri, number>;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads the snippets of these folders of a workspace, in the order of the files and in each of their names. Where there are too many, those of the last
 * folders are kept, which is the team's own: what is left out is told where it begins.
 */
export async function readSnippets(folders: readonly Uri[], root: Uri, files: FileAccess): Promise<TeamSnippets> {
  const places = folders.map((folder) => below(folder, SNIPPETS_FOLDER));
  const listings = await Promise.all(places.map((place) => files.list(place, '.json', MOST_FILES, root)));
  const problems: ConfigProblem[] = [...faultsOfFolders(places, listings, 'policy/snippet')];
  const kept = new Map<Uri, readonly TeamSnippet[]>();
  let room = MOST_SNIPPETS;
  for (const { files: listed, more } of listings.toReversed()) {
    const read = await Promise.all(
      listed.map(async (uri) => ({ uri, file: await files.read(uri, LONGEST_SNIPPETS, root) })),
    );
    for (const { uri, file } of read) {
      const reading = new SnippetFile(uri);
      if ('text' in file) kept.set(uri, reading.read(file.text, room));
      else reading.report(START, file.message);
      room -= kept.get(uri)?.length ?? 0;
      if (more && uri === listed.at(-1))
        reading.report(
          START,
          `At most ${MOST_FILES} files are read here; those that come after this one are left out.`,
        );
      problems.push(...reading.problems);
    }
  }
  const inOrder = listings.flatMap((listing) => listing.files.map((uri) => [uri, kept.get(uri) ?? []] as const));
  return {
    snippets: inOrder.flatMap(([, snippets]) => snippets),
    files: new Map(inOrder.flatMap(([uri, { length }]) => (length === 0 ? [] : [[uri, length] as const]))),
    problems,
  };
}

class SnippetFile {
  readonly problems: ConfigProblem[] = [];
  readonly #uri: Uri;

  constructor(uri: Uri) {
    this.#uri = uri;
  }

  report(at: JsonNode | ConfigProblem['span'], message: string, clears?: string): undefined {
    if (this.problems.length >= MOST_PROBLEMS) return undefined;
    const span = 'offset' in at ? spanOf(at) : at;
    this.problems.push({
      uri: this.#uri,
      rule: 'policy/snippet',
      severity: 'error',
      message,
      span,
      ...(clears === undefined ? {} : { clears }),
    });
    return undefined;
  }

  /** The snippets in a text, `room` at most. */
  read(text: string, room: number): readonly TeamSnippet[] {
    const { root, faults } = readJsonText(text);
    for (const { span, message, clears } of faults) this.report(span, message, clears);
    if (root === undefined) return [];
    if (root.type !== 'object') {
      this.report(
        root,
        'Snippets stand in curly brackets, each by its name: { "Safety plan": { "prefix": …, "body": … } }.',
      );
      return [];
    }
    for (const key of repeatedKeys(root))
      this.report(key, `"${String(key.value)}" stands here twice; the last one counts.`);
    const found: TeamSnippet[] = [];
    for (const member of membersOf(root)) {
      const snippet = this.#snippet(member);
      if (snippet === undefined) continue;
      if (found.length >= room) {
        this.report(
          member.key,
          `At most ${MOST_SNIPPETS} snippets are offered; this one and those after it are left out.`,
        );
        break;
      }
      found.push(snippet);
    }
    return found;
  }

  #snippet({ name, key, value }: JsonMember): TeamSnippet | undefined {
    if (value.type !== 'object')
      return this.report(value, 'A snippet is written in curly brackets: { "prefix": …, "body": … }.');
    const keys = new Map(membersOf(value).map((member) => [member.name, member]));
    for (const member of keys.values()) if (!KEYS.includes(member.name)) this.#unknownKey(member);
    const scope = keys.get('scope');
    if (scope && !(stringOf(scope.value) ?? '').split(',').some((each) => each.trim() === 'case-record'))
      return undefined;
    const prefixes = this.#lines(keys.get('prefix'), key, 'prefix');
    const body = this.#lines(keys.get('body'), key, 'body')?.join('\n');
    if (prefixes === undefined || body === undefined) return undefined;
    if (body.length > LONGEST_BODY) return this.report(key, `A snippet has at most ${LONGEST_BODY} signs.`);
    const transform = /\$\{\w+\//u.test(body);
    const at = keys.get('body')?.value ?? key;
    if (transform)
      return this.report(
        at,
        'A transform holds a pattern, which could hold up the editor, so this snippet is not offered.',
        'Write the place without the transform, as $1.',
      );
    const description = keys.get('description');
    const words = description && this.#lines(description, key, 'description')?.join('\n').slice(0, 1_000);
    return {
      name: name.slice(0, LONGEST_NAME),
      prefixes,
      body,
      ...(words === undefined ? {} : { description: words }),
    };
  }

  #unknownKey({ name, key }: JsonMember): void {
    const meant = nearest(name, KEYS);
    const advice = meant === undefined ? `It can have ${KEYS.join(', ')}.` : `Did you mean "${meant}"?`;
    this.report(key, `A snippet has no key "${name.slice(0, 40)}", so it is not used. ${advice}`);
  }

  /** A text, or a list of lines. */
  #lines(member: JsonMember | undefined, snippet: JsonNode, what: string): readonly string[] | undefined {
    if (member === undefined) return this.report(snippet, `This snippet has no "${what}", so it is not offered.`);
    const text = stringOf(member.value);
    if (text !== undefined && text !== '') return [text];
    const lines = itemsOf(member.value).map(stringOf);
    const texts = lines.filter((line) => line !== undefined);
    if (texts.length > 0 && texts.length === lines.length) return texts;
    return this.report(member.value, `"${what}" is a text, or a list of texts: one for each line.`);
  }
}
